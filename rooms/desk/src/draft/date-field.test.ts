// Every field of every operation that takes a date takes it as people write it. The fields come
// from the operations' own declarations: a new one fails here until it is driven.
import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList, dateSchema } from '@tumen/contract'
import { z } from 'zod'
import { addReport, HELD, openFixture } from '../../fixture/desk.ts'
import { COLUMNS, fileOf } from '../../fixture/mention.ts'
import { Refusal } from '../refusal.ts'

/** The paths of an input at which a schema stands, and those of texts that look like a day. */
function pathsIn(schema: z.ZodType, path = ''): { dates: string[]; days: string[] } {
  if (schema === dateSchema) return { dates: [path], days: [] }
  const below = (part: unknown, at = path) => pathsIn(part as z.ZodType, at)
  const join = (all: { dates: string[]; days: string[] }[]) => ({
    dates: all.flatMap(({ dates }) => dates),
    days: all.flatMap(({ days }) => days),
  })
  if (schema instanceof z.ZodObject)
    return join(
      Object.entries(schema.shape).map(([name, part]) =>
        below(part, path === '' ? name : `${path}.${name}`),
      ),
    )
  if (schema instanceof z.ZodArray) return below(schema.element, `${path}.0`)
  if (schema instanceof z.ZodUnion) return join(schema.options.map((part) => below(part)))
  if (schema instanceof z.ZodPipe) return below(schema.def.in)
  if (schema instanceof z.ZodRecord) return below(schema.def.valueType, `${path}.*`)
  const inner = (schema.def as { innerType?: z.ZodType }).innerType
  if (inner) return below(inner)
  const isDay = schema instanceof z.ZodString && schema.safeParse('2019-08-08').success
  const isOther = isDay && schema.safeParse('someday').success
  return { dates: [], days: isDay && !isOther ? [path] : [] }
}

const fixture = await openFixture()
await addReport(fixture)
await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
await fixture.ask('own', 'document.add', {
  ...{ id: 'R2', title: 'Other', text: 'Other words altogether.', language: 'en' },
  published: '2022-04-29',
})
await fixture.ask('own', 'list.record', { id: 'list-1', title: 'A list' })
await fixture.ask('own', 'list.import', { csv: fileOf(), columns: COLUMNS, list: 'list-1' })
const { mentions } = await fixture.ask<{ mentions: { id: string }[] }>('own', 'mention.list', {
  list: 'list-1',
})

const { at: _, number: __, ...WITHOUT_DAYS } = HELD
const QUESTION = { act: 'detention', place: 'CN/LN' }
const FRAME = { population: 'p', act: 'a', unit: 'persons', place: 'x' }
let made = 0

const PROGRAM = { name: 'export', operations: ['event.list'] }

/** What each operation needs beside the date; several kinds of input where dates exclude others. */
const BASE: Readonly<Record<string, (path: string) => object>> = {
  search: () => ({ query: 'list' }),
  'place.find': () => ({ name: 'Liaoning' }),
  'workspace.confirm-clock': () => ({}),
  'credential.issue': () => PROGRAM,
  'workspace.repair-clock': () => ({}),
  'document.add': () => ({
    ...{ title: 'Report', text: `Words number ${++made}.`, language: 'en' },
    published: '2019',
  }),
  'document.weigh': () => ({ from: 'R1', to: 'R2' }),
  'claim.check': () => WITHOUT_DAYS,
  'claim.record': () => ({ ...WITHOUT_DAYS, id: `made_${++made}` }),
  'claim.amend': () => ({ amends: 'held', reason: 'x' }),
  'claim.retract': () => ({ claim: 'held', why: 'reviewer_rejects', reason: 'x' }),
  'review.assign': () => ({ items: ['held'], reviewers: ['rev'], comment: 'x' }),
  'review.check-bulk': () => ({ do: 'submit', items: ['held'], comment: 'x' }),
  'review.bulk': () => ({ do: 'submit', items: ['held'], comment: 'x', token: 'x' }),
  'review.reopen': () => ({ item: 'held', reviewers: ['rev'], comment: 'x' }),
  'agent.grade': () => ({ agent: 'harbour', grade: 'B' }),
  'event.record': () => ({ title: 'A raid' }),
  'event.timeline': () => ({}),
  'event.map': () => ({}),
  'event.network': () => ({}),
  'claim.tally': () => ({}),
  'figure.official': () => ({ act: 'detention' }),
  'field.define': () => ({ ...CHOICE_FIELD, id: `field_${++made}` }),
  'field.amend': () => ({ id: 'chosen', choices: CHOICE_FIELD.choices }),
  'field.list': () => ({}),
  'involvement.list': () => ({}),
  'event.amend': () => ({ id: 'e1', title: `A raid ${++made}` }),
  'figure.ask': () => QUESTION,
  'figure.explain': () => QUESTION,
  'figure.diff': (path) => (path === 'before' ? QUESTION : { ...QUESTION, before: '2022-04-29' }),
  'figure.moments': () => QUESTION,
  'figure.table': () => ({ acts: ['detention'], from: '2022-01', to: '2022-12' }),
  'list.record': () => ({ title: 'A list' }),
  'person.record': () => ({ name: `Name ${++made}`, title: `List ${made}` }),
  'person.flow': () => ({}),
  'mention.amend': () => ({ id: mentions[0]?.id }),
  'list.check': (path) => listFile(path),
  'list.import': (path) => listFile(path),
  'estimate.table': (path) => fromClaims(path),
  'estimate.record': (path) => (path.startsWith('frames') ? TABLE : fromClaims(path)),
  'estimate.run': () => TABLE,
}
const CHOICE_FIELD = {
  ...{ of: 'event', kind: 'choice', sensitivity: 'public', names: { en: 'Transport' } },
  choices: [{ names: { en: 'bus' } }],
}
await fixture.ask('own', 'field.define', { ...CHOICE_FIELD, id: 'chosen' })
const TABLE = {
  lists: ['a', 'b'],
  cells: [
    ['10', 40],
    ['01', 50],
    ['11', 20],
  ],
}

