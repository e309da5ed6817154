// What no count, name or refusal tells of another office, of a private question, or of a reviewer
// who has decided. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { HeldRole } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { invitationOf, joinAccount } from '../account/door.ts'
import type { Actor } from '../operation.ts'

const fixture = await openFixture('second-person')
const { desk } = fixture
await addReport(fixture)
const { north, south } = await twoOffices(fixture)
const NORTH = heldIn('ana-n', north, ['analyst', 'reviewer'])
const SOUTH = heldIn('ana-s', south, ['analyst', 'reviewer'])
const inAll = (account: string): Actor => ({ account, roles: ['analyst', 'reviewer'] })

const ask = <T = { id: string }>(actor: Actor, name: string, input: object): Promise<T> =>
  askAs(desk, actor, name, input)

async function join(account: string, roles: HeldRole[]): Promise<void> {
  const { word } = await fixture.ask<{ word: string }>('adm', 'account.invite', { account, roles })
  assert.ok(await invitationOf(desk, word))
  assert.ok(await joinAccount(desk, word))
}

type Check = Output<'evidence.check-shred'>

test('[D833] nobody destroys what would take along something foreign, or is told of it', async () => {
  const { id } = await ask(NORTH, 'claim.record', HELD)
  const check = (actor: Actor) => ask<Check>(actor, 'evidence.check-shred', { document: 'R1' })
  assert.deepEqual((await check(SOUTH)).claims, [id])
  await ask(inAll('ana-a'), 'record.assign', { kind: 'claim', id, groups: [north] })
  const missing = await refused(ask(SOUTH, 'evidence.check-shred', { document: 'R0' }))
  for (const name of ['evidence.check-shred', 'evidence.ask-shred']) {
    const more = name === 'evidence.ask-shred' ? { reason: 'danger' } : {}
    const { code, field, details } = await refused(ask(SOUTH, name, { document: 'R1', ...more }))
    assert.deepEqual([code, field, details], [missing.code, missing.field, missing.details])
  }
  assert.deepEqual((await check(NORTH)).claims, [id])
  assert.deepEqual((await check(inAll('ana-a'))).claims, [id])
})

test('[D834] W5: what would be destroyed, and its token, say nothing of who has decided', async () => {
  const { id } = await ask(inAll('doc-1'), 'claim.record', { ...HELD, affected: 'judged' })
  await ask(inAll('doc-1'), 'review.submit', { items: [id], comment: 'ready' })
  const reviewers = ['rev-1', 'rev-2']
  await ask(inAll('ana-a'), 'review.assign', { items: [id], reviewers, comment: 'please' })
  const told = async () => {
    const check = await ask(inAll('rev-2'), 'evidence.check-shred', { document: 'R1' })
    const { counts } = await ask<Output<'workspace.show'>>(inAll('rev-2'), 'workspace.show', {})
    return { check, counts }
  }
  const before = await told()
  await ask(inAll('rev-1'), 'review.decide', { item: id, decision: 'accepted', comment: 'yes' })
  assert.deepEqual(await told(), before)
})

test('[D835] counts of rows say nothing of accounts, of groups, of grants and of private questions', async () => {
  const told = async (actor: Actor) =>
    (await ask<Output<'workspace.show'>>(actor, 'workspace.show', {})).counts
  await join('doc-n', [{ role: 'documenter', group: north }])
  const before = await told(NORTH)
  assert.ok(before?.document !== undefined)
  await fixture.ask('adm', 'group.record', { name: 'east' })
  await join('doc-s', [{ role: 'documenter', group: south }])
  const query = { act: 'detention' }
  await ask(inAll('ana-a'), 'query.save', { kind: 'search', name: 'mine', query, shared: false })
  assert.deepEqual(await told(NORTH), before)
})

test('[D836] a question that became private, or was dropped, has no name for others', async () => {
  const saved = { kind: 'search', query: { act: 'detention' } }
  const named = async (id: string) =>
    (await ask<Output<'record.names'>>(SOUTH, 'record.names', { ids: [id] })).names
  const owner = inAll('ana-a')
  const { id } = await ask(owner, 'query.save', { ...saved, name: 'Ms Reedman', shared: true })
  assert.equal((await named(id))[0]?.title, 'Ms Reedman')
  await ask(owner, 'query.save', { ...saved, id, name: 'Mine', shared: false })
  assert.deepEqual(await named(id), [])
})

test('[D837] leave is given to nobody of a foreign group, who is refused like nobody', async () => {
  await join('vie-1', [{ role: 'viewer' }])
  const grant = (account: string) => {
    const input = { kind: 'document', id: 'R1', until: '2099-01-01', reason: 'needs it' }
    return ask(SOUTH, 'access.grant', { ...input, account })
  }
  const [foreign, nobody] = [await refused(grant('doc-n')), await refused(grant('doc-x'))]
  assert.deepEqual([foreign.code, foreign.details], [nobody.code, nobody.details])
  for (const account of ['doc-s', 'vie-1']) assert.ok(await grant(account))
})

test('[D1078] the size of the log tells no office when another one works', async () => {
  const told = async (actor: Actor) => [
    await ask<Output<'log.show'>>(actor, 'log.show', {}),
    (await ask<Output<'workspace.show'>>(actor, 'workspace.show', {})).log,
  ]
  const before = await told(SOUTH)
  const exact = await told(inAll('ana-a'))
  await ask(NORTH, 'claim.record', { ...HELD, affected: 'somebody of the north' })
  assert.deepEqual(await told(SOUTH), before)
  assert.notDeepEqual(await told(inAll('ana-a')), exact)
  // What is signed is published, and an outsider's check needs no more.
  const signed = await fixture.ask<{ size: number }>('rev', 'log.checkpoint', {})
  const [log, head] = (await told(SOUTH)) as [Output<'log.show'>, { size: number }]
  assert.deepEqual([log.size, head.size, log.unsigned], [signed.size, signed.size, undefined])
  assert.equal((await fixture.desk.ledger.head()).rootHex, log.rootHex)
})

test('[D1079] no proof tells an office whether a change waits for a signature or is not there', async () => {
  const prove = (actor: Actor, leaf: number) => refused(ask(actor, 'log.prove', { leaf }))
  await ask(NORTH, 'claim.record', { ...HELD, affected: 'somebody else of the north' })
  const { size } = await fixture.desk.ledger.head()
  const [waits, nowhere] = [await prove(SOUTH, size - 1), await prove(SOUTH, size + 5000)]
  assert.equal(waits.code, 'not-found')
  assert.deepEqual([waits.field, waits.details], [nowhere.field, nowhere.details])
  assert.equal(nowhere.code, 'not-found')
  // Who works in all groups knows the size, and is told that it waits.
  assert.equal((await prove(inAll('ana-a'), size - 1)).code, 'wrong-state')
  await fixture.ask('rev', 'log.checkpoint', {})
  assert.ok((await ask<Output<'log.prove'>>(SOUTH, 'log.prove', { leaf: size - 1 })).proof)
})
