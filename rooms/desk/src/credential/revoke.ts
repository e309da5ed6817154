// credential.revoke: makes the key of a program void. It asks for no proof: who sees that a key has
// leaked stops it at once.
import { credentialRevoke } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { programKeys } from './program.ts'

export const revokeCredential = implement(credentialRevoke, async (desk, input, call) => {
  const change = { operation: 'credential.revoke', subject: call.actor.account, input }
  return makeChange(desk, call, change, async (write) => {
    const keys = await programKeys(desk, call.actor)
    const found = keys.find(({ row }) => row.id === input.id)
    if (!found) throw new Refusal('not-found', 'id')
    await write.append('credential', { ...found.row, state: 'off' })
    return { id: input.id }
  })
})
