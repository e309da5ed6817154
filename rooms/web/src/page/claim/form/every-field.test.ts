// Every field of the form driven to a value that the quoted words do not say, through the page and
// through the interface, and read back out of the store. The fields come from the form's own
// declaration: one that is added fails here until it is driven.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim, ClaimRelation } from '@tumen/claim'
import { contractByName } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../../../fixture/door.ts'
import { fieldsIn, formIn, QUOTE, understoodIn } from './printed-form.test.ts'

const world = await openWorld()
const door = await openFixtureDoor(world)
await world.ask('ana-1', 'agent.record', {
  ...{ id: 'dawn', kind: 'outlet', name: { en: 'Dawn Post' } },
})

interface Stored {
  claim: Claim
  relations: (ClaimRelation & { from: string })[]
}

/** How a field is driven: what is chosen on either way in, and where it is then stored. */
interface Driven {
  /** Fields of the posted page by name. */
  page: Readonly<Record<string, string>>
  /** The same as the interface takes it, where that is not the one value of the page. */
  input?: Readonly<Record<string, unknown>>
  /** What is read back, and what it has to be. */
  stored: (stored: Stored) => unknown
  is: unknown
}

const quantity = ({ claim }: Stored) => claim.quantity
const first = ({ claim }: Stored) => claim.places[0]
const time = (role: string) => (stored: Stored) => {
  const found = stored.claim.times.find((one) => one.role === role)
  return [found?.earliest, found?.latest]
}
const claimOf =
  <K extends keyof Claim>(name: K) =>
  ({ claim }: Stored) =>
    claim[name]

/** Words of R08 that stand in it more than once. */
const TWICE = 'the missionary'
const { text } = await world.ask<{ text: string }>('ana-1', 'document.show', { id: 'R08' })
const AGAIN = text.lastIndexOf(TWICE)

