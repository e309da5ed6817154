// To which groups records belong, as the desk asks it.
import type { BelongingKind, BelongingRow } from '@tumen/claim'
import { sql } from 'kysely'
import type { Stored, Table } from '../ledger.ts'
import { readGroupsOf } from '../table/belonging-index.ts'
import type { Look } from './look.ts'
import { readClosedBeyond, readGroupedAmong, readOwnedAmong, readReaches } from './reach.ts'
import { rowsWhere } from './select.ts'

export interface GroupReader {
  /** The groups to which a record belongs; none when it is everybody's. */
  groupsOf(kind: BelongingKind, id: string): Promise<string[]>
  /** What was said of the groups of a record, oldest first; the newest counts. */
  belongingsOf(kind: BelongingKind, id: string): Promise<Stored<BelongingRow>[]>
  /** Whether somebody in these groups may know of a record; not of one that is not there. */
  reaches(groups: readonly string[], record: { of: Table; id: string }): Promise<boolean>
  /** Ids of those records that belong to one of these groups, and not to everybody. */
  ownedAmong(
    groups: readonly string[],
    records: { of: Table; ids: readonly string[] },
  ): Promise<Set<string>>
  /** Ids of those records that belong to groups, and not to everybody. */
  groupedAmong(records: { of: Table; ids: readonly string[] }): Promise<Set<string>>
  /** Ids of closed documents and claims that belong neither to these groups nor to everybody. */
  closedBeyond(groups: readonly string[]): Promise<Set<string>>
}

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of them over a store. */
export function groupReader(safely: Safely): GroupReader {
  return {
    groupsOf: (kind, id) => safely(({ store }) => readGroupsOf(store, kind, id)),
    belongingsOf: (kind, id) =>
      safely((look) => rowsWhere(look, 'belonging', sql`kind = ${kind} AND record = ${id}`)),
    reaches: (groups, record) => safely(({ store }) => readReaches(store, groups, record)),
    ownedAmong: (groups, records) => safely(({ store }) => readOwnedAmong(store, groups, records)),
    groupedAmong: (records) => safely(({ store }) => readGroupedAmong(store, records)),
    closedBeyond: (groups) => safely(({ store }) => readClosedBeyond(store, groups)),
  }
}
