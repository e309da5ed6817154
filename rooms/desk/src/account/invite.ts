// account.invite: opens an account under a pseudonym, and gives the word for its person.
import { accountInvite } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { accountsOf, refuseUnknownGroups } from './book.ts'
import { invited } from './invitation.ts'

export const inviteAccount = implement(accountInvite, async (desk, input, call) => {
  const { account, roles } = input
  const change = { operation: 'account.invite', subject: account, input }
  return invited(desk, call, change, async (write) => {
    if ((await accountsOf(desk.ledger)).has(account) || account === desk.ledger.settings.owner)
      throw new Refusal('already-exists', 'account')
    await refuseUnknownGroups(desk.ledger, roles)
    await write.append('account', { id: account, state: 'invited', roles })
    return account
  })
})
