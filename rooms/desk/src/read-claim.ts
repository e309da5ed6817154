// Claims by their ids, and the claims on which the state of others depends.
import type { ClaimInContext } from '@tumen/ledger'
import { type Revokers, revokerIds } from './claim-state.ts'
import type { Desk } from './operation.ts'

/** The claims that withdraw or correct others, by id. */
export async function readRevokers(desk: Desk, contexts: ClaimInContext[]): Promise<Revokers> {
  return readClaims(desk, contexts.flatMap(revokerIds))
}

/** Claims by id, without those that are not there, or were undone by the instant `countedAt`. */
export async function readClaims(
  desk: Desk,
  ids: string[],
  countedAt?: string,
): Promise<Map<string, ClaimInContext>> {
  const found = new Map<string, ClaimInContext>()
  for (const id of new Set(ids)) {
    const claim = await desk.ledger.read.claim(id, countedAt)
    if (claim) found.set(id, claim)
  }
  return found
}
