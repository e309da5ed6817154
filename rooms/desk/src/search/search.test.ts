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

test('[D1275] what is stated at least and at most are other questions than what could be', async () => {
  const of = (fields: object) => claimsOf({ act: 'custody', ...fields })
  assert.deepEqual(await of({ number: '60..75' }), ['few', 'held', 'new'])
  const exact = { ...rest, id: 'exact', op: 'exactly', value: 52 }
  await fixture.ask('own', 'claim.record', exact)
  assert.deepEqual(await of({ atLeast: '52' }), ['exact', 'held', 'new'])
  assert.deepEqual(await of({ atLeast: '53' }), [])
  assert.deepEqual(await of({ atMost: '52' }), ['exact'])
  assert.deepEqual(await of({ atLeast: '52', atMost: '52' }), ['exact'])
  assert.ok((await of({ number: '50..55' })).includes('about'))
  for (const fields of [{ atLeast: 'x' }, { atMost: '1..2' }, { when: '2022', days: 'a' }])
    assert.equal((await refused(search({ act: 'custody', ...fields }))).code, 'not-understood')
  assert.equal((await refused(search({ query: 'a', days: '3' }))).field, 'days')
})

test('[D1275] days may be those of what is told, and of publication; so many around count too', async () => {
  assert.ok((await claimsOf({ act: 'custody', when: '2022' })).includes('held'))
  assert.deepEqual(await claimsOf({ when: '2019' }), [])
  assert.deepEqual(await claimsOf({ when: '2019', days: '3' }), [])
  assert.ok((await claimsOf({ when: '2019', days: '1100' })).includes('held'))
  const published = async (when: string) =>
    (await search({ query: 'people', when })).hits.map(({ id }) => id)
  assert.deepEqual(await published('1999'), [])
  assert.deepEqual(await published('1990/2030'), ['R1'])
  assert.equal((await refused(search({ when: '2022-02-30' }))).field, 'when')
})

test('[D1275] by who published, by id or name, and by the state of claims', async () => {
  const report = { text: 'Nine people were seen at sea.', publisher: 'Northern Gazette' }
  await addReport(fixture, 'R3', report)
  const found = await search({ query: 'people', outlet: 'northern gazette' })
  assert.deepEqual(
    found.hits.map(({ id }) => id),
    ['R3'],
  )
  assert.deepEqual(await claimsOf({ outlet: 'Northern Gazette' }), [])
  assert.equal((await refused(search({ query: 'people', outlet: 'Nobody' }))).code, 'unknown-agent')
  assert.deepEqual(await claimsOf({ act: 'detention', state: 'superseded' }), ['old'])
  // What its origin said in the same words of the same day is gone with it (F20).
  assert.deepEqual(await claimsOf({ state: 'withdrawn' }), ['about', 'exact', 'few', 'held', 'new'])
  assert.deepEqual(await claimsOf({ state: 'counts' }), [])
})

test('[D1276] events, persons, speakers and places are found by their names, by the filters they have', async () => {
  const event = { id: 'ev1', title: 'Arrests at the harbour', act: 'arrest', period: '2022-04' }
  await fixture.ask('own', 'event.record', { ...event, place: 'Liaoning' })
  const person = { name: '신정심', title: 'Persons by hand' }
  const { person: id } = await fixture.ask<{ person: string }>('own', 'person.record', person)
  const of = async (input: object) => {
    const found = (await search(input)) as unknown as Record<string, { id: string }[]>
    const kinds = ['events', 'persons', 'speakers', 'places'].map((kind) => found[kind] ?? [])
    return kinds.map((rows) => rows.length)
  }
  assert.deepEqual(await of({ query: 'harbour' }), [1, 0, 1, 0])
  assert.deepEqual(await of({ query: 'harbour -wire' }), [1, 0, 0, 0])
  assert.deepEqual(await of({ query: 'harbour', when: '2022-04-30' }), [1, 0, 0, 0])
  assert.deepEqual(await of({ query: 'harbour', when: '2022-05' }), [0, 0, 0, 0])
  assert.deepEqual(await of({ query: 'harbour', place: 'CN', act: 'arrest' }), [1, 0, 0, 0])
  assert.deepEqual(await of({ query: 'harbour', atLeast: '1' }), [0, 0, 0, 0])
  assert.deepEqual(await of({ query: '요녕성' }), [0, 0, 0, 1])
  assert.deepEqual(await of({ query: '신정심' }), [0, 1, 0, 0])
  assert.deepEqual(await of({ query: '정심 OR nobody' }), [0, 1, 0, 0])
  assert.deepEqual(await of({ query: '申静心' }), [0, 0, 0, 0])
  assert.deepEqual(await of({ query: '申静心', mode: 'all_spellings' }), [0, 1, 0, 0])
  const { persons } = (await search({ query: '신정심' })) as unknown as { persons: object[] }
  assert.deepEqual(persons, [{ id, names: ['신정심'] }])
})

