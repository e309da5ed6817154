// What collections that came in by file call the claims and documents that are here.
import type { CollectedClaim, CollectedDocument } from '@tumen/claim'
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Stored } from '../ledger.ts'
import type { Look } from './look.ts'
import { rowsWhere } from './select.ts'

/** By which records of files are found again; rows stand in the order of recording. */
export interface CollectedReader {
  /** The rows of claims with these ids of their collections. */
  collectedAs(externals: readonly string[]): Promise<Stored<CollectedClaim>[]>
  /** The rows of these claims. */
  collectedClaims(claims: readonly string[]): Promise<Stored<CollectedClaim>[]>
  /** The rows of claims of a collection. */
  collectedIn(namespace: string): Promise<Stored<CollectedClaim>[]>
  /** The rows of documents with these ids of their collections. */
  documentsCollectedAs(externals: readonly string[]): Promise<Stored<CollectedDocument>[]>
  /** The rows of documents of a collection. */
  documentsCollectedIn(namespace: string): Promise<Stored<CollectedDocument>[]>
}

type Safely = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of these rows. */
export function collectedReader(safely: Safely): CollectedReader {
  return {
    collectedAs: (ids) => safely((look) => rowsWhere(look, 'collected_claim', calledOneOf(ids))),
    collectedClaims: (ids) =>
      safely((look) => rowsWhere(look, 'collected_claim', sql`claim IN ${among(ids)}`)),
    collectedIn: (name) => safely((look) => rowsWhere(look, 'collected_claim', within(name))),
    documentsCollectedAs: (ids) =>
      safely((look) => rowsWhere(look, 'collected_document', calledOneOf(ids))),
    documentsCollectedIn: (name) =>
      safely((look) => rowsWhere(look, 'collected_document', within(name))),
  }
}

function calledOneOf(externals: readonly string[]) {
  return sql`external IN ${among(externals)}`
}

/** Ids of a collection begin with its name and a stroke. */
function within(name: string) {
  return sql`external > ${`${name}/`} AND external < ${`${name}0`}`
}
