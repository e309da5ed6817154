import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@tumen/claim'
import { stockDayNotes } from '@tumen/view'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../../fixture/door.ts'
import { Form } from '../../../form/form.ts'
import { dateOf } from './claim-field.ts'
import { claimInput } from './claim-input.ts'
import { differencesOf, mergedForm } from './form-difference.ts'
import { fieldsIn, understoodIn } from './printed-form.test.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)
const show = async (id: string) =>
  (await world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })).claim
const amend = (id: string) => `/claims/${id}/amend`
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await door.post(path, { ...fields, step: 'record' })
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() }
}

async function amendedBy(id: string, change: Record<string, string>): Promise<string> {
  const fields = { ...fieldsIn(await door.text(amend(id))), reason: 'misread', ...change }
  const { status, to, page } = await post(amend(id), fields)
  assert.equal(status, 303, understoodIn(page))
  return (to ?? '').replace('/claims/', '')
}

async function recorded(input: object): Promise<string> {
  return (await world.ask<{ id: string }>('ana-1', 'claim.record', { ...QUOTED, ...input })).id
}

const QUOTED = {
  document: 'R08',
  quote: ['about 80 people have been arrested in various parts of China since January'],
  act: 'arrest',
}

/** What a claim says, without what another row of it cannot share. */
function said(claim: Claim) {
  const { id: _, extraction: __, ...rest } = claim
  return rest
}

interface Shown {
  claim: Claim
  relations: { from: string; to: string; type: string; note?: string }[]
}

/** Whoever may amend what others recorded. */
const decider = await openFixtureDoor(world, { account: 'dec-1', roles: ['analyst', 'reviewer'] })

function ownOf({ claim, relations }: Shown) {
  return relations
    .filter(({ from, note }) => from === claim.id && note !== 'amendment')
    .map(({ type, to, note }) => [type, to, note])
}

async function newestOf(id: string): Promise<string> {
  const { relations } = await world.ask<Shown>('ana-1', 'claim.show', { id })
  return relations.find(({ to, note }) => to === id && note === 'amendment')?.from ?? id
}

/** One input after another, so that every field of the form is used. */
const INPUTS: Record<string, object> = {
  plain: { number: 'about 80', place: 'China', placeRelation: 'various_parts_of', time: '2022-01' },
  pieces: {
    quote: ['The account comes from', 'his name is withheld'],
    chain: ['Harbour Wire', 'a missionary'],
    direct: true,
    anonymityReason: 'for his safety',
    said: '2022-08-04',
    modality: 'believed',
    modalityCue: 'withheld',
    basis: 'told_by_relatives',
    position: 'lead',
    kind: 'source_profile',
    text: 'Who he is is not told.',
  },
  twice: { quote: ['the missionary'], offset: -1, act: 'detention', at: '2022-07' },
  detail: {
    op: 'at_least',
    value: 80,
    unit: 'families',
    measure: 'cumulative',
    since: '2022-01-01',
  },
  range: { op: 'range', low: 70, high: 80, time: '2022-01-01/2022-08-04' },
  vague: { vague: 'dozens', until: '2022-08', since: '2022-01' },
  rate: { value: 80, per: { n: 2, unit: 'week' } },
  part: { number: 'about 80', partOf: { value: 100, op: 'about' } },
  whom: {
    number: 'about 80',
    actor: 'border guards',
    affected: 'people <who> left',
    population: 'KP',
    restrict: [
      { by: 'sex', label: 'women' },
      { by: 'age', label: 'minors' },
    ],
    denied: true,
    condition: 'the missionary',
  },
  places: {
    number: 'about 80',
    place: 'CN/LN',
    placeRole: 'transit',
    placeRelation: 'near',
    places: [{ place: 'China' }, { place: 'CN/JL', role: 'subject', relation: 'along' }],
  },
  keeping: {
    number: 'about 80',
    sensitivity: 'restricted',
    problems: ['The date is smudged.', 'Two readings.'],
    overlapsUnknown: true,
    relations: [{ type: 'restates', to: 'R08b', note: 'the same <words>' }],
  },
}

for (const [name, given] of Object.entries(INPUTS))
  test(`[E88] every field goes from the form to the claim and back: ${name}`, async () => {
    const { text } = await world.ask<{ text: string }>('ana-1', 'document.show', { id: 'R08' })
    const isTwice = 'offset' in given
    const input = isTwice ? { ...given, offset: text.lastIndexOf('the missionary') } : given
    const first = await show(await recorded(input))
    const printed = fieldsIn(await door.text(amend(first.id)))
    const second = await show(await amendedBy(first.id, {}))
    assert.deepEqual(said(second), said(first))
    assert.deepEqual(fieldsIn(await door.text(amend(second.id))), printed)
  })

test('[E88] an interval is written as the shortest partial date that means it', () => {
  const cases: [string, string, string][] = [
    ['2022-01-01', '2022-12-31', '2022'],
    ['2022-02-01', '2022-02-28', '2022-02'],
    ['2024-02-01', '2024-02-29', '2024-02'],
    ['2024-02-01', '2024-02-28', '2024-02-01/2024-02-28'],
    ['2022-04-11', '2022-04-11', '2022-04-11'],
    ['2022-01-01', '2022-03-31', '2022-01-01/2022-03-31'],
  ]
  for (const [earliest, latest, date] of cases) assert.equal(dateOf({ earliest, latest }), date)
  assert.equal(dateOf(undefined), '')
})

