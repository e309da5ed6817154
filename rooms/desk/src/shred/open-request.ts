// Requests to destroy a document that nobody has followed yet: they end after some weeks, so that
// nobody destroys by what somebody wished for long ago.
import type { ShredRequest } from '@tumen/claim'
import { REQUEST_DAYS } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'

const DAY_MS = 24 * 3_600_000

/** The instant at which a request of this instant ends. */
export function requestEnd(recorded: string): string {
  return new Date(Date.parse(recorded) + REQUEST_DAYS * DAY_MS).toISOString()
}

/** Those that stand, oldest first. */
export async function openShredRequests(
  desk: Desk,
): Promise<(Stored<ShredRequest> & { until: string })[]> {
  const now = desk.clock().toISOString()
  const rows = await desk.ledger.read.rows('shred_request')
  return rows
    .map((stored) => ({ ...stored, until: requestEnd(stored.recorded) }))
    .filter(({ until }) => now < until)
}
