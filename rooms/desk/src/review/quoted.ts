// Closed records whose words a review shows: who reads it has read them, and that is noted like any
// other look. Source: desk.md 10, C6.
import { itemOf } from '@tumen/claim'
import type { Desk } from '../operation.ts'

/** A closed record, as an answer names it. */
export interface ClosedRecord {
  id: string
  sensitivity: 'restricted'
}

/** The closed records of which the titles of these items tell, by item. */
export async function closedIn(
  desk: Desk,
  lines: readonly string[],
): Promise<Map<string, ClosedRecord[]>> {
  const quoted = new Map(lines.map((line) => [line, quotedBy(line)]))
  const of = (kind: 'claims' | 'documents') => [...quoted.values()].flatMap((one) => one[kind])
  const claims = await desk.ledger.read.claimNotices(of('claims'))
  const documents = await desk.ledger.read.documentsById(of('documents'))
  const closed = new Set([
    ...claims.flatMap(({ id, sensitivity }) => (sensitivity === 'restricted' ? [id] : [])),
    ...documents.flatMap(({ row }) => (row.sensitivity === 'restricted' ? [row.id] : [])),
  ])
  const found = new Map<string, ClosedRecord[]>()
  for (const [line, { claims, documents }] of quoted) {
    const own = [...claims, ...documents].filter((id) => closed.has(id))
    if (own.length > 0)
      found.set(
        line,
        own.map((id) => ({ id, sensitivity: 'restricted' })),
      )
  }
  return found
}

/** Whose words stand in the title of an item. */
function quotedBy(line: string): { claims: string[]; documents: string[] } {
  const { kind, ids } = itemOf(line) ?? { kind: undefined, ids: [] }
  if (kind === 'claim' || kind === 'event') return { claims: ids.slice(0, 1), documents: [] }
  return { claims: [], documents: kind === 'lineage' ? [...ids] : [] }
}
