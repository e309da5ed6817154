// Who may let more people see a record: who may read all of it; an administrator alone opens none.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'
import { isWidening } from './widening.ts'

const ADM: Actor = { account: 'adm', roles: ['administrator'] }
const REV: Actor = { account: 'rev', roles: ['reviewer'] }

async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const groups = await twoOffices(fixture)
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const ask = <T>(actor: Actor, name: string, input: object) =>
    askAs<T>(fixture.desk, actor, name, input)
  const give = (actor: Actor, groups: string[], kind = 'document', id = 'R1') =>
    ask(actor, 'record.assign', { kind, id, groups })
  const groupsOf = (kind: 'document' | 'claim', id: string) =>
    fixture.desk.ledger.read.groupsOf(kind, id)
  return { fixture, ...groups, ask, give, groupsOf }
}

test('[D1070] an administrator gives a record to fewer, and opens it neither to everybody nor to one more group', async (t) => {
  const { north, south, ask, give, groupsOf } = await opened(t)
  await give(ADM, [north, south])
  await give(ADM, [north])
  for (const groups of [[], [south], [north, south]]) {
    const { code, field } = await refused(give(ADM, groups))
    assert.deepEqual([code, field], ['opens-unread', 'groups'])
    const input = { kind: 'document', ids: ['R1'], groups }
    const many = await ask<Output<'record.check-assign'>>(ADM, 'record.check-assign', input)
    assert.deepEqual(many.outcomes, [{ outcome: 'opens-unread', ids: ['R1'] }])
    const late = await refused(ask(ADM, 'record.assign', { ...input, token: many.token }))
    assert.equal(late.code, 'wrong-state')
  }
  assert.deepEqual(await groupsOf('document', 'R1'), [north])
  await give(REV, [])
  assert.deepEqual(await groupsOf('document', 'R1'), [])
})

test('[D1070] a role that reads in another group opens nothing, and one that reads in its own does', async (t) => {
  const { north, south, give } = await opened(t)
  await give(ADM, [north])
  const of = (group: string): Actor => ({ ...ADM, groups: { [group]: ['analyst'] } })
  assert.equal((await refused(give(of(south), []))).code, 'opens-unread')
  // Who reads it and not what of it only few may read opens neither.
  const viewer: Actor = { ...ADM, groups: { [north]: ['viewer'] } }
  assert.equal((await refused(give(viewer, []))).code, 'opens-unread')
  // Of two groups: an analyst of one and an administrator of the other.
  const both = { ...heldIn('x', north, ['administrator']), roles: [] }
  both.groups = { ...both.groups, [south]: ['analyst'] }
  const code = (await refused(give(both, [north, south]))).code
  assert.ok(['not-found', 'opens-unread'].includes(code), code)
  await give(of(north), [])
})

test('[D1071] no giving is taken back but by another giving, so that undoing opens nothing', async (t) => {
  const { fixture, north, ask, give, groupsOf } = await opened(t)
  await give(ADM, [north])
  const change = (await fixture.size()) - 1
  for (const actor of [ADM, REV])
    assert.equal((await refused(ask(actor, 'change.undo', { change }))).code, 'not-undoable')
  assert.deepEqual(await groupsOf('document', 'R1'), [north])
})

test('[D1072] what goes along with a record opens nothing, either', async (t) => {
  const { fixture, north, south, give } = await opened(t)
  await fixture.ask('own', 'document.add', {
    ...{ id: 'A', title: 'One', text: 'Something was said.', language: 'en' },
    ...{ published: '2022-04-01', publisher: 'Field office' },
  })
  const { read } = fixture.desk.ledger
  const publisher = (await read.document('A'))?.row.publisher ?? ''
  await give(REV, [south], 'agent', publisher)
  await give(ADM, [north], 'document', 'A')
  assert.deepEqual(await read.groupsOf('agent', publisher), [south])
  // Of somebody who may read the speaker it goes along.
  await give(REV, [north], 'document', 'A')
  assert.deepEqual(await read.groupsOf('agent', publisher), [north])
})

test('[D1070] from everybody to groups is fewer, from groups to others is more', () => {
  assert.equal(isWidening([], []), false)
  assert.equal(isWidening([], ['a']), false)
  assert.equal(isWidening(['a', 'b'], ['b']), false)
  assert.equal(isWidening(['a'], []), true)
  assert.equal(isWidening(['a'], ['b']), true)
  assert.equal(isWidening(['a'], ['b', 'a']), true)
})
