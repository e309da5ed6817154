// account.reset: whoever has lost every key is invited anew; the old keys open nothing any more.
import { accountReset } from '@tumen/contract'
import { implement } from '../operation.ts'
import { credentialsOf, findAccount } from './book.ts'
import { invited } from './invitation.ts'

export const resetAccount = implement(accountReset, async (desk, input, call) => {
  const { account } = input
  const change = { operation: 'account.reset', subject: account, input }
  const answer = await invited(desk, call, change, async (write) => {
    const { row } = await findAccount(desk.ledger, account)
    for (const { row: old } of await credentialsOf(desk.ledger, account))
      await write.append('credential', { ...old, state: 'off' })
    await write.append('account', { ...row, state: 'invited' })
    return account
  })
  desk.memory.jobs.stopOf(account)
  return answer
})
