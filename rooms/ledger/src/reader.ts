// Everything that can be read, over the reading connection: it sees committed rows only, also
// while a change is being written. Errors of the database leave it as faults.
import type { Store } from './database.ts'
import { LedgerFault, toFault } from './fault.ts'
import type { Reader } from './ledger.ts'
import { readClaim, readClaims, readClaimsForFigure } from './read-claim.ts'
import {
  readAll,
  readByIds,
  readCounts,
  readDocumentsOfBytes,
  readOne,
  readPage,
  readText,
} from './read-row.ts'
import { search } from './search.ts'

/** The reader over a store, as long as `isOpen` says so; then `closed`. */
export function readerOf(store: Store, isOpen: () => boolean): Reader {
  const safely = async <T>(read: () => Promise<T>): Promise<T> => {
    if (!isOpen()) throw new LedgerFault('closed')
    return read().catch((error: unknown) => {
      throw toFault(error)
    })
  }
  // Several statements see one state, whatever is committed between them.
  const together = <T>(read: (snapshot: Store) => Promise<T>): Promise<T> =>
    safely(() => store.transaction().execute(read))
  return {
    document: (id) => safely(() => readOne(store, 'document', id)),
    documentText: (id) => safely(() => readText(store, id)),
    documentsOfBytes: (bytesHash) => safely(() => readDocumentsOfBytes(store, bytesHash)),
    documents: ({ language, publisher, ...page } = {}) =>
      safely(() => readPage(store, 'document', page, { language, publisher })),
    claim: (id) => together((snapshot) => readClaim(snapshot, id)),
    claims: (filter) => together((snapshot) => readClaims(snapshot, filter)),
    claimsForFigure: (read) => together((snapshot) => readClaimsForFigure(snapshot, read)),
    agent: (id) => safely(() => readOne(store, 'agent', id)),
    agents: (ids) => safely(() => (ids ? readByIds(store, 'agent', ids) : readAll(store, 'agent'))),
    agentPage: ({ scope, ...page }) => safely(() => readPage(store, 'agent', page, { scope })),
    event: (id) => safely(() => readOne(store, 'event', id)),
    events: (page) => safely(() => readPage(store, 'event', page)),
    rows: (table, knownAt) => safely(() => readAll(store, table, knownAt)),
    search: (query) => together((snapshot) => search(snapshot, query)),
    counts: () => safely(() => readCounts(store)),
  }
}