/** One entry a field of the declaration; what the words say is about 80, arrest, China, January. */
const DRIVEN: Readonly<Record<string, Driven>> = {
  quote: {
    page: { quote: 'his name is withheld', number: '' },
    input: { quote: ['his name is withheld'], number: undefined },
    ...{ stored: ({ claim }) => claim.quote[0]?.text, is: 'his name is withheld' },
  },
  offset: {
    page: { quote: TWICE, number: '', offset: String(AGAIN), offsetFor: TWICE },
    input: { quote: [TWICE], number: undefined, offset: AGAIN },
    ...{ stored: ({ claim }) => claim.quote[0]?.start, is: AGAIN },
  },
  kind: { page: { kind: 'occurrence' }, stored: claimOf('kind'), is: 'occurrence' },
  act: {
    page: { act: 'torture' },
    ...{ stored: ({ claim }) => claim.proposition.act, is: 'torture' },
  },
  actor: {
    page: { actor: 'border guards' },
    stored: ({ claim }) => claim.proposition.actor,
    is: [{ label: 'border guards' }],
  },
  affected: {
    page: { affected: 'fishers' },
    ...{ stored: ({ claim }) => claim.proposition.affected?.label, is: 'fishers' },
  },
  population: {
    page: { population: 'VN' },
    ...{ stored: ({ claim }) => claim.proposition.affected?.population, is: 'VN' },
  },
  restrict: {
    page: { restrict1By: 'sex', restrict1Label: 'women' },
    input: { restrict: [{ by: 'sex', label: 'women' }] },
    stored: ({ claim }) => claim.proposition.affected?.restrict,
    is: [{ by: 'sex', label: 'women' }],
  },
  condition: {
    page: { condition: 'in various parts' },
    ...{ stored: ({ claim }) => claim.condition?.text, is: 'in various parts' },
  },
  denied: {
    page: { denied: 'yes' },
    input: { denied: true },
    ...{ stored: ({ claim }) => claim.proposition.polarity, is: 'denied' },
  },
  position: { page: { position: 'headline' }, stored: claimOf('position'), is: 'headline' },
  text: {
    page: { text: 'Something else.' },
    ...{ stored: ({ claim }) => claim.proposition.text, is: 'Something else.' },
  },
  number: {
    page: { number: '80 people' },
    ...{ stored: (stored) => quantity(stored)?.span.text, is: '80 people' },
  },
  op: { page: { op: 'fewer_than' }, stored: (one) => quantity(one)?.op, is: 'fewer_than' },
  value: {
    page: { value: '1,076' },
    input: { value: 1076 },
    ...{ stored: (one) => [quantity(one)?.op, quantity(one)?.value], is: ['about', 1076] },
  },
  low: {
    page: { low: '11', high: '12' },
    input: { low: 11, high: 12 },
    ...{ stored: (one) => [quantity(one)?.op, quantity(one)?.low], is: ['range', 11] },
  },
  high: {
    page: { op: 'range', low: '11', high: '12' },
    input: { op: 'range', low: 11, high: 12 },
    ...{ stored: (one) => [quantity(one)?.op, quantity(one)?.high], is: ['range', 12] },
  },
  vague: { page: { vague: 'scores' }, stored: (one) => quantity(one)?.vague, is: 'scores' },
  unit: { page: { unit: 'bodies' }, stored: (one) => quantity(one)?.unit, is: 'bodies' },
  measure: { page: { measure: 'stock' }, stored: (one) => quantity(one)?.measure, is: 'stock' },
  per: {
    page: { perN: '3', perUnit: 'week' },
    input: { per: { n: 3, unit: 'week' } },
    ...{ stored: (one) => quantity(one)?.per, is: { n: 3, unit: 'week' } },
  },
  partOf: {
    page: { partValue: '90', partOp: 'at_least', partClaim: 'R08b' },
    input: { partOf: { value: 90, op: 'at_least', claim: 'R08b' } },
    ...{ stored: (one) => quantity(one)?.partOf, is: { value: 90, op: 'at_least', claim: 'R08b' } },
  },
  place: { page: { place: 'CN/JL' }, stored: (one) => first(one)?.gazetteer, is: 'CN/JL' },
  placeAsWritten: {
    page: { place: 'Kuryong Hollow', placeAsWritten: 'yes' },
    input: { place: 'Kuryong Hollow', placeAsWritten: true },
    stored: (one) => [first(one)?.name, first(one)?.gazetteer],
    is: ['Kuryong Hollow', undefined],
  },
  placeRole: { page: { placeRole: 'transit' }, stored: (one) => first(one)?.role, is: 'transit' },
  placeRelation: {
    page: { placeRelation: 'along' },
    ...{ stored: (one) => first(one)?.relation, is: 'along' },
  },
  places: {
    page: { place1: 'CN/LN', place1Role: 'origin', place1Relation: 'near' },
    input: { places: [{ place: 'CN/LN', role: 'origin', relation: 'near' }] },
    stored: ({ claim }) => {
      const { gazetteer, role, relation } = claim.places[1] ?? {}
      return [gazetteer, role, relation]
    },
    is: ['CN/LN', 'origin', 'near'],
  },
  time: {
    page: { time: 'March 3, 2021' },
    ...{ stored: time('event'), is: ['2021-03-03', '2021-03-03'] },
  },
  at: { page: { at: '2021년 3월 3일' }, stored: time('as_of'), is: ['2021-03-03', '2021-03-03'] },
  since: {
    page: { since: '3 Mar 2021' },
    input: { since: '3 Mar 2021' },
    ...{ stored: time('since'), is: ['2021-03-03', '2021-03-03'] },
  },
  until: {
    page: { until: '2021年3月3日' },
    ...{ stored: time('until'), is: ['2021-03-03', '2021-03-03'] },
  },
  chain: {
    page: { chain: 'Dawn Post' },
    input: { chain: ['Dawn Post'] },
    ...{ stored: ({ claim }) => claim.chain.map(({ agent }) => agent), is: ['dawn'] },
  },
  anonymity: {
    page: { chain: 'Harbour Wire\nsomebody', anonymity: 'pseudonym' },
    input: { chain: ['Harbour Wire', 'somebody'], anonymity: 'pseudonym' },
    ...{ stored: ({ claim }) => claim.chain[1]?.anonymity, is: 'pseudonym' },
  },
  anonymityReason: {
    page: { anonymityReason: 'a storm' },
    ...{ stored: ({ claim }) => claim.chain.at(-1)?.anonymityReason, is: 'a storm' },
  },
  direct: {
    page: { direct: 'yes' },
    input: { direct: true },
    ...{ stored: ({ claim }) => claim.chain.at(-1)?.mode, is: 'direct_quote' },
  },
  said: {
    page: { said: '2nd of March 2021' },
    stored: claimOf('asserted'),
    is: { earliest: '2021-03-02', latest: '2021-03-02' },
  },
  modality: { page: { modality: 'predicted' }, stored: claimOf('modality'), is: 'predicted' },
  modalityCue: { page: { modalityCue: 'since' }, stored: claimOf('modalityCue'), is: 'since' },
  basis: { page: { basis: 'inference' }, stored: claimOf('basis'), is: 'inference' },
  sensitivity: {
    page: { sensitivity: 'restricted' },
    ...{ stored: claimOf('sensitivity'), is: 'restricted' },
  },
  problems: {
    page: { problems: 'smudged\ntorn' },
    input: { problems: ['smudged', 'torn'] },
    ...{ stored: claimOf('problems'), is: ['smudged', 'torn'] },
  },
  listed: {
    page: { listed: 'p-1\np-2' },
    input: { listed: ['p-1', 'p-2'] },
    ...{ stored: claimOf('listed'), is: ['p-1', 'p-2'] },
  },
  overlapsUnknown: {
    page: { overlapsUnknown: 'yes' },
    input: { overlapsUnknown: true },
    ...{ stored: claimOf('overlapsUnknown'), is: true },
  },
  relations: {
    page: { relation1Type: 'subset_of', relation1To: 'R08b', relation1Note: 'some of them' },
    input: { relations: [{ type: 'subset_of', to: 'R08b', note: 'some of them' }] },
    stored: ({ relations }) => relations.map(({ type, to, note }) => [type, to, note]),
    is: [['subset_of', 'R08b', 'some of them']],
  },
}

