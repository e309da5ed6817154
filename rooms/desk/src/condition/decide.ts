// condition.decide: whether the condition of a statement holds. Until a reviewer says so, a number
// that holds "if the nine are counted" stands beside every figure (figures.md, F80).
import { CONDITION_DECISIONS, checkRow } from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { operation } from '../operation.ts'
import { findClaim, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

export const decideCondition = operation({
  name: 'condition.decide',
  summary: 'Decides whether the condition of a claim holds, fails, or is open again.',
  input: z.strictObject({
    claim: referenceSchema.describe('id of the claim that has the condition'),
    decision: z.enum(CONDITION_DECISIONS).describe('holds: the number counts'),
    reason: z.string().min(1).max(2000).optional().describe('what shows it'),
  }),
  output: z.object({ done: z.literal(true) }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { claim, decision, reason } = input
    const missing = { code: 'unknown-claim', field: 'claim' } as const
    const found = await findClaim(desk, call.actor, claim, missing)
    if (!found.claim.row.condition) throw new Refusal('wrong-state', 'claim')
    const decided = { claim, decision, ...(reason === undefined ? {} : { reason }) }
    refuseFindings(checkRow('condition_decision', decided))
    const change = { operation: 'condition.decide', subject: claim, input }
    return makeChange(desk, call, change, async (write) => {
      await write.append('condition_decision', decided)
      return { done: true as const }
    })
  },
})
