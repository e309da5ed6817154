// The same statement handed in twice: somebody pressed a key again, or two people read one
// report. It is refused, so that a ledger does not fill with copies that nobody meant.
import type { Claim } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { digestOf } from '../change/make.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

const MOST_CLAIMS_OF_A_DOCUMENT = 1000

/** Refuses with `duplicate-claim`, naming the claim that says the same in the same words. */
export async function refuseRepeated(desk: Desk, claim: Claim): Promise<void> {
  const same = await repeatedClaim(desk, claim)
  if (same) throw repeatedRefusal(same)
}

/** The refusal that names the claim that is there. */
export function repeatedRefusal(same: ClaimInContext): Refusal {
  return new Refusal('duplicate-claim', 'quote', [{ claim: same.claim.row.id }])
}

/** A claim of the same document that says the same in the same words, or nothing. */
export async function repeatedClaim(desk: Desk, claim: Claim): Promise<ClaimInContext | undefined> {
  const filter = { doc: claim.doc, limit: MOST_CLAIMS_OF_A_DOCUMENT }
  const statement = statementOf(claim)
  return (await desk.ledger.read.claims(filter)).find(
    (one) => !isReplaced(one) && statementOf(one.claim.row) === statement,
  )
}

/** Whether a claim was replaced or rejected: it is in nobody's way. */
export function isReplaced({ statuses }: ClaimInContext): boolean {
  return statuses.some(
    ({ row }) => row.status === 'superseded' || row.status === 'rejected_by_reviewer',
  )
}

/** What makes two claims one statement: words, act, number, place, time and who said it. */
export function statementOf({ quote, proposition, quantity, places, times, chain }: Claim): string {
  const { act, polarity, affected } = proposition
  const said = { act, polarity, affected, agents: chain.map(({ agent }) => agent) }
  return digestOf({ quote, ...said, quantity, places, times })
}
