// A bundle of a version before, of which no row says to whom it belongs: its asker's office has it.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output, Role } from '@tumen/contract'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

test('[D1150] a bundle belongs to the office that asked, also one of which no row says so', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const { desk } = fixture
  await addReport(fixture)
  const { north, south } = await twoOffices(fixture)
  await fixture.ask('rev', 'record.assign', { kind: 'document', id: 'R1', groups: [north, south] })
  const account = (id: string, group: string, role: Role) =>
    desk.ledger.change({ operation: 'account.invite', by: 'adm', subject: id }, (write) =>
      write.append('account', { id, state: 'active', roles: [{ role, group }] }),
    )
  await account('ana-n', north, 'analyst')
  const ask = { operation: 'bundle.ask', by: 'ana-n', subject: 'bu_1' }
  await desk.ledger.change(ask, (write) =>
    write.append('bundle', {
      ...{ id: 'bu_1', profile: 'partner', documents: ['R1'], claims: [], recipient: 'rc_1' },
      meant: 'the court of the delta',
    }),
  )
  const seen = async (group: string) => {
    const editor = heldIn('edi', group, ['editor'])
    const { bundles } = await askAs<Output<'bundle.list'>>(desk, editor, 'bundle.list', {})
    const history = askAs(desk, editor, 'record.history', { id: 'bu_1' })
    const changes = await askAs<Output<'change.list'>>(desk, editor, 'change.list', {})
    const isTold = changes.changes.some(({ subject }) => subject === 'bu_1')
    const isThere = await history.then(
      () => true,
      () => false,
    )
    return [bundles.length, isTold, isThere]
  }
  assert.deepEqual(await seen(north), [1, true, true])
  assert.deepEqual(await seen(south), [0, false, false])
  const editor = heldIn('edi', south, ['editor'])
  const approve = (bundle: string) => refused(askAs(desk, editor, 'bundle.approve', { bundle }))
  assert.deepEqual((await approve('bu_1')).code, (await approve('bu_0')).code)
  // Who works in all of them may decide for each.
  const { bundles } = await fixture.ask<Output<'bundle.list'>>('edi', 'bundle.list', {})
  assert.equal(bundles.length, 1)
})

test('[D1155] of a bundle that waits it is told whether any account could let it be made', async (t) => {
  const fixture = await openFixture('second-person')
  t.after(() => fixture.close())
  const { desk } = fixture
  await addReport(fixture)
  const { north, south } = await twoOffices(fixture)
  const inNorth = heldIn('ana-n', north, ['analyst'])
  const asked = { profile: 'court', documents: ['R1'], recipient: 'a court', withNotes: true }
  const { bundle } = await askAs<{ bundle: string }>(desk, inNorth, 'bundle.ask', asked)
  const isStuck = async () => {
    const found = await askAs<Output<'bundle.list'>>(desk, inNorth, 'bundle.list', { bundle })
    return found.bundles[0]?.nobodyApproves
  }
  const account = (id: string, role: Role, group?: string, state: 'active' | 'closed' = 'active') =>
    desk.ledger.change({ operation: 'account.change', by: 'adm', subject: id }, (write) =>
      write.append('account', { id, state, roles: [{ role, ...(group && { group }) }] }),
    )
  assert.equal(await isStuck(), undefined, 'nobody has an account')
  // Who asked for it, an editor of the other office, and who is no editor, do not let it go.
  await account('ana-n', 'editor', north)
  await account('edi-s', 'editor', south)
  await account('rev-n', 'reviewer', north)
  assert.equal(await isStuck(), true)
  // Who decides without an account is told what to look at, and a list says it of none.
  const listed = await fixture.ask<Output<'bundle.list'>>('edi', 'bundle.list', { bundle })
  assert.ok(listed.bundles[0]?.looks && !listed.bundles[0].nobodyApproves)
  const { bundles } = await askAs<Output<'bundle.list'>>(desk, inNorth, 'bundle.list', {})
  assert.ok(bundles.every((one) => one.nobodyApproves === undefined))
  await account('edi-n', 'editor', north)
  assert.equal(await isStuck(), undefined)
  await account('edi-n', 'editor', north, 'closed')
  assert.equal(await isStuck(), true)
  await account('edi-1', 'editor')
  assert.equal(await isStuck(), undefined)
})
