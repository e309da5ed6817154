// credential.list: what proves who you are.
import { credentialList } from '@tumen/contract'
import { credentialsOf } from '../account/book.ts'
import { implement } from '../operation.ts'

export const listCredentials = implement(credentialList, async ({ ledger }, _, { actor }) => {
  const own = await credentialsOf(ledger, actor.account)
  const keys = own.flatMap(({ row: { id, kind, name = '' }, recorded }) =>
    kind === 'passkey' ? [{ id, name, recorded }] : [],
  )
  const words = own.flatMap(({ row }) => (row.kind === 'recovery' ? (row.digests ?? []) : []))
  return { keys, words: words.length }
})
