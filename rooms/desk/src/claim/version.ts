// The versions of a claim: each amendment is a claim of its own that names the one it replaces, so
// that versions form a line. All that stands before one that counts is superseded.
import type { ClaimStatusRow } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { readClaims } from './read.ts'
import { amendedClaim, isAmendment } from './state.ts'

/** Longer lines of versions are not followed. */
const MOST_VERSIONS = 1000

/** The last version that amends this claim and was not rejected; nothing where there is none. */
export async function newestAmendment(
  desk: Desk,
  context: ClaimInContext,
): Promise<ClaimInContext | undefined> {
  let newest: ClaimInContext | undefined
  for (let n = 0; n < MOST_VERSIONS; n++) {
    const next = await nextVersion(desk, newest ?? context)
    if (!next) break
    newest = next
  }
  return newest
}

async function nextVersion(
  desk: Desk,
  { claim, relations }: ClaimInContext,
): Promise<ClaimInContext | undefined> {
  const ids = relations.flatMap(({ row }) =>
    row.to === claim.row.id && row.from !== row.to && isAmendment(row) ? [row.from] : [],
  )
  const found = await readClaims(desk, ids)
  const standing = ids.flatMap((id) => found.get(id) ?? []).filter((one) => !isRejected(one))
  return standing.at(-1)
}

function isRejected({ statuses }: ClaimInContext): boolean {
  return statuses.some(({ row }) => row.status === 'rejected_by_reviewer')
}

/** Rows by which a claim and all versions before it are superseded, as far as they are not. */
export async function supersededRows(
  desk: Desk,
  id: string,
  reason: string,
): Promise<ClaimStatusRow[]> {
  const rows: ClaimStatusRow[] = []
  let at: string | undefined = id
  for (let n = 0; at !== undefined && n < MOST_VERSIONS; n++) {
    const context: ClaimInContext | undefined = await desk.ledger.read.claim(at)
    const isOver = context?.statuses.some(({ row }) => row.status === 'superseded')
    if (context && !isOver) rows.push({ claim: at, status: 'superseded', reason })
    at = context && amendedClaim(context)
  }
  return rows
}
