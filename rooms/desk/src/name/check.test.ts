// Many names at once. Every name here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { MOST_NAMES, type Output } from '@tumen/contract'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Checked = Output<'name.check'>

const fixture = await openFixture('second-person')
await addReport(fixture)
const { north, south } = await twoOffices(fixture)
const NORTH = heldIn('ana-n', north, ['analyst', 'documenter'])
const SOUTH = heldIn('ana-s', south, ['analyst', 'documenter'])
const { desk } = fixture
const check = (names: string, more = {}, actor = NORTH) =>
  askAs<Checked>(desk, actor, 'name.check', { names, ...more })

const made = await askAs<Output<'person.record'>>(desk, NORTH, 'person.record', {
  name: '신정심',
  title: 'By hand',
})
const from = { language: 'en', published: '2022-04-29', title: 'Market' }
const text = 'Ri Sol was seen at the market.'
const report = await askAs<Output<'document.add'>>(desk, NORTH, 'document.add', { ...from, text })

test('[D1260] each name is told with who bears it and which documents hold it, in their order', async () => {
  const found = await check('신정심\n\n Ri Sol \nNobody Here\nRi Sol\n')
  assert.deepEqual(
    found.names.map(({ name, persons, documents }) => [
      name,
      persons.map(({ id }) => id),
      documents.map(({ id }) => id),
    ]),
    [
      ['신정심', [made.person], []],
      ['Ri Sol', [], [report.id]],
      ['Nobody Here', [], []],
    ],
  )
  assert.equal(found.known, 2)
})

test('[D1260] another script finds a person only where all spellings are asked for', async () => {
  const written = await check('Sin Jong Sim')
  assert.deepEqual(written.names[0]?.persons, [])
  const spelt = await check('Sin Jong Sim', { mode: 'all_spellings' })
  assert.deepEqual(
    spelt.names[0]?.persons.map(({ id }) => id),
    [made.person],
  )
})

test('[D1260] what another office holds is nobody, and too many names are refused', async () => {
  const foreign = await check('신정심\nRi Sol', {}, SOUTH)
  assert.deepEqual([foreign.known, foreign.names.flatMap(({ persons }) => persons)], [0, []])
  const many = Array.from({ length: MOST_NAMES + 1 }, (_, n) => `Name ${n}`).join('\n')
  const refusal = await refused(check(many))
  assert.deepEqual([refusal.code, refusal.field], ['too-many-names', 'names'])
  assert.equal(JSON.stringify(refusal.details).includes('Name'), false)
  assert.equal((await refused(check(' \n '))).code, 'invalid-input')
})

test('[D1260] the record of reading says how many names were looked up, and none of them', async () => {
  await fixture.ask('ana', 'name.check', { names: '신정심\nRi Sol' })
  const { entries } = await fixture.ask<{ entries: { operation: string; facts?: object }[] }>(
    'ana',
    'access.list',
    {},
  )
  const noted = entries.filter(({ operation }) => operation === 'name.check')
  assert.deepEqual(noted[0]?.facts, { names: 2, known: 2 })
  assert.equal(JSON.stringify(entries).includes('Ri Sol'), false)
})
