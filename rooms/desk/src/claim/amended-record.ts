// A recorded claim as what a form amends: its fields, its speakers, and what it says of others.
import type { ClaimInContext } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import type { Amended } from '../proposal/amended.ts'
import { ownRelations } from './carry-over.ts'

/** The claim that a form amends, as `actor` may read it; it is left to them to find it first. */
export async function amendedRecord(
  desk: Desk,
  actor: Actor,
  context: ClaimInContext,
  isWhole: boolean,
): Promise<Amended> {
  const { id: _, origin: __, extraction: ___, chain, ...claim } = context.claim.row
  const agents = await desk.ledger.read.agents(chain.map(({ agent }) => agent))
  const byId = new Map(agents.map(({ row }) => [row.id, row]))
  return {
    claim,
    chain: chain.map(({ agent: id, ...link }) => {
      const agent = byId.get(id)
      return { link, speaker: { isNew: false, candidates: [], ...(agent ? { agent } : {}) } }
    }),
    speakers: new Map(),
    relations: await ownRelations(desk, actor, context),
    isWhole,
  }
}
