// What was decided about the proposals of a document. The newest row about a key counts; one that
// was accepted or amended is done, one that was rejected may still be taken up.
import type { ProposalDecisionRow } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { MovedText, newestLayer } from '../document/text.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** Decisions by the key of their proposal. */
export type Decisions = ReadonlyMap<string, Stored<ProposalDecisionRow>>

/** The newest decision about each proposal of a document. */
export async function decisionsOn(desk: Desk, document: string): Promise<Decisions> {
  const rows = await desk.ledger.read.decisionsOn(document)
  const newest = await newestLayer(desk, document)
  if (!newest) return new Map(rows.map((stored) => [stored.row.key, stored]))
  const shown = {
    text: (await desk.ledger.read.layerText(newest.row.id)) ?? '',
    layer: newest.row.id,
  }
  const moved = new MovedText(desk, document, shown)
  const found = new Map<string, Stored<ProposalDecisionRow>>()
  for (const stored of rows) {
    const key = await keyIn(moved, stored.row)
    if (key !== undefined) found.set(key, stored)
  }
  return found
}

/** The key of a decision in the text that is read today; nothing where its words are others. */
async function keyIn(
  moved: MovedText,
  { key, layer }: ProposalDecisionRow,
): Promise<string | undefined> {
  const [kind = '', start = '', end = '', ...rest] = key.split('-')
  const range = await moved.rangeOf(layer, { start: Number(start), end: Number(end) })
  return range && [kind, range.start, range.end, ...rest].join('-')
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
