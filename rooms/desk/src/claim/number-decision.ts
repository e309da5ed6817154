// Somebody decided on another number than the quoted words say: what the words say, who decided and
// when. So no number is shown beside words that do not state it (D572).
import { type QuantityWords, readOtherwise } from '@tumen/claim'
import type { numberDecisionSchema } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import type { z } from 'zod'
import { dayOf } from '../day.ts'
import type { Actor } from '../operation.ts'
import { can } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'

/** Finds the decision behind the number of a claim; nothing where its words say the same. */
export function decisionReader(actor: Actor) {
  // Many claims say the same in the same words.
  const read = new Map<string, QuantityWords | undefined>()
  return ({ claim }: ClaimInContext): z.output<typeof numberDecisionSchema> | undefined => {
    const { quantity } = claim.row
    if (quantity === undefined) return undefined
    const { op, value, low, high, vague, hedge, span } = quantity
    const key = JSON.stringify([span.text, hedge, op, value, low, high, vague])
    if (!read.has(key)) read.set(key, readOtherwise(quantity))
    const said = read.get(key)
    if (said === undefined) return undefined
    const { hedge: _, unit: __, ...words } = said
    const mayKnow = can(actor, 'claim.show', objectOf(claim))
    return { said: words, ...(mayKnow ? { by: claim.by } : {}), on: dayOf(claim.recorded) }
  }
}
