// What one read looks at: the committed rows, without those of changes that were undone. Reads
// take it in place of the store, so that none of them can forget to leave undone rows out.
import { type RawBuilder, sql } from 'kysely'
import type { RecordedInstants } from '../change/recorded-instant.ts'
import { among } from '../dialect/sqlite.ts'
import type { Store } from '../table/database.ts'
import type { StoredColumns } from '../table/stored-row.ts'
import type { KeptTables } from './kept-row.ts'
import { type Reach, within } from './reach.ts'

/** The store, and the leaves whose rows do not count at the asked instant. */
export interface Look {
  store: Store
  undone: ReadonlySet<number>
  /** Since when rows count as recorded. */
  instants: RecordedInstants
  kept: KeptTables
  /** What the asker may know of; everything when absent. */
  reach?: Reach
  /** The last leaf of a read in steps: what is committed between them is not seen. */
  upTo?: number
}

/** Does one step of a read on a snapshot of its own, after others were let in. */
export type Step = <T>(work: (look: Look) => Promise<T>) => Promise<T>

/** Whether a row was recorded by an instant; every one without it. */
export function knownBy(
  { instants }: Look,
  instant: string | undefined,
  prefix = '',
): RawBuilder<unknown> {
  return instants.knownBy(instant, prefix)
}

/**
 * `AND` the row counts and may be known of; empty while nothing is undone and for who may know of
 * all, so that reads cost what they did.
 */
export function counting(look: Look, leaf = 'leaf'): RawBuilder<unknown> {
  return sql`${standing(look, leaf)}${within(look.reach, leaf)}`
}

/** The same without what the asker may know of. */
export function standing({ undone, upTo }: Look, leaf = 'leaf'): RawBuilder<unknown> {
  const seen = upTo === undefined ? sql`` : sql` AND ${sql.ref(leaf)} <= ${upTo}`
  if (undone.size === 0) return seen
  return sql`${seen} AND ${sql.ref(leaf)} NOT IN ${among([...undone])}`
}

/** What `knownBy` and `standing` say, of a row that was read before; an instant as it is stored. */
export function countsAt(
  { undone, upTo = Number.POSITIVE_INFINITY, instants }: Look,
  { leaf, recorded }: Pick<StoredColumns, 'leaf' | 'recorded'>,
  instant?: string,
): boolean {
  if (undone.has(leaf) || leaf > upTo) return false
  return instant === undefined || instants.of(leaf, recorded) <= instant
}
