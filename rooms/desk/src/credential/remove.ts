// credential.remove: makes one of your own keys void.
import { credentialRemove } from '@tumen/contract'
import { credentialsOf } from '../account/book.ts'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const removeCredential = implement(credentialRemove, async (desk, input, call) => {
  const { account } = call.actor
  const change = { operation: 'credential.remove', subject: account, input }
  return makeChange(desk, call, change, async (write) => {
    const own = await credentialsOf(desk.ledger, account)
    const keys = own.filter(({ row }) => row.kind === 'passkey')
    const found = keys.find(({ row }) => row.id === input.id)
    if (!found) throw new Refusal('not-found', 'id')
    if (keys.length === 1) throw new Refusal('last-key', 'id')
    await write.append('credential', { ...found.row, state: 'off' })
    return { id: input.id }
  })
})
