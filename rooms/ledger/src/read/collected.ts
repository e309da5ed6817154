// What collections that came in by file call the claims that are here.
import type { CollectedClaim } from '@tumen/claim'
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Stored } from '../ledger.ts'
import type { Look } from './look.ts'
import { rowsWhere } from './select.ts'

/** By which claims of files are found again; rows stand in the order of recording. */
export interface CollectedReader {
  /** The rows with these ids of their collections. */
  collectedAs(externals: readonly string[]): Promise<Stored<CollectedClaim>[]>
  /** The rows of these claims. */
  collectedClaims(claims: readonly string[]): Promise<Stored<CollectedClaim>[]>
  /** The rows of a collection. */
  collectedIn(namespace: string): Promise<Stored<CollectedClaim>[]>
}

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of these rows. */
export function collectedReader(safely: Safely): CollectedReader {
  return {
    collectedAs: (ids) =>
      safely((look) => rowsWhere(look, 'collected_claim', sql`external IN ${among(ids)}`)),
    collectedClaims: (ids) =>
      safely((look) => rowsWhere(look, 'collected_claim', sql`claim IN ${among(ids)}`)),
    collectedIn: (name) =>
      safely((look) => {
        const [from, to] = [`${name}/`, `${name}0`]
        return rowsWhere(look, 'collected_claim', sql`external > ${from} AND external < ${to}`)
      }),
  }
}
