// The saved mappings of files to lists with names: the newest row of a name holds. Source: desk.md
// I3.
import type { ListMapping } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { fittingMappings } from '../mention/column.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** A mapping as saved last, and how often it was saved. */
export interface SavedMapping extends Stored<ListMapping> {
  version: number
}

/** All of them, in the order in which they were saved first. */
export async function savedMappings(desk: Desk): Promise<SavedMapping[]> {
  const found = new Map<string, SavedMapping>()
  for (const stored of await desk.ledger.read.rows('list_mapping')) {
    const version = (found.get(stored.row.id)?.version ?? 0) + 1
    found.set(stored.row.id, { ...stored, version })
  }
  return [...found.values()]
}

/** The mapping of that name, or the one that fits the headings of a file; refuses without. */
export async function mappingFor(
  desk: Desk,
  headings: readonly string[],
  name: string | undefined,
): Promise<ListMapping> {
  const saved = (await savedMappings(desk)).map(({ row }) => row)
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
