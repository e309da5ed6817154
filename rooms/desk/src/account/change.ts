// account.change: gives an account other roles.
import { accountChange } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { findAccount, letsIn, refuseLastAdministrator, refuseUnknownGroups } from './book.ts'
import { refuseOwnRole } from './own-role.ts'

export const changeAccount = implement(accountChange, async (desk, input, call) => {
  const { account, roles, seen } = input
  const change = { operation: 'account.change', subject: account, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const known = await findAccount(desk.ledger, account)
    refuseStale([known], seen)
    const { row } = known
    if (row.state === 'closed') throw new Refusal('wrong-state', 'account')
    await refuseUnknownGroups(desk.ledger, roles)
    await refuseOwnRole(desk.ledger, call.actor, { account, before: row.roles, after: roles })
    if (!letsIn(roles)) await refuseLastAdministrator(desk.ledger, account)
    await write.append('account', { ...row, roles })
    return { account }
  })
  desk.memory.jobs.stopOf(account)
  desk.memory.waiting.again(account)
  return answer
})
