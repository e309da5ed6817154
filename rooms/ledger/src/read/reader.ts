// Everything that can be read, over the reading connection: it sees committed rows only, also
// while a change is being written. Errors of the database leave it as faults.
import { given } from '@tumen/claim'
import { sql } from 'kysely'
import { readDependants } from '../change/dependant.ts'
import type { KnownTime } from '../change/known-time.ts'
import { instantOf } from '../change/recorded-instant.ts'
import { among } from '../dialect/sqlite.ts'
import { toFault } from '../fault.ts'
import type { DocumentReader, FigureReader, Reader } from '../ledger.ts'
import { search } from '../search/search.ts'
import { shredReader } from '../shred/read.ts'
import type { Store } from '../table/database.ts'
import { readSharing, readSignsOf, readTelling, readUnindexed } from '../table/lineage-index.ts'
import {
  readChanges,
  readChangesAt,
  readRowsAbout,
  readRowsInOrder,
  readRowsOfChanges,
} from './change.ts'
import {
  eachPageForFigure,
  readClaim,
  readClaims,
  readClaimsAround,
  readClaimsById,
  readClaimsForFigure,
  readClaimsListing,
  readScopes,
} from './claim.ts'
import { collectedReader } from './collected.ts'
import { evidenceReader } from './evidence-row.ts'
import { groupReader } from './group-reader.ts'
import { headReader } from './head.ts'
import { KeptTables } from './kept-row.ts'
import { readWithdrawnOrigins } from './list-claim.ts'
import type { Look, Step } from './look.ts'
import {
  readAmendedEvents,
  readEventIdsOf,
  readEventPage,
  readEvents,
  readEventsByExternal,
} from './newest.ts'
import { listReader } from './open-list-reader.ts'
import { proposalReader } from './proposal-row.ts'
import type { Reach } from './reach.ts'
import {
  readAfter,
  readAgents,
  readAll,
  readByIds,
  readCounts,
  readDocumentsOfBytes,
  readLayerText,
  readOne,
  readPage,
  readText,
} from './row.ts'
import { rowsWhere } from './select.ts'
import { readSince } from './since.ts'

type InSteps = <T>(read: (step: Step) => Promise<T>, countedAt?: string) => Promise<T>

/** A long read lets others in between its steps, and sees the rows that were there at its start. */
async function readInSteps<T>(look: Look, read: (step: Step) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ last: number | null }>`
    SELECT max(idx) AS last FROM custody_leaf`.execute(look.store)
  const seen = { ...look, upTo: rows[0]?.last ?? -1 }
  return read(async (work) => {
    await new Promise((resolve) => setImmediate(resolve))
    return look.store.transaction().execute((snapshot) => work({ ...seen, store: snapshot }))
  })
}

/** What a reader reads by. */
export interface ReadingBy {
  /** Asked at each read; throws once the store is closed. */
  time: () => KnownTime
  /**
   * Rows that were read before, by whomever: each read takes out what its reader may not know of.
   * What is known of time is read anew after a shredding, so that nothing is kept beyond one.
   */
  kept: WeakMap<KnownTime, KeptTables>
  /** What may be known of; everything without it. */
  reach?: Reach
}

/** Makes looks that share what was read before. */
function looker(store: Store, { kept: keptSince, reach }: ReadingBy) {
  return (time: KnownTime, countedAt?: string): Look => {
    const kept = keptSince.get(time) ?? new KeptTables()
    keptSince.set(time, kept)
    const undone = time.undone.at(countedAt && instantOf(countedAt))
    return { store, undone, instants: time.instants, kept, ...given({ reach }) }
  }
}

type Safely = <T>(read: (look: Look) => Promise<T>, countedAt?: string) => Promise<T>

/** What is read of documents and their texts. */
function documentReader(safely: Safely): DocumentReader {
  return {
    document: (id, countedAt) => safely((look) => readOne(look, 'document', id), countedAt),
    documentsById: (ids, countedAt) =>
      safely((look) => readByIds(look, 'document', ids), countedAt),
    documentText: (id, countedAt) => safely((look) => readText(look, id), countedAt),
    textLayersOf: (ids, countedAt) =>
      safely((look) => rowsWhere(look, 'text_layer', sql`document IN ${among(ids)}`), countedAt),
    layerText: (id, countedAt) => safely((look) => readLayerText(look, id), countedAt),
    documentsOfBytes: (bytesHash) => safely((look) => readDocumentsOfBytes(look, bytesHash)),
    documents: ({ language, publisher, ...page } = {}) =>
      safely((look) => readPage(look, 'document', page, { language, publisher })),
  }
}