test('[E88] what the form cannot read is left to the desk to refuse', () => {
  const form = new Form([
    ['value', '1,200'],
    ['low', 'many'],
    ['perN', '2'],
    ['quote', ' words '],
    ['offset', '12'],
    ['offsetFor', 'other words'],
    ['chain', ' a \n\n b '],
    ['relation1Type', 'restates'],
  ])
  assert.deepEqual(claimInput(form, 'R1'), {
    document: 'R1',
    quote: ['words'],
    value: 1200,
    low: 'many',
    per: { n: 2 },
    chain: ['a', 'b'],
  })
})

test('[E89] what no field can show is kept where the form is recorded as it is', async () => {
  const found = await world.desk.ledger.read.claims({ limit: 1000 })
  const all = { claims: found.map(({ claim }): Claim => claim.row) }
  const parts: [string, (claim: Claim) => boolean][] = [
    ['breakdown', ({ quantity }) => quantity?.breakdown !== undefined],
    ['derivation', ({ quantity }) => quantity?.derivation !== undefined],
    ['comparison', ({ comparison }) => comparison !== undefined],
    ['habitual', ({ proposition }) => proposition.habitual !== undefined],
    ['baseline', ({ times }) => times.some((one) => one.role === 'baseline')],
    ['nowhere', ({ places }) => places.some(({ gazetteer }) => gazetteer === undefined)],
    ['verb', ({ chain }) => chain.some(({ verb }) => verb !== undefined)],
    ['words', ({ places }) => places.some(({ span }) => span !== undefined)],
  ]
  const seen = new Set<string>()
  for (const [name, holds] of parts)
    for (const { id } of all.claims.filter(holds).slice(0, 3)) {
      if (seen.has(id) || (await newestOf(id)) !== id) continue
      seen.add(id)
      const before = await world.ask<Shown>('ana-1', 'claim.show', { id })
      const fields = { ...fieldsIn(await decider.text(amend(id))), reason: 'as it is' }
      const answer = await decider.post(amend(id), { ...fields, step: 'record' })
      assert.equal(answer.status, 303, `${name} ${id}: ${understoodIn(await answer.text())}`)
      const made = (answer.headers.get('location') ?? '').replace('/claims/', '')
      const after = await world.ask<Shown>('ana-1', 'claim.show', { id: made })
      assert.deepEqual(said(after.claim), said(before.claim), `${name} ${id}`)
      assert.deepEqual(ownOf(after), ownOf(before), `${name} ${id}`)
    }
  assert.ok(seen.size > 5, `${seen.size} such claims`)
})

test('[E90] an amendment needs a reason, replaces the old row and keeps the text when refused', async () => {
  const id = await recorded({ number: 'about 80', affected: 'to amend' })
  const fields = { ...fieldsIn(await door.text(amend(id))), text: 'better words' }
  const refused = await post(amend(id), fields)
  assert.equal(refused.status, 422)
  assert.equal(fieldsIn(refused.page).text, 'better words')
  assert.ok(refused.page.includes('id="reason-problem"'))
  const newest = await amendedBy(id, { text: 'better words' })
  assert.equal((await show(newest)).proposition.text, 'better words')
  await world.ask('rev-1', 'claim.accept', { claims: [id] })
  await world.ask('rev-1', 'claim.accept', { claims: [newest] })
  const old = await world.ask<{ state: string }>('ana-1', 'claim.show', { id })
  assert.equal(old.state, 'superseded')
})

test('[E90] a check of the form that is answered in between does not take what is to be said', async () => {
  const id = await recorded({ number: 'about 80', affected: 'to be told' })
  const typed = fieldsIn(await door.text('/documents/R08/claims/new'))
  const amended = await amendedBy(id, {})
  const checked = await door.post('/documents/R08/claims/check', typed)
  assert.equal(checked.status, 200)
  assert.doesNotMatch(await checked.text(), /Amended;/)
  assert.match(await door.text(`/claims/${amended}`), /Amended; the old version stays readable\./)
  assert.doesNotMatch(await door.text(`/claims/${amended}`), /Amended;/)
})

