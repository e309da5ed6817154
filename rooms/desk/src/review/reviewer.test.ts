// Who can be asked to judge.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { HeldRole } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { accountsOf, actorOf } from '../account/book.ts'
import { joinAccount } from '../account/door.ts'
import { callByName } from '../call.ts'

/** Two claims, one of a report that is the north's alone. */
async function opened(t: TestContext) {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  await addReport(fixture, 'R1')
  await addReport(fixture, 'R2')
  const groups: string[] = []
  for (const name of ['north', 'south']) {
    const { id } = await fixture.ask<{ id: string }>('adm', 'group.record', { name })
    groups.push(id)
  }
  const [north = '', south = ''] = groups
  let keys = 0
  const join = async (account: string, ...roles: HeldRole[]) => {
    const asked = { account, roles }
    const { word = '' } = await fixture.ask<{ word?: string }>('adm', 'account.invite', asked)
    const id = `A${'ABCDEFGH'[keys++]}`
    await joinAccount(fixture.desk, word, { name: id, key: { id, publicKey: 'pQ' } })
  }
  await join('north-1', { role: 'reviewer', group: north })
  await join('south-1', { role: 'reviewer', group: south })
  await join('every-1', { role: 'reviewer' })
  await join('docs-1', { role: 'documenter' })
  await fixture.ask('own', 'record.assign', { kind: 'document', id: 'R2', groups: [north] })
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('doc', 'claim.record', { ...HELD, id: 'c2', document: 'R2' })
  await fixture.ask('doc', 'review.submit', { items: ['c1', 'c2'], comment: 'x' })
  const assign = (items: string[], ...reviewers: string[]) =>
    fixture.ask('ana', 'review.assign', { items, reviewers, comment: 'x' })
  const as = <T = Record<string, unknown>>(account: string, name: string, input: object) =>
    accountsOf(fixture.desk.ledger).then((accounts) => {
      const row = accounts.get(account)?.row ?? assert.fail(account)
      return callByName(fixture.desk, name, input, {
        actor: actorOf(row),
        progress: { report: () => undefined },
      }) as Promise<T>
    })
  return { fixture, assign, as }
}

test('[D764] only who may know of a claim is asked to judge it; others are refused like nobody', async (t) => {
  const { assign } = await opened(t)
  const nobody = await refused(assign(['c2'], 'no-such'))
  for (const who of ['south-1', 'docs-1']) {
    const { code, field, details } = await refused(assign(['c2'], 'every-1', who))
    assert.deepEqual([code, field, details], [nobody.code, nobody.field, nobody.details], who)
  }
  await refused(assign(['c1', 'c2'], 'south-1'))
  await assign(['c2'], 'north-1', 'every-1')
  await assign(['c1'], 'south-1')
})

test('[D777] who can judge it no longer is told to who may name another one', async (t) => {
  const { fixture, assign, as } = await opened(t)
  await assign(['c1'], 'every-1', 'south-1')
  const absent = async (account: string) =>
    (await as<Output<'review.show'>>(account, 'review.show', { item: 'c1' })).absent
  assert.equal(await absent('every-1'), undefined)
  await fixture.ask('adm', 'account.close', { account: 'south-1' })
  assert.deepEqual(await absent('every-1'), ['south-1'])
  assert.equal(await absent('docs-1'), undefined, 'who names nobody is not told')
  const next = { items: ['c1'], instead: 'south-1', reviewers: ['docs-1'], comment: 'closed' }
  assert.equal((await refused(as('every-1', 'review.assign', next))).code, 'unknown-account')
  await as('every-1', 'review.assign', { ...next, reviewers: ['north-1'] })
  assert.equal(await absent('every-1'), undefined)
})

test('[D779] a person looks at what belongs to their groups alone, and at nothing that is everybody’s', async (t) => {
  const { as } = await opened(t)
  const own = async (account: string) => {
    const { reviews } = await as<Output<'review.list'>>(account, 'review.list', { of: 'group' })
    return reviews.map(({ item }) => item)
  }
  assert.deepEqual(await own('north-1'), ['c2'])
  assert.deepEqual(await own('south-1'), [])
  assert.deepEqual(await own('every-1'), [], 'who is in no group has none')
})

test('[D1002] where there are accounts, an owner who has none is not asked to judge', async (t) => {
  const { fixture, assign } = await opened(t)
  const { code, field } = await refused(assign(['c1'], fixture.desk.ledger.settings.owner))
  assert.deepEqual([code, field], ['unknown-account', 'reviewers'])
})
