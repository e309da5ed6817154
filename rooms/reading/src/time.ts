// The time of a claim. Source: reading.md 2, Time.
import type { ClaimTime } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'

/** The times of the draft; always some, with a question where nothing is stated. */
export function readTimes(_draft: Draft, _context: Context): Filled<ClaimTime[]> {
  return { value: [], rules: ['time.none'] }
}