/** A report of which the words name a day. */
const DATED = 'Eight people were arrested in China on 4 August 2022'
await world.ask('ana-1', 'document.add', {
  ...{ id: 'dated', title: 'Arrests', text: `${DATED}, a paper wrote.`, language: 'en' },
  ...{ published: '5 August 2022', publisher: 'dawn' },
})

/** What belongs to a field that is driven, so that it can be stored at all. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  per: { measure: 'rate' },
}

/** Fields of the operation that are no choice about the claim: where it stands, and its id. */
const NO_CHOICE = ['document', 'id', 'claim']
/** Names on the page that choose nothing by themselves. */
const BESIDE = ['lang', 'step', 'keep', 'reason', 'part']
/** Names on the page of each field that is called otherwise there. */
const PIECES = ['piece1']

const BASE = {
  quote: QUOTE,
  number: 'about 80',
  act: 'arrest',
  chain: 'Harbour Wire',
  place: 'China',
}

const declared = Object.keys(
  (contractByName('claim.record') as unknown as { input: { shape: object } }).input.shape,
).filter((name) => !NO_CHOICE.includes(name))

async function shown(id: string): Promise<Stored> {
  const { claim, relations } = await world.ask<Stored>('ana-1', 'claim.show', { id })
  return {
    claim,
    relations: relations.filter(({ from, note }) => from === id && note !== 'amendment'),
  }
}

test('[E530] every field that the form declares is driven, and every field of the page', async () => {
  assert.deepEqual(Object.keys(DRIVEN).sort(), declared.sort())
  const page = formIn(await door.text('/documents/R08/claims/new'))
  const names = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
  const driven = new Set(Object.values(DRIVEN).flatMap((one) => Object.keys(one.page)))
  const left = [...new Set(names)].filter(
    (name) => !driven.has(name) && ![...BESIDE, ...PIECES].includes(name),
  )
  assert.deepEqual(left, [])
})

