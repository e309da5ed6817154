// log.witness: asks the witnesses that have not cosigned the newest checkpoint, and keeps their
// words.
import { logWitness } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { askedParties } from './policy.ts'
import { gatherCosignatures } from './sign.ts'

export const askWitnesses = implement(logWitness, async (desk) => {
  const [head] = await desk.ledger.heads({ limit: 1 })
  if (!head) throw new Refusal('wrong-state')
  const asked = await askedParties(desk.ledger)
  const { size } = head
  return { size, witnesses: await gatherCosignatures(desk.ledger, size, asked) }
})
