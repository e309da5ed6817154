// Nobody who lets others in opens to themselves what these record, alone and unseen.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output, Role } from '@tumen/contract'
import { openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

test('[D1153] an administrator gives themselves no role that opens something, but where alone', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const { desk } = fixture
  const { north, south } = await twoOffices(fixture)
  const held = (id: string) =>
    desk.ledger.change({ operation: 'account.invite', by: 'own', subject: id }, (write) =>
      write.append('account', { id, state: 'active', roles: [{ role: 'administrator' }] }),
    )
  await held('adm-1')
  await held('adm-2')
  const as = (account: string, of: string, role?: Role) =>
    askAs(desk, { account, roles: ['administrator'] }, 'account.change', {
      account: of,
      roles: [{ role: 'administrator' }, ...(role ? [{ role, group: north }] : [])],
    })
  const said = async (group: string) => {
    const viewer = heldIn('vie', group, ['viewer'])
    return (await askAs<Output<'group.list'>>(desk, viewer, 'group.list', {})).ownRoles
  }
  for (const role of ['viewer', 'analyst', 'statistician', 'custodian'] as const) {
    const { code, field } = await refused(as('adm-1', 'adm-1', role))
    assert.deepEqual([code, field], ['own-role', 'roles'], role)
  }
  // The other one gives it: two people, and nothing to tell.
  await as('adm-2', 'adm-1', 'analyst')
  assert.equal(await said(north), undefined)
  // What one has already may be kept, and given up.
  await as('adm-1', 'adm-1', 'analyst')
  await as('adm-1', 'adm-1')
  await askAs(desk, { account: 'adm-1', roles: ['administrator'] }, 'account.close', {
    account: 'adm-2',
  })
  await as('adm-1', 'adm-1', 'analyst')
  const [one, ...others] = (await said(north)) ?? []
  assert.deepEqual([one?.account, one?.role, one?.group, others], ['adm-1', 'analyst', north, []])
  // It says nothing to an office in which it opens nothing.
  assert.equal(await said(south), undefined)
  await as('adm-1', 'adm-1')
  assert.equal(await said(north), undefined)
})
