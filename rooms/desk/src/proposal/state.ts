// What was decided about the proposals of a document. The newest row about a key counts; one that
// was accepted or amended is done, one that was rejected may still be taken up.
import type { ProposalDecisionRow } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** Decisions by the key of their proposal. */
export type Decisions = ReadonlyMap<string, Stored<ProposalDecisionRow>>

/** The newest decision about each proposal of a document. */
export async function decisionsOn(desk: Desk, document: string): Promise<Decisions> {
  const rows = await desk.ledger.read.decisionsOn(document)
  return new Map(rows.map((stored) => [stored.row.key, stored]))
}

/** Refuses when one of the proposals is decided; to take up a rejected one is a decision. */
export async function refuseDecided(
  desk: Desk,
  document: string,
  keys: readonly string[],
  decision: ProposalDecisionRow['decision'],
): Promise<void> {
  const decisions = await decisionsOn(desk, document)
  const decided = keys.filter((key) => {
    const known = decisions.get(key)?.row.decision
    return known !== undefined && (known !== 'rejected' || decision === 'rejected')
  })
  if (decided.length === 0) return
  const named = decided.map((proposal) => ({ proposal }))
  throw new Refusal('proposal-decided', 'proposals', named)
}