test('[E91] of two tabs the second sees what the first changed, and nothing is stored or lost', async () => {
  const id = await recorded({ number: 'about 80', affected: 'two tabs' })
  const started = fieldsIn(await door.text(amend(id)))
  const newest = await amendedBy(id, { affected: 'first tab', actor: 'first actor' })
  const size = (await world.desk.ledger.head()).size
  const mine = { ...started, affected: 'second tab', text: 'only mine', reason: 'my reason' }
  const { status, page } = await post(amend(id), mine)
  assert.equal(status, 409)
  assert.equal((await world.desk.ledger.head()).size, size)
  for (const words of [
    'was amended in the meantime',
    'two tabs',
    'first tab',
    'second tab',
    'only mine',
  ])
    assert.ok(page.includes(words), words)
  const merged = fieldsIn(page)
  // Both changed it: mine stands in the form; only the other did: theirs; only I did: mine.
  assert.deepEqual(
    [merged.affected, merged.actor, merged.text, merged.reason],
    ['second tab', 'first actor', 'only mine', 'my reason'],
  )
  assert.ok(page.includes(`action="${amend(newest)}"`))
  const again = await post(amend(newest), merged)
  assert.equal(again.status, 303)
  const last = await show((again.to ?? '').replace('/claims/', ''))
  assert.deepEqual(
    [last.proposition.affected?.label, last.proposition.actor?.[0]?.label, last.proposition.text],
    ['second tab', 'first actor', 'only mine'],
  )
})

test('[E91] an old version that is opened leads to the newest one, through all between', async () => {
  const id = await recorded({ number: 'about 80', affected: 'chain of versions' })
  const second = await amendedBy(id, { affected: 'second version' })
  const third = await amendedBy(second, { affected: 'third version' })
  const page = await door.text(amend(id))
  assert.ok(page.includes(`href="${amend(third)}"`))
  assert.equal(fieldsIn(page).affected, 'third version')
})

test('[E92] a merge takes the side that moved, and what was typed where both did', () => {
  const base = new Form([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
    ['d', '1'],
    ['quote', 'q'],
    ['basis', 'unknown'],
  ])
  const newest = new Form([
    ['a', '2'],
    ['b', '1'],
    ['c', '2'],
    ['quote', 'q'],
  ])
  const mine = new Form([
    ['a', '1'],
    ['b', '3'],
    ['c', '3'],
    ['d', '1'],
    ['quote', 'q'],
    ['offset', '7'],
    ['offsetFor', 'q'],
  ])
  const names = differencesOf(base, newest, mine).map(({ name }) => name)
  assert.deepEqual(names, ['a', 'b', 'c', 'd'])
  const merged = mergedForm(base, newest, mine)
  const texts = ['a', 'b', 'c', 'd', 'offset'].map((name) => merged.text(name))
  assert.deepEqual(texts, ['2', '3', '3', '', '7'])
})

test('[E94] a claim that is not theirs to read gives the page of one that is not there', async () => {
  const id = await recorded({ number: 'about 80', affected: 'SECRET-8', sensitivity: 'restricted' })
  const other = await openFixtureDoor(world, { account: 'doc-9', roles: ['documenter'] })
  const pages = [id, 'no-such-claim'].map(async (one) => {
    const answer = await other.get(amend(one))
    const posted = await other.post(amend(one), { quote: 'x', reason: 'x', step: 'record' })
    return [answer.status, posted.status, (await answer.text()).replaceAll(one, '')]
  })
  const [hidden, missing] = await Promise.all(pages)
  assert.deepEqual(hidden, missing)
  assert.equal(hidden?.[0], 404)
  // Nor does the form of the document tell of it.
  assert.ok(!(await other.text('/documents/R08/claims/new')).includes(id))
  const kept = await other.text(`/documents/R08/claims/new?kept=${id}`)
  assert.ok(!kept.includes('SECRET-8') && !kept.includes('just recorded'))
})

test('[E90] a claim of somebody else is not amended by whoever may not decide', async () => {
  const id = await recorded({ number: 'about 80', affected: 'of ana' })
  const other = await openFixtureDoor(world, { account: 'doc-9', roles: ['documenter'] })
  const fields = { ...fieldsIn(await other.text(amend(id))), text: 'taken over', reason: 'x' }
  const answer = await other.post(amend(id), { ...fields, step: 'record' })
  assert.equal(answer.status, 403)
  assert.equal(fieldsIn(await answer.text()).text, 'taken over')
})

test('[E570] the form and the page say on which day a number counts, and what does not', async () => {
  const held = {
    ...{ document: 'R08', quote: ['about 80 people'], number: 'about 80', act: 'detention' },
    ...{ measure: 'stock', time: '2022-01/2022-06', at: '2022-07-31', affected: 'people' },
  }
  const id = await recorded(held)
  const page = await door.text(`/claims/${id}`)
  assert.match(page, /Counts as the number on 31 July 2022\./)
  assert.match(page, /Said beside it, counted nowhere: 1 January 2022 to 30 June 2022\./)
  const form = await door.text(amend(id))
  const understood = await (await door.post(amend(id), { ...fieldsIn(form), step: 'check' })).text()
  assert.match(understoodIn(understood), /Counts as the number on 31 July 2022\./)
  const { claim } = await world.ask<{ claim: Claim }>('ana-1', 'claim.show', { id })
  assert.match(stockDayNotes('ko', claim)[0] ?? '', /^2022년 7월 31일 현재의 수로 셉니다\.$/)
  assert.match(stockDayNotes('zh', claim)[0] ?? '', /^按2022年7月31日当时的人数计算。$/)
  const undated = { ...claim, times: [] }
  assert.match(stockDayNotes('en', undated)[0] ?? '', /^No day is stated: .+ when it was said\.$/)
})