/** What figures are reckoned from. */
function figureReader(inSteps: InSteps, together: Safely): FigureReader {
  return {
    claimsForFigure: (read) =>
      inSteps((step) => readClaimsForFigure(step, read), read.countedAt ?? read.knownAt),
    eachClaimForFigure: (read, take) =>
      inSteps((step) => eachPageForFigure(step, read, take), read.countedAt ?? read.knownAt),
    scopesOfClaims: (ids) => inSteps((step) => readScopes(step, ids)),
    changesSince: (size, most) => together((look) => readSince(look, size, most)),
    claimsAround: (read) =>
      inSteps((step) => readClaimsAround(step, read), read.countedAt ?? read.knownAt),
  }
}

/** The reader over a store. */
export function readerOf(store: Store, by: ReadingBy): Reader {
  const undone = () => by.time().undone
  const lookAt = looker(store, by)
  // What is left out is taken before a snapshot begins: an undo that is committed between the
  // two is then not seen at all.
  const safely = async <T>(read: (look: Look) => Promise<T>, countedAt?: string): Promise<T> => {
    return read(lookAt(by.time(), countedAt)).catch((error: unknown) => {
      throw toFault(error)
    })
  }
  // Several statements see one state, whatever is committed between them.
  const together = <T>(read: (look: Look) => Promise<T>, countedAt?: string): Promise<T> =>
    safely((look) => {
      return store.transaction().execute((snapshot) => read({ ...look, store: snapshot }))
    }, countedAt)
  const inSteps: InSteps = (read, countedAt) => safely((look) => readInSteps(look, read), countedAt)
  return {
    ...documentReader(safely),
    claim: (id, countedAt) => together((look) => readClaim(look, id), countedAt),
    claimsById: (ids, countedAt) => together((look) => readClaimsById(look, ids), countedAt),
    withdrawnOrigins: () => together(readWithdrawnOrigins),
    claimsListing: (ids) => together((look) => readClaimsListing(look, ids)),
    claims: (filter, countedAt) => together((look) => readClaims(look, filter), countedAt),
    ...figureReader(inSteps, together),
    agent: (id, countedAt) => safely((look) => readOne(look, 'agent', id), countedAt),
    agents: (ids, countedAt) => inSteps((step) => readAgents(step, ids), countedAt),
    agentPage: ({ scope, kind, ...page }) =>
      safely((look) => readPage(look, 'agent', page, { scope, kind })),
    event: async (id, countedAt) => (await safely((look) => readEvents(look, [id]), countedAt))[0],
    eventsById: (ids, countedAt) => safely((look) => readEvents(look, ids), countedAt),
    eventsByExternal: (ids) => safely((look) => readEventsByExternal(look, ids)),
    eventIdsOf: (name) => safely((look) => readEventIdsOf(look, name)),
    amendedEvents: (ids) => safely((look) => readAmendedEvents(look, ids)),
    events: (page) => safely((look) => readEventPage(look, page)),
    rowsAfter: (table, leaf) => safely((look) => readAfter(look, table, leaf)),
    rows: (table, knownAt, countedAt) =>
      safely((look) => readAll(look, table, knownAt), countedAt ?? knownAt),
    ...headReader(safely, together),
    ...collectedReader(safely),
    ...proposalReader(safely),
    ...listReader(safely),
    ...evidenceReader(safely),
    ...shredReader(together),
    documentsSharing: (hashes, limit) => safely((look) => readSharing(look, hashes, limit)),
    documentsTelling: (keys, limit) => safely((look) => readTelling(look, keys, limit)),
    signsOf: (document) => safely((look) => readSignsOf(look, document)),
    unindexed: (limit) => together((look) => readUnindexed(look, limit)),
    search: (query) => together((look) => search(look, query), query.knownAt),
    ...groupReader(safely),
    counts: (most) => safely((look) => readCounts(look, most)),
    undone: (instant) => undone().at(instant && instantOf(instant)),
    undoneBy: (leaf) => undone().undoneBy(leaf),
    rootOfUndo: (leaf) => undone().rootOf(leaf),
    effectOfUndo: (leaf) => undone().effectOf(leaf),
    dependants: (effect) => safely((look) => readDependants(look, effect)),
    changes: (page) => safely((look) => readChanges(look, page)),
    changesAt: (leaves) => safely((look) => readChangesAt(look, leaves)),
    rowsOfChanges: (leaves, most) => together((look) => readRowsOfChanges(look, leaves, most)),
    rowsInOrder: (after, most) => together((look) => readRowsInOrder(look, after, most)),
    rowsAbout: (ids, most) => together((look) => readRowsAbout(look, ids, most)),
  }
}
