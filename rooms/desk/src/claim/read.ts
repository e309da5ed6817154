// Claims by their ids, and the claims on which the state of others depends.
import type { ClaimInContext } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { type Revokers, revokerIds } from './state.ts'

/** The claims that withdraw or correct others, by id. */
export async function readRevokers(desk: Desk, contexts: ClaimInContext[]): Promise<Revokers> {
  return readClaims(desk, contexts.flatMap(revokerIds))
}

/**
 * Claims by id in the asked order, without those that are not there, or were undone by the
 * instant `countedAt`.
 */
export async function readClaims(
  desk: Desk,
  ids: string[],
  countedAt?: string,
): Promise<Map<string, ClaimInContext>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const read = await desk.ledger.read.claimsById(asked, countedAt)
  const found = new Map(read.map((context) => [context.claim.row.id, context]))
  return new Map(asked.flatMap((id) => pairOf(id, found.get(id))))
}

function pairOf<T>(id: string, found: T | undefined): [string, T][] {
  return found === undefined ? [] : [[id, found]]
}