test('[D1276] a name is found by nobody who may not read names', async () => {
  const found = await fixture.ask<{ persons: object[] }>('vie', 'search', { query: '신정심' })
  assert.deepEqual(found.persons, [])
})

test('[D1367] a search finds titles and names of the moment', async (t) => {
  const own = await openFixture()
  t.after(() => own.close())
  const found = async (query: string) => {
    const input = { query, mode: 'all_spellings' }
    const { events, persons } = await own.ask<Record<'events' | 'persons', { id: string }[]>>(
      ...(['own', 'search', input] as const),
    )
    return [events.map(({ id }) => id), persons.length]
  }
  const event = { act: 'arrest', period: '2022-04' }
  await own.ask('own', 'event.record', { ...event, id: 'e1', title: 'A raid at the quay' })
  await own.ask('own', 'person.record', { name: '신정심', title: 'By hand' })
  assert.deepEqual(await found('quay'), [['e1'], 0])
  assert.deepEqual(await found('申静心'), [[], 1])
  await own.ask('own', 'event.record', { ...event, id: 'e2', title: 'The quay again' })
  assert.deepEqual(await found('quay'), [['e2', 'e1'], 0])
  await own.ask('own', 'event.amend', { id: 'e1', title: 'A raid at the mill' })
  assert.deepEqual(
    [await found('quay'), await found('mill')],
    [
      [['e2'], 0],
      [['e1'], 0],
    ],
  )
  await addReport(own, 'R9')
  const check = await own.ask<{ token: string }>('own', 'evidence.check-shred', { document: 'R9' })
  assert.ok(own.desk.memory.names)
  const order = { document: 'R9', reason: 'mistake', token: check.token }
  await own.ask('own', 'evidence.shred', order)
  assert.equal(own.desk.memory.names, undefined)
})

test('[D1358] titles and names are read again after what may have changed one, and not else', async (t) => {
  const own = await openFixture()
  t.after(() => own.close())
  const event = { act: 'arrest', period: '2022-04' }
  await own.ask('own', 'event.record', { ...event, id: 'e1', title: 'A raid at the quay' })
  await addReport(own, 'R9')
  const found = async () => {
    const { events } = await own.ask<{ events: object[] }>('own', 'search', { query: 'quay' })
    return [events.length, own.desk.memory.names]
  }
  const [count, book] = await found()
  assert.equal(count, 1)
  await own.ask('own', 'claim.record', { ...HELD, document: 'R9', id: 'c1' })
  await own.ask('own', 'event.link', { claims: ['c1'], event: 'e1' })
  const [, after] = await found()
  assert.ok(after === book, 'the same book')
  const { size } = await own.desk.ledger.head()
  await own.ask('own', 'event.record', { ...event, id: 'e2', title: 'The quay again' })
  assert.equal((await found())[0], 2)
  await own.ask('own', 'change.undo', { change: size })
  assert.equal((await found())[0], 1, 'what was undone has no title')
})

test('[D1277] a query that cannot be read says why', () => {
  const cases = {
    'a OR': 'or_alone',
    'a OR -b': 'minus_after_or',
    'a "b': 'quote_open',
    '""': 'nothing_quoted',
    '-': 'minus_alone',
  }
  for (const [query, code] of Object.entries(cases))
    assert.throws(
      () => readSearchWords(query),
      (error) => error instanceof Refusal && error.details[0]?.code === code,
      query,
    )
})

test('[D1275] U1: what could be 60 to 75 is about 80 and at least 52, and not exactly 80', async () => {
  const read = { ...rest, act: 'raid' }
  const claims = [
    ['a80', { op: 'about', value: 80 }],
    ['a52', { op: 'at_least', value: 52 }],
    ['e80', { op: 'exactly', value: 80 }],
  ] as const
  for (const [id, number] of claims)
    await fixture.ask('own', 'claim.record', { ...read, id, ...number })
  assert.deepEqual(await claimsOf({ act: 'raid' }), ['a52', 'a80', 'e80'])
  assert.deepEqual(await claimsOf({ act: 'raid', number: '60..75' }), ['a52', 'a80'])
})