/** A file with names for what only such a file has, else one with pseudonyms. */
function listFile(path: string): object {
  if (path === 'markGone') return { csv: fileOf(), columns: COLUMNS, list: 'list-1' }
  return { csv: `person,list\np-${++made},list number ${made}`, space: `space-${made}` }
}
const fromClaims = (path: string) =>
  path === 'asKnownOn' ? { from: ['list-1'] } : { claims: QUESTION }

/** The other half of a pair of dates. */
const PAIR: Readonly<Record<string, string>> = {
  from: 'to',
  to: 'from',
  earliest: 'latest',
  latest: 'earliest',
}

function withDate(base: object, path: string, words: string): object {
  const input = structuredClone(base) as Record<string, unknown>
  const parts = path.split('.')
  const last = parts.pop() as string
  let at: Record<string, unknown> = input
  for (const [n, part] of parts.entries()) {
    const isList = parts[n + 1] === '0' || (n === parts.length - 1 && last === '0')
    const next = (at[part] ?? (isList ? [] : {})) as Record<string, unknown>
    at[part] = typeof next === 'string' ? {} : next
    at = at[part] as Record<string, unknown>
  }
  if (path.startsWith('frames')) Object.assign(at, FRAME)
  at[last] = words
  const other = PAIR[last]
  if (other !== undefined) at[other] = last === 'to' || last === 'latest' ? '2000' : '2021-12-31'
  return input
}

const WRITTEN = ['August 8, 2019', '8 Aug 2019', '2019년 8월 8일', '2019年8月8日', '2019-08-08']
const DATE_CODES = ['date_malformed', 'date_unsupported', 'date_two_ways', 'date_impossible']

async function refusalOf(name: string, input: object): Promise<Refusal | undefined> {
  try {
    await fixture.ask('own', name, input)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What is said of the date: the code of its finding, whichever door says it. */
async function saidOf(name: string, input: object): Promise<string | undefined> {
  if (name !== 'claim.check') {
    const refusal = await refusalOf(name, input)
    const code = refusal?.details.find((one) => DATE_CODES.includes(String(one.code)))?.code
    const isUnfit = refusal?.details.some(({ path }) => path !== undefined)
    if (refusal?.code === 'invalid-input' && isUnfit)
      return `invalid: ${JSON.stringify(refusal.details)}`
    return code === undefined ? undefined : String(code)
  }
  const { problems } = await fixture.ask<{ problems: { details: { code?: string }[] }[] }>(
    ...(['own', name, input] as const),
  )
  return problems.flatMap(({ details }) => details).find(({ code }) => code)?.code
}

/** Fields of operations that share their reading with another one that is driven here. */
const SAME: Readonly<Record<string, string>> = {
  // The form of a claim, over a proposal.
  'proposal.amend': 'claim.check',
}

test('[D524] no operation reads a day in one form only', () => {
  for (const { name, input } of contractList) assert.deepEqual(pathsIn(input).days, [], name)
})

test('[D524] every date of every operation is taken as people write it, and a doubtful one asks', async () => {
  const driven = new Set<string>()
  for (const { name, input } of contractList) {
    const { dates } = pathsIn(input)
    if (dates.length === 0 || Object.hasOwn(SAME, name)) continue
    const base = BASE[name]
    assert.ok(base, `${name} takes dates (${dates.join(', ')}) and is not driven`)
    for (const path of dates) {
      driven.add(name)
      const said = (words: string): Promise<string | undefined> =>
        saidOf(name, withDate(base(path), path, words))
      for (const words of WRITTEN)
        assert.equal(await said(words), undefined, `${name} ${path} ${words}`)
      assert.equal(await said('08/09/2019'), 'date_two_ways', `${name} ${path}`)
      const unknown = await said('the other day')
      assert.ok(['date_malformed', 'date_unsupported'].includes(unknown ?? ''), `${name} ${path}`)
    }
  }
  assert.ok(driven.size >= 15, `${driven.size} operations`)
})
