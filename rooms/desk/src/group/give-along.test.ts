// What is made of a record of some groups is theirs, whoever makes it, and what came with it goes
// where it goes. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

const fixture = await openFixture()
const { desk } = fixture
await addReport(fixture)
const { north, south } = await twoOffices(fixture)
const NORTH = heldIn('ana-n', north, ['documenter', 'analyst'])
const SOUTH = heldIn('ana-s', south, ['documenter', 'analyst', 'reviewer'])

const ask = <T = { id: string }>(actor: Actor, name: string, input: object): Promise<T> =>
  askAs(desk, actor, name, input)
const give = (kind: string, id: string, groups: string[]) =>
  fixture.ask('own', 'record.assign', { kind, id, groups })
const codeOf = async (id: string) => (await refused(ask(SOUTH, 'claim.show', { id }))).code
const agentsOf = async (actor: Actor, name: string) =>
  (await ask<{ agents: object[] }>(actor, 'agent.list', { name })).agents.length

test('[D830] an amendment belongs to the groups of the claim that it amends, whoever amends it', async () => {
  const note = { problems: ['who told us'] }
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', { ...HELD, ...note })
  await give('claim', id, [north])
  const change = { reason: 'misread', affected: 'those of the north' }
  const first = await fixture.ask<{ id: string }>('own', 'claim.amend', { amends: id, ...change })
  const { id: own } = await ask(NORTH, 'claim.record', HELD)
  await give('claim', own, [north])
  const second = await ask(NORTH, 'claim.amend', { amends: own, ...change })
  for (const one of [id, first.id, own, second.id]) assert.equal(await codeOf(one), 'not-found')
  for (const one of [first.id, second.id]) assert.ok(await ask(NORTH, 'claim.show', { id: one }))
  const shown = JSON.stringify([
    await ask(SOUTH, 'claim.list', {}),
    await ask(SOUTH, 'document.show', { id: 'R1' }),
    await ask(SOUTH, 'change.list', {}),
  ])
  assert.doesNotMatch(shown, /those of the north|who told us/)
  assert.doesNotMatch(shown, new RegExp([first.id, second.id].join('|')))
  const { findings } = await fixture.ask<{ findings: unknown[] }>('adm', 'workspace.fsck', {})
  assert.deepEqual(findings, [])
})

test('[D830] one that goes to another document stays with those who had the first', async () => {
  const text = 'In the valley at least 52 people were held in Liaoning, it said.'
  const about = { title: 'Northern', language: 'en', published: '2022-04-29', publisher: 'harbour' }
  const { id: document } = await ask(NORTH, 'document.add', { text, ...about })
  const { id: amends } = await ask(NORTH, 'claim.record', {
    ...{ ...HELD, document, quote: ['at least 52 people'], problems: ['smudged'] },
  })
  const moved = { ...HELD, reason: 'the other report', whole: true }
  const { id } = await ask(NORTH, 'claim.amend', { amends, ...moved })
  assert.equal(await codeOf(id), 'not-found')
  assert.ok(await ask(NORTH, 'claim.show', { id }))
})

test('[D831] a claim is given with all its versions', async () => {
  const { id } = await fixture.ask<{ id: string }>('own', 'claim.record', { ...HELD, value: 61 })
  const change = { amends: id, reason: 'misread', affected: 'others' }
  const { id: later } = await fixture.ask<{ id: string }>('own', 'claim.amend', change)
  for (const one of [id, later]) assert.ok(await ask(SOUTH, 'claim.show', { id: one }))
  await give('claim', later, [north])
  for (const one of [id, later]) assert.equal(await codeOf(one), 'not-found')
  await give('claim', id, [])
  for (const one of [id, later]) assert.ok(await ask(SOUTH, 'claim.show', { id: one }))
})

test('[D831] who came with a document goes where it goes, unless others name them', async () => {
  const added = async (n: number, publisher: string) => {
    const text = `Report ${n}: at least 52 people were held in Liaoning.`
    const about = { title: `No ${n}`, language: 'en', published: '2022-04-29', publisher }
    return (await fixture.ask<{ id: string }>('own', 'document.add', { text, ...about })).id
  }
  const [one, two] = [await added(1, 'Widow Song'), await added(2, 'Widow Song')]
  assert.equal(await agentsOf(SOUTH, 'widow song'), 1)
  await give('document', one, [north])
  assert.equal(await agentsOf(SOUTH, 'widow song'), 1)
  await give('document', two, [north])
  assert.equal(await agentsOf(SOUTH, 'widow song'), 0)
  assert.equal(await agentsOf(NORTH, 'widow song'), 1)
  await give('document', two, [])
  assert.equal(await agentsOf(SOUTH, 'widow song'), 1)
  // Who was recorded apart stays.
  const three = await added(3, 'harbour')
  await give('document', three, [north])
  assert.equal(await agentsOf(SOUTH, 'harbour'), 1)
})

test('[D832] a speaker who comes with a claim belongs to the groups of its document', async () => {
  const text =
    'Police arrested 31 herders in Yanji on 3 May 2024, an activist said.\n\n' +
    '(Reprinted from the Lantern Daily, 4 May 2024)'
  const about = { title: 'Passed on', language: 'en', published: '2024-05-05' }
  const { id } = await ask(NORTH, 'document.add', { text, ...about, publisher: 'Gorge Post' })
  type Read = { proposals: { id: string }[] }
  const { proposals } = await fixture.ask<Read>('own', 'document.read', { document: id })
  const input = { document: id, proposals: [proposals[0]?.id] }
  await fixture.ask('own', 'proposal.accept', input)
  for (const name of ['lantern', 'activist']) {
    assert.ok((await agentsOf(NORTH, name)) > 0, name)
    assert.equal(await agentsOf(SOUTH, name), 0, name)
  }
})
