// account.close: lets nobody in under an account any more. Nothing that it did goes.
import { accountClose } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { credentialsOf, findAccount, refuseLastAdministrator } from './book.ts'

export const closeAccount = implement(accountClose, async (desk, input, call) => {
  const { account } = input
  const change = { operation: 'account.close', subject: account, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const { row } = await findAccount(desk.ledger, account)
    if (row.state === 'closed') throw new Refusal('wrong-state', 'account')
    await refuseLastAdministrator(desk.ledger, account)
    for (const { row: old } of await credentialsOf(desk.ledger, account))
      await write.append('credential', { ...old, state: 'off' })
    await write.append('account', { ...row, state: 'closed' })
    return { account }
  })
  desk.memory.jobs.stopOf(account)
  return answer
})
