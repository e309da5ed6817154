// The query language, the two modes, the number filter and rights.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { Refusal } from '../refusal.ts'
import { readSearchWords } from './words.ts'

const fixture = await openFixture()
await addReport(fixture)
await addReport(fixture, 'R2', { text: '5월 10일 현재 랴오닝성에 구금돼 있다.', language: 'ko' })
await fixture.ask('own', 'claim.record', { ...HELD, id: 'held' })
const { number: _, ...rest } = HELD
await fixture.ask('own', 'claim.record', { ...rest, id: 'about', op: 'about', value: 52 })
await fixture.ask('own', 'claim.record', { ...rest, id: 'few', vague: 'dozens' })

interface Found {
  hits: { id: string; snippets: { before: string; match: string; after: string }[] }[]
  claims: { claim: { id: string } }[]
  asWritten: number
  allSpellings: number
  more: number
}
const search = (input: object) => fixture.ask<Found>('own', 'search', input)
const claimsOf = async (input: object) =>
  (await search(input)).claims.map(({ claim }) => claim.id).sort()

test('[D46] spaces mean all, quotes a phrase, OR either, and a minus leaves out', () => {
  assert.deepEqual(readSearchWords('a  b'), { all: [['a'], ['b']], none: [] })
  assert.deepEqual(readSearchWords('"a b" -c'), { all: [['a b']], none: ['c'] })
  assert.deepEqual(readSearchWords('a OR b OR "c d" e'), {
    all: [['a', 'b', 'c d'], ['e']],
    none: [],
  })
  assert.deepEqual(readSearchWords('“at least 52” -"x y"'), {
    all: [['at least 52']],
    none: ['x y'],
  })
  assert.deepEqual(readSearchWords('coach-station or'), {
    all: [['coach-station'], ['or']],
    none: [],
  })
})

test('[D46] a query that cannot be read is refused with the offset', () => {
  const cases = { 'a OR': 4, 'OR a': 0, 'a "b': 1, 'a OR -b': 4, 'a OR OR b': 4, '""': 0, '-': 0 }
  for (const [query, offset] of Object.entries(cases))
    assert.throws(
      () => readSearchWords(query),
      (error) =>
        error instanceof Refusal &&
        error.code === 'not-understood' &&
        error.details[0]?.offset === offset,
      query,
    )
  assert.throws(() => readSearchWords('-only'), Refusal)
  assert.throws(() => readSearchWords('   '), Refusal)
})

test('[D47] as written by default; the other mode finds more by the names of a place', async () => {
  const written = await search({ query: '랴오닝성' })
  assert.deepEqual(
    [written.hits.map(({ id }) => id), written.asWritten, written.allSpellings, written.more],
    [['R2'], 1, 2, 1],
  )
  const all = await search({ query: '랴오닝성', mode: 'all_spellings' })
  assert.deepEqual(all.hits.map(({ id }) => id).sort(), ['R1', 'R2'])
  const [snippet] = all.hits.find(({ id }) => id === 'R1')?.snippets ?? []
  assert.deepEqual([snippet?.match, snippet?.before.endsWith('held in ')], ['Liaoning', true])
})

test('[D48] claims are found by act, place and what their number could be', async () => {
  const scope = { act: 'custody', place: '요녕성' }
  assert.deepEqual(await claimsOf({ ...scope, number: '59' }), ['few', 'held'])
  assert.deepEqual(await claimsOf({ ...scope, number: '..51' }), ['about', 'few'])
  assert.deepEqual(await claimsOf({ ...scope, number: '100..' }), ['held'])
  assert.deepEqual(await claimsOf({ ...scope, number: '46..48' }), ['about', 'few'])
  assert.deepEqual(await claimsOf({ act: 'arrest' }), [])
  assert.deepEqual(await claimsOf({ place: 'CN' }), ['about', 'few', 'held'])
  for (const number of ['many', '', '..', '9..3'])
    assert.equal((await refused(search({ act: 'arrest', number }))).code, 'not-understood')
})

test('[D48] with words, claims are those quoted where the words stand', async () => {
  assert.deepEqual(await claimsOf({ query: '"people were held"' }), ['about', 'few', 'held'])
  assert.deepEqual(await claimsOf({ query: '"believe some"' }), [])
  assert.equal((await refused(search({}))).code, 'invalid-input')
})

test('[D48] a replaced claim is not found, a withdrawn one is, with its state', async () => {
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'old' })
  await fixture.ask('own', 'claim.amend', { ...HELD, id: 'new', amends: 'old', reason: 'x' })
  const why = { claim: 'new', why: 'origin_withdraws', reason: 'x' }
  await fixture.ask('own', 'claim.retract', why)
  const found = await claimsOf({ act: 'detention', number: '1000' })
  assert.ok(found.includes('new') && !found.includes('old'))
})
