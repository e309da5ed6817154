// A search in one office finds nothing of the other, by no filter. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

const fixture = await openFixture('second-person')
await addReport(fixture)
const { north, south } = await twoOffices(fixture)
const NORTH = heldIn('ana-n', north, ['analyst', 'documenter'])
const SOUTH = heldIn('ana-s', south, ['analyst', 'documenter'])

test('[D1276] an event, a person and a publisher of another office are not there', async () => {
  const { desk } = fixture
  const search = (actor: typeof NORTH, input: object) =>
    askAs<Output<'search'>>(desk, actor, 'search', input)
  const queries = [{ query: 'lantern' }, { query: '신정심', mode: 'all_spellings' }]
  const asked = () => Promise.all(queries.map((query) => search(SOUTH, query)))
  const before = await asked()
  const title = 'Arrests at the lantern market'
  const { id } = await askAs<Output<'event.record'>>(desk, NORTH, 'event.record', { title })
  const person = { name: '신정심', title: 'By hand' }
  const made = await askAs<Output<'person.record'>>(desk, NORTH, 'person.record', person)
  const report = { title: 'Market', text: 'Nine were seen.', publisher: 'Lantern Post' }
  const from = { language: 'en', published: '2022-04-29', ...report }
  await askAs(desk, NORTH, 'document.add', from)
  const [events, persons] = await Promise.all(queries.map((query) => search(NORTH, query)))
  assert.deepEqual([events?.events[0]?.id, events?.speakers.length], [id, 1])
  assert.equal(persons?.persons[0]?.id, made.person)
  assert.deepEqual(await asked(), before)
  const outlet = (name: string) => refused(search(SOUTH, { query: 'nine', outlet: name }))
  const [foreign, missing] = [await outlet('Lantern Post'), await outlet('Nobody Post')]
  assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details])
  assert.equal((await search(NORTH, { query: 'nine', outlet: 'Lantern Post' })).hits.length, 1)
})
