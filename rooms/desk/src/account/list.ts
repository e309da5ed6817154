// account.list: who works here, for those who let people in.
import { accountList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { accountsOf, credentialsOf } from './book.ts'

export const listAccounts = implement(accountList, async ({ ledger }) => {
  const credentials = await credentialsOf(ledger)
  const keysOf = (account: string) =>
    credentials.filter(({ row }) => row.kind === 'passkey' && row.account === account).length
  const accounts = [...(await accountsOf(ledger)).values()].map(({ row, recorded, by, leaf }) => {
    const { id: account, state, roles } = row
    return { account, state, roles, keys: keysOf(account), recorded, by, leaf }
  })
  return { accounts: accounts.sort((a, b) => (a.account < b.account ? -1 : 1)) }
})
