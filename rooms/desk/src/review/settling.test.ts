// Who is waited for where two reviewers differ: told by a role, and whether anybody holds it.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openReviews } from '../../fixture/review.ts'

test('[D1074] where reviewers differ it is told whether any account could settle it', async (t) => {
  const { fixture, ask, decided } = await openReviews(t)
  await decided('c1', 'accepted', 'rejected')
  const shown = (who: string) => ask<Output<'review.show'>>(who, 'review.show', { item: 'c1' })
  assert.equal((await shown('doc-1')).nobodySettles, undefined, 'nobody has an account')
  const { id: north } = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'north' })
  const { id: south } = await fixture.ask<{ id: string }>('adm', 'group.record', { name: 'south' })
  await fixture.ask('own', 'record.assign', { kind: 'document', id: 'R1', groups: [north] })
  const role = (account: string, group?: string) =>
    fixture.desk.ledger.change(
      { operation: 'account.invite', by: 'adm', subject: account },
      (write) =>
        write.append('account', {
          ...{ id: account, state: 'active' },
          roles: [{ role: 'reviewer' as const, ...(group && { group }) }],
        }),
    )
  // Who judged it, and a reviewer of another group, do not settle it.
  await role('rev-1')
  await role('rev-9', south)
  assert.equal((await shown('doc-1')).nobodySettles, true)
  await role('rev-8', north)
  assert.equal((await shown('doc-1')).nobodySettles, undefined)
})

test('[D1075] the queue counts and puts first what somebody may settle, and for them alone', async (t) => {
  const { ask, decided, handIn } = await openReviews(t)
  await handIn('c0')
  await decided('c1', 'accepted', 'rejected')
  const listed = async (who: string) => {
    const { counts, reviews } = await ask<Output<'review.list'>>(who, 'review.list', {})
    return [counts.settles, ...reviews.map(({ item, settles }) => `${item} ${settles}`)]
  }
  assert.deepEqual(await listed('rev-3'), [1, 'c1 true', 'c0 false'])
  for (const who of ['rev-1', 'rev-2', 'doc-1', 'ana-1'])
    assert.deepEqual(await listed(who), [0, 'c0 false', 'c1 false'], who)
})
