// The places of a claim and their roles. Source: reading.md 2, Place and role.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'

/** The places of the draft, best first; none where nothing is known. */
export function readPlaces(_draft: Draft, _context: Context): Filled<ClaimPlace[]> {
  return { value: [], rules: ['place.none'] }
}
