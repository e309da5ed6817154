// condition.decide: whether the condition of a statement holds. Until a reviewer says so, a number
// that holds "if the nine are counted" stands beside every figure (figures.md, F80).
import { checkRow, given } from '@tumen/claim'
import { conditionDecide } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { findClaim, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'

export const decideCondition = implement(conditionDecide, async (desk, input, call) => {
  const { claim, decision, reason, seen } = input
  const missing = { code: 'unknown-claim', field: 'claim' } as const
  const found = await findClaim(desk, call.actor, claim, missing)
  if (!found.claim.row.condition) throw new Refusal('wrong-state', 'claim')
  const decided = { claim, decision, ...given({ reason }) }
  refuseFindings(checkRow('condition_decision', decided))
  const change = { operation: 'condition.decide', subject: claim, input }
  return makeChange(desk, call, change, async (write) => {
    const said = await desk.ledger.read.rows('condition_decision')
    refuseStale(
      said.filter(({ row }) => row.claim === claim),
      seen,
    )
    await write.append('condition_decision', decided)
    return { done: true as const }
  })
})