test('[E530] what is chosen on the page is stored, whatever the words say', async () => {
  for (const [field, { page, stored, is }] of Object.entries(DRIVEN)) {
    const fields = { ...BASE, affected: `page ${field}`, ...NEEDS[field], ...page, step: 'record' }
    const answer = await door.post('/documents/R08/claims/new', fields)
    assert.equal(answer.status, 303, `${field}: ${understoodIn(await answer.text())}`)
    const id = decodeURIComponent((answer.headers.get('location') ?? '').replace(/.*\//, ''))
    assert.deepEqual(stored(await shown(id)), is, field)
    // And the form of its amendment says the same, so that the next hand does not lose it.
    const again = fieldsIn(await door.text(`/claims/${id}/amend`))
    const amended = await door.post(`/claims/${id}/amend`, {
      ...{ ...again, reason: 'as it is', step: 'record' },
    })
    const next = (amended.headers.get('location') ?? '').replace(/.*\//, '')
    assert.deepEqual(stored(await shown(next)), is, `${field} amended`)
  }
})

test('[E530] what is chosen through the interface is stored, whatever the words say', async () => {
  const { chain, quote, ...base } = BASE
  for (const [field, { page, input = page, stored, is }] of Object.entries(DRIVEN)) {
    const own = { id: `call_${field}`, affected: `call ${field}` }
    const given = { document: 'R08', ...base, ...own, quote: [quote], chain: [chain] }
    const { status, body } = await door.call('claim.record', {
      ...{ ...given, ...NEEDS[field], ...input },
    })
    assert.equal(status, 200, `${field}: ${JSON.stringify(body)}`)
    assert.deepEqual(stored(await shown((body as { id: string }).id)), is, field)
  }
})

/** What is said beside a field of a checked form, in one language. */
async function noteOf(field: string, chosen: Record<string, string>, language: string) {
  const answer = await door.send(`/documents/${chosen.document ?? 'R08'}/claims/new`, {
    method: 'POST',
    headers: {
      ...{ cookie: door.cookie, origin: 'http://localhost:4321', 'accept-language': language },
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ ...BASE, ...chosen, step: 'check' }).toString(),
  })
  const page = await answer.text()
  return new RegExp(`<p class="note" id="${field}-note">([^<]*)</p>`).exec(page)?.[1]
}

test('[E531] where a choice differs from the words the form says so beside the field', async () => {
  const dated = { document: 'dated', quote: DATED, number: 'Eight people' }
  const cases: [string, Record<string, string>, [string, string, string]][] = [
    ['op', { op: 'exactly' }, ['The words say about 80', '80', '80']],
    ['value', { value: '39' }, ['The words say about 80', '80', '80']],
    ['unit', { ...dated, unit: 'families' }, ['The words say people', '사람', '人']],
    ['measure', { measure: 'stock' }, ['within a period', '기간 중', '一段时期内']],
    ['placeRole', { placeRole: 'transit' }, ['arrested there', '체포된 곳', '逮捕地']],
    ['kind', { kind: 'occurrence' }, ['a number', '수', '数']],
    ['modality', { modality: 'alleged' }, ['asserted', '단언', '断言']],
    ['time', { ...dated, time: '3 August 2022' }, ['stands 4 August 2022', '8월 4일', '8月4日']],
  ]
  for (const [field, chosen, parts] of cases)
    for (const [n, language] of ['en', 'ko', 'zh'].entries()) {
      const note = await noteOf(field, chosen, language)
      assert.ok(note?.includes(parts[n] ?? ''), `${field} ${language}: ${note}`)
    }
  // What agrees with the words needs no word.
  assert.equal(await noteOf('op', { op: 'about' }, 'en'), undefined)
  assert.equal(await noteOf('placeRole', { placeRole: 'arrest_site' }, 'en'), undefined)
  assert.equal(await noteOf('time', { ...dated, time: 'August 2022' }, 'en'), undefined)
})
