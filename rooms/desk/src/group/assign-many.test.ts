// Many records are given to groups at once: told before, done in one change, or not at all.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

type Checked = Output<'record.check-assign'>
type Done = Output<'record.assign'>
const ALL: Actor = { account: 'ana', roles: ['analyst'] }

async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const groups = await twoOffices(fixture)
  const ask = <T>(actor: Actor, name: string, input: object) =>
    askAs<T>(fixture.desk, actor, name, input)
  const groupsOf = (kind: 'document' | 'agent', id: string) =>
    fixture.desk.ledger.read.groupsOf(kind, id)
  return { fixture, ...groups, ask, groupsOf }
}

test('[D868] W9: many records are told first and given in one change, with the speakers of all', async (t) => {
  const { fixture, north, ask, groupsOf } = await opened(t)
  await fixture.ask('own', 'document.add', {
    ...{ id: 'A', title: 'One', text: 'Something was said.', language: 'en' },
    ...{ published: '2022-04-01', publisher: 'Field office' },
  })
  await fixture.ask('own', 'document.add', {
    ...{ id: 'B', title: 'Two', text: 'Another thing was said here.', language: 'en' },
    ...{ published: '2022-04-02', publisher: 'Field office' },
  })
  const { row } = (await fixture.desk.ledger.read.document('A')) ?? {}
  const publisher = row?.publisher ?? ''
  const input = { kind: 'document', ids: ['A', 'nowhere', 'B', 'A'], groups: [north] }
  const size = await fixture.size()
  const checked = await ask<Checked>(ALL, 'record.check-assign', input)
  assert.deepEqual(
    [checked.goes, checked.outcomes],
    [
      2,
      [
        { outcome: 'goes', ids: ['A', 'B'] },
        { outcome: 'not-found', ids: ['nowhere'] },
      ],
    ],
  )
  assert.equal(await fixture.size(), size, 'nothing was changed')
  const { token } = checked
  const done = await ask<Done>(ALL, 'record.assign', { ...input, token })
  assert.deepEqual([done.goes, done.outcomes], [checked.goes, checked.outcomes])
  assert.equal(await fixture.size(), size + 1, 'in one change')
  for (const id of ['A', 'B']) assert.deepEqual(await groupsOf('document', id), [north])
  // Who came with both is nobody else's: apart, the first would have left them to everybody.
  assert.deepEqual(await groupsOf('agent', publisher), [north])
  // Checked before somebody else gave one of them: nothing is done.
  const late = await refused(ask(ALL, 'record.assign', { ...input, token }))
  assert.equal(late.code, 'stale-dry-run')
  // They come back to everybody in the same way, in one change.
  const back = { ...input, ids: ['A', 'B'], groups: [] }
  const again = await ask<Checked>(ALL, 'record.check-assign', back)
  await ask(ALL, 'record.assign', { ...back, token: again.token })
  for (const id of ['A', 'B']) assert.deepEqual(await groupsOf('document', id), [])
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
})

test('[D868] what is foreign, everybody’s or closed stays as what is missing, and gets no row', async (t) => {
  const { fixture, north, south, ask, groupsOf } = await opened(t)
  await addReport(fixture, 'N')
  await addReport(fixture, 'S')
  await addReport(fixture, 'E')
  await fixture.ask('adm', 'record.assign', { kind: 'document', id: 'N', groups: [north] })
  await fixture.ask('adm', 'record.assign', { kind: 'document', id: 'S', groups: [south] })
  const one = heldIn('ana-n', north, ['analyst'])
  const input = { kind: 'document', ids: ['N', 'S', 'E', 'X'], groups: [north] }
  const { outcomes, token } = await ask<Checked>(one, 'record.check-assign', input)
  assert.deepEqual(outcomes, [
    { outcome: 'goes', ids: ['N'] },
    { outcome: 'not-found', ids: ['S', 'X'] },
    { outcome: 'not-allowed', ids: ['E'] },
  ])
  // The foreign id and one that is not there make one token.
  const swapped = { ...input, ids: ['N', 'X', 'E', 'S'] }
  assert.equal((await ask<Checked>(one, 'record.check-assign', swapped)).token, token)
  await ask(one, 'record.assign', { ...input, token })
  assert.deepEqual(await groupsOf('document', 'S'), [south])
  assert.deepEqual(await groupsOf('document', 'E'), [])
  const foreign = { ...input, groups: [south] }
  assert.equal((await refused(ask(one, 'record.check-assign', foreign))).code, 'unknown-group')
  const viewer = heldIn('vie-n', north, ['viewer'])
  assert.equal((await refused(ask(viewer, 'record.check-assign', input))).code, 'not-allowed')
})

test('[D868] one id or many, at most five hundred, and nothing where nothing goes', async (t) => {
  const { fixture, north, ask } = await opened(t)
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const both = { kind: 'claim', id: 'c1', ids: ['c1'], groups: [north] }
  for (const input of [both, { kind: 'claim', groups: [north] }])
    assert.equal((await refused(ask(ALL, 'record.assign', input))).code, 'invalid-input')
  const ids = Array.from({ length: 501 }, (_, n) => `c${n}`)
  const many = ask(ALL, 'record.check-assign', { kind: 'claim', ids, groups: [north] })
  assert.equal((await refused(many)).code, 'invalid-input')
  const none = { kind: 'claim', ids: ['c8'], groups: [north] }
  const { token } = await ask<Checked>(ALL, 'record.check-assign', none)
  const empty = await refused(ask(ALL, 'record.assign', { ...none, token }))
  assert.equal(empty.code, 'wrong-state')
  const untold = await refused(ask(ALL, 'record.assign', { ...none, ids: ['c1'] }))
  assert.equal(untold.code, 'stale-dry-run')
})
