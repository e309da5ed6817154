// To whom belongs what is recorded, who may give it to whom, and what a role in one group gives.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Role } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'

const fixture = await openFixture()
const { desk } = fixture
await addReport(fixture)
const groupOf = async (name: string) =>
  (await fixture.ask<{ id: string }>('adm', 'group.record', { name })).id
const north = await groupOf('north')
const south = await groupOf('south')

function held(groups: Record<string, Role[]>, roles: Role[] = []): Actor {
  return { account: `of-${Object.keys(groups).length}`, roles, groups }
}
const NORTH = held({ [north]: ['documenter'] })
const SOUTH = held({ [south]: ['documenter', 'analyst', 'reviewer'] })
const BOTH = held({ [north]: ['reviewer'], [south]: ['reviewer'] })

async function ask<T>(actor: Actor, name: string, input: object): Promise<T> {
  return (await callByName(desk, name, input, { actor, progress: { report() {} } })) as T
}

const added = (actor: Actor, title: string) =>
  ask<{ id: string }>(actor, 'document.add', {
    ...{ title, text: `${title}: at least 52 people were held in Liaoning.`, language: 'en' },
    ...{ published: '2022-04-29', publisher: 'harbour' },
  })
const { id: document } = await added(NORTH, 'A northern report')
const { id: claim } = await ask<{ id: string }>(NORTH, 'claim.record', { ...HELD, document })

test('[D672] what somebody records is their group’s, and a claim is its document’s', async () => {
  assert.deepEqual(await desk.ledger.read.groupsOf('document', document), [north])
  for (const [name, id] of [
    ['document.show', document],
    ['claim.show', claim],
  ] as const) {
    assert.equal((await refused(ask(SOUTH, name, { id }))).code, 'not-found')
    assert.ok(await ask(NORTH, name, { id }))
    assert.ok(await ask(BOTH, name, { id }))
  }
  // Of what everybody has, everybody has the claims.
  const open = await ask<{ id: string }>(NORTH, 'claim.record', HELD)
  assert.ok(await ask(SOUTH, 'claim.show', { id: open.id }))
})

test('[D672] what another group has recorded is found at once where both are', async () => {
  const { id } = await added(SOUTH, 'A southern report')
  assert.ok(await ask(BOTH, 'document.show', { id }))
  await ask(SOUTH, 'claim.record', { ...HELD, document: id })
  const { claims } = await ask<{ claims: unknown[] }>(BOTH, 'claim.list', { document: id })
  assert.equal(claims.length, 1)
})

test('[D679] what a view remembers is read on after an addition, and read anew after an undo', async () => {
  const found = async (words: string) =>
    (await ask<{ agents: unknown[] }>(SOUTH, 'agent.list', { name: words })).agents.length
  assert.equal(await found('lantern'), 0)
  const memoryOf = () => desk.memory.views.get(JSON.stringify([south]))?.memory
  const before = memoryOf()
  const agent = { kind: 'outlet', name: { en: 'The Lantern' } }
  const { id } = await fixture.ask<{ id: string }>('own', 'agent.record', agent)
  assert.equal(await found('lantern'), 1)
  assert.equal(memoryOf(), before)
  const { changes } = await fixture.ask<{ changes: { leaf: number; subject: string }[] }>(
    ...(['own', 'change.list', { limit: 5 }] as const),
  )
  const { leaf = 0 } = changes.find(({ subject }) => subject === id) ?? {}
  await fixture.ask('own', 'change.undo', { change: leaf, reason: 'not one' })
  assert.equal(await found('lantern'), 0)
  // What a group adds is known to those of all groups, too.
  await ask(SOUTH, 'agent.record', { kind: 'outlet', name: { en: 'Widow Song' } })
  const { agents } = await fixture.ask<{ agents: unknown[] }>('own', 'agent.list', {
    name: 'widow song',
  })
  assert.equal(agents.length, 1)
})

test('[D673] who is in some groups gives between these, and learns of no other', async () => {
  const give = (actor: Actor, groups: string[], id = document) =>
    ask(actor, 'record.assign', { kind: 'document', id, groups })
  assert.equal((await refused(give(SOUTH, [south]))).code, 'not-found')
  assert.equal((await refused(give(BOTH, []))).code, 'not-allowed')
  assert.equal((await refused(give(BOTH, [north], 'R1'))).code, 'not-allowed')
  const missing = await refused(give(SOUTH, ['gr_0'], 'R1'))
  const foreign = await refused(give(SOUTH, [north], 'R1'))
  assert.deepEqual([missing.code, missing.field], [foreign.code, foreign.field])
  await give(BOTH, [north, south])
  assert.ok(await ask(SOUTH, 'claim.show', { id: claim }))
  await give(SOUTH, [south])
  assert.deepEqual(await desk.ledger.read.groupsOf('document', document), [north, south].sort())
  await fixture.ask('rev', 'record.assign', { kind: 'document', id: document, groups: [north] })
  assert.equal((await refused(ask(SOUTH, 'claim.show', { id: claim }))).code, 'not-found')
  const { groups } = await ask<{ groups: { id: string }[] }>(SOUTH, 'group.list', {})
  assert.deepEqual(
    groups.map(({ id }) => id),
    [south],
  )
})

test('[D674] a role in a group changes nothing of the whole, and chooses no id', async () => {
  for (const name of ['account.invite', 'group.record', 'place.import', 'log.checkpoint'])
    assert.equal(can(held({ [north]: ['administrator', 'analyst', 'reviewer'] }), name), false)
  const chosen = await refused(ask(NORTH, 'claim.record', { ...HELD, document, id: 'c-own' }))
  assert.deepEqual([chosen.code, chosen.field], ['not-allowed', 'id'])
})

test('[D675] a right counts that is held in each group of a call, or in all', () => {
  const object = { sensitivity: 'restricted', by: 'x' } as const
  const mixed = held({ [north]: ['analyst'], [south]: ['viewer'] })
  const within = (groups: string[]) => ({ ...mixed, within: groups })
  assert.equal(can(within([north]), 'quote.read', object), true)
  assert.equal(can(within([north, south]), 'quote.read', object), false)
  assert.equal(can(within([north, south]), 'quote.read'), true)
  assert.equal(can(mixed, 'quote.read', { ...object, groups: [north] }), true)
  assert.equal(can(mixed, 'quote.read', { ...object, groups: [south] }), false)
  assert.equal(
    can({ ...held({ [north]: ['viewer'] }, ['analyst']), within: [] }, 'quote.read', object),
    true,
  )
  assert.equal(
    can({ ...held({ [north]: ['analyst'] }, ['viewer']), within: [] }, 'quote.read', object),
    false,
  )
})
