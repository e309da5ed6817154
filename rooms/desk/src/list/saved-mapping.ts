// The saved mappings of files: the newest row of a name holds. Source: desk.md
// I3.
import type { ImportKind, ListMapping } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { fittingMappings } from '../import/column.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** A mapping as saved last, and how often it was saved. */
export interface SavedMapping extends Stored<ListMapping> {
  version: number
}

/** Those of a kind of file or of all, in the order in which they were saved first. */
export async function savedMappings(desk: Desk, kind?: ImportKind): Promise<SavedMapping[]> {
  const found = new Map<string, SavedMapping>()
  for (const stored of await desk.ledger.read.rows('list_mapping')) {
    const version = (found.get(stored.row.id)?.version ?? 0) + 1
    found.set(stored.row.id, { ...stored, version })
  }
  const isAsked = ({ row }: SavedMapping) => kind === undefined || kindOf(row) === kind
  return [...found.values()].filter(isAsked)
}

/** The mapping of that name, or the one that fits the headings of a file; refuses without. */
export async function mappingFor(
  desk: Desk,
  headings: readonly string[],
  name: string | undefined,
  kind: ImportKind = 'persons',
): Promise<ListMapping> {
  const saved = (await savedMappings(desk, kind)).map(({ row }) => row)
  if (name !== undefined) {
    const found = saved.find(({ id }) => id === name)
    if (!found) throw new Refusal('unknown-mapping', 'mapping')
    return found
  }
  const [only, second, ...more] = fittingMappings(headings, saved)
  if (!only) throw new Refusal('mapping-needed', 'mapping')
  if (!second) return only
  const candidates = [only, second, ...more].map(({ id }) => ({ candidate: id }))
  throw new Refusal('mapping-ambiguous', 'mapping', candidates.slice(0, 20))
}

/** What a mapping is of: those that say nothing are of lists with names. */
export function kindOf({ kind = 'persons' }: Pick<ListMapping, 'kind'>): ImportKind {
  return kind
}
