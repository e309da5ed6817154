// To which groups records belong, as the desk asks it.
import type { BelongingKind } from '@tumen/claim'
import { readGroupsOf } from '../table/belonging-index.ts'
import type { Look } from './look.ts'
import { readClosedBeyond } from './reach.ts'

export interface GroupReader {
  /** The groups to which a record belongs; none when it is everybody's. */
  groupsOf(kind: BelongingKind, id: string): Promise<string[]>
  /** Ids of closed documents and claims that belong neither to these groups nor to everybody. */
  closedBeyond(groups: readonly string[]): Promise<Set<string>>
}

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of them over a store. */
export function groupReader(safely: Safely): GroupReader {
  return {
    groupsOf: (kind, id) => safely(({ store }) => readGroupsOf(store, kind, id)),
    closedBeyond: (groups) => safely(({ store }) => readClosedBeyond(store, groups)),
  }
}
