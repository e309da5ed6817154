// The face of the store: what can be appended and what can be read. One interface for both
// databases; nothing here says how it is done. Every change appends one custody leaf.
import type {
  Act,
  Agent,
  AgentKind,
  Attachment,
  Claim,
  ClaimRelationRow,
  ClaimStatusRow,
  CorrectedText,
  Derivative,
  EventLinkRow,
  EventRecord,
  EvidenceDocument,
  LeafRange,
  Recorded,
} from '@tumen/claim'
import type { CanonicalValue, HeldNote } from '@tumen/custody'
import type { ClockReport, ClockWord } from './change/clock-guard.ts'
import type { History } from './change/history.ts'
import type { Arrival, Incoming, Received } from './evidence/incoming.ts'
import type { Waiting, WaitingFile } from './evidence/waiting.ts'
import type { FsckOptions, LedgerFinding } from './fsck/finding.ts'
import type { HeadBook } from './log/signed-head.ts'
import type { CollectedReader } from './read/collected.ts'
import type { EvidenceReader, ManifestSigner } from './read/evidence-reader.ts'
import type { GroupReader } from './read/group-reader.ts'
import type { HeadReader } from './read/head.ts'
import type { ListReader } from './read/list-reader.ts'
import type { ProposalReader } from './read/proposal-row.ts'
import type { Reach } from './read/reach.ts'
import type { ShredOrder, ShredPlan, ShredReader } from './shred/shredder.ts'
import type { AccessEntry, AccessFilter } from './table/access.ts'
import type { RowOf, Table } from './table/descriptor.ts'
import type { LineageEntry, LineageReader } from './table/lineage-entry.ts'
import type { PlainTable, WholeTable } from './table/record.ts'
import type { WorkspaceSettings } from './workspace/option.ts'

export type * from './fsck/finding.ts'
export type { AccessEntry, AccessFilter } from './table/access.ts'
export type { RowOf, Table } from './table/descriptor.ts'
export type { WholeTable } from './table/record.ts'
export type * from './workspace/option.ts'

/** A row as stored: the record, when the ledger took it in, by whom, and its leaf. */
export interface Stored<T> extends Recorded {
  row: T
  /** Index of the custody leaf that commits to this row. */
  leaf: number
  /** Line in the leaf's batch, or -1 when the leaf commits to this row alone. */
  leafRow: number
}

/** Where a claim stands for figures: computed by the desk from gazetteer and act. */
export interface ClaimScope {
  act: Act
  /** Place path that stands for the act; empty when unknown. One scope per place. */
  path: string
  /** First and last day of the claim's time; `0000-01-01` and `9999-12-31` when unknown. */
  first: string
  last: string
}

/** What one change says of itself. */
export interface Change {
  /** Name of the operation, e.g. `claim.record`; becomes `k` of the opening. */
  operation: string
  /** Account that asked. */
  by: string
  /** Id of the subject, `log` for the log itself; becomes `s` of the opening. */
  subject: string
  /** Groups to which what is new belongs, unless it follows another record; none: everybody. */
  owners?: readonly string[]
  /** The same key with the same input answers as before; with another input it is refused. */
  idempotency?: { key: string; input: string }
  /**
   * `confirmed` goes through where the clock is a day and more after the newest row, `repaired`
   * also where it is before it, and has to call `repairClock`. Any other change is refused there.
   */
  clock?: ClockWord
}

/** Tables of which a later row of the same id says what holds, and is asked for by name. */
export type AmendedTable = 'event' | 'place'

/** Appends rows inside one change. Rows are visible to reads after the change has committed. */
export interface Writer {
  /** Instant of this change, the `recorded` of all its rows. */
  readonly recorded: string
  /**
   * What the opening of the leaf says besides its rows: the digest of bytes, a kind, a size. Then
   * it names the rows by their list, also when there is one. Never a secret, and once a change.
   */
  say(facts: Readonly<Record<string, CanonicalValue>>): void
  append<T extends PlainTable>(table: T, row: RowOf[T]): Promise<void>
  /**
   * A later row of an event or a place that is there; of one that is there `append` throws
   * `duplicate`. Whether the asker may know of it, the caller has found out.
   */
  amend<T extends AmendedTable>(table: T, row: RowOf[T]): Promise<void>
  appendClaim(claim: Claim, scopes: ClaimScope[]): Promise<void>
  /**
   * `text` is stored beside the row and indexed for search; `bytes` go to the object store. By
   * `lineage` copies and retellings are found; without it the document is `unindexed`. A file that
   * was received is the object itself: it is not written again.
   */
  appendDocument(
    document: EvidenceDocument,
    text: string,
    bytes: Uint8Array | Received,
    lineage?: LineageEntry,
  ): Promise<void>
  /** `text` is stored beside the row; search finds the newest text of a document. */
  appendTextLayer(layer: CorrectedText, text: string): Promise<void>
  appendDerivative(derivative: Derivative, bytes: Uint8Array): Promise<void>
  appendAttachment(attachment: Attachment, bytes: Uint8Array): Promise<void>
  /**
   * Destroys documents and what holds their words, and says what; before anything is appended, and
   * once a change. Nothing when none of them is there.
   */
  shred(order: ShredOrder): Promise<ShredPlan | undefined>
  /**
   * Lets every change that counts as recorded after this one's instant count since this instant,
   * by one row with the id, and says which; throws `clock-right` when there is none.
   */
  repairClock(id: string): Promise<LeafRange[]>
}

/** What a change gave back. */
export interface Changed<R> {
  result: R
  /** Index of the leaf. */
  leaf: number
  /** True when the idempotency key was known and nothing was written. */
  replayed: boolean
}

/** Which claims a figure must look at. Place and time are unbounded when absent. */
export interface FigureRead {
  /** The asked act, those below it and those above it. */
  acts: Act[]
  /** Path of the asked place: same branch (inside, equal, containing, or unknown). */
  place?: string
  /** Asked period, inclusive days. */
  from?: string
  to?: string
  /** Event id: claims linked to it, instead of place and period. */
  event?: string
  /** Instant: rows recorded later are not read. */
  knownAt?: string
  /** Instant at which is asked what was undone; `knownAt` when absent. */
  countedAt?: string
}

/** A scope by which a claim is found: its days as whole numbers, 20220731. */
export interface IndexedScope {
  claim: string
  act: Act
  path: string
  first: number
  last: number
}

/** What lies around the claims that a figure must look at. */
export interface AroundRead extends FigureRead {
  /** What these would give is not read again. */
  without: FigureRead
  /** Which of the claims are wanted. */
  keep: (context: ClaimInContext) => boolean
  /** How many are wanted at the most: those nearest to the time of `without`. */
  most: number
}

/** A claim with the rows that bear on it, as known at the asked instant, oldest first. */
export interface ClaimInContext {
  claim: Stored<Claim>
  statuses: Stored<ClaimStatusRow>[]
  /** Relations from or to this claim. */
  relations: Stored<ClaimRelationRow>[]
  events: Stored<EventLinkRow>[]
}

export interface Page {
  /**
   * Rows after this id, in the order of the page; of an id that is not there, from the first, and
   * by id from where it would stand.
   */
  after?: string
  /** Default 100, at most 1,000. */
  limit?: number
  /** In the order of recording, the newest first, or by id (code points); default `oldest`. */
  order?: 'oldest' | 'newest' | 'id'
}

/** Which claims a list shows: those for which all of it holds. */
export interface ClaimFilter {
  doc?: string
  /** Agent who said it. */
  origin?: string
  /** Agents of whom one said it. */
  origins?: readonly string[]
  /** Agent anywhere in the chain. */
  agent?: string
  act?: Act
  /** Place path: claims with a scope at it or inside it. */
  within?: string
  /**
   * `undecided`: without a status row but `live` and recorded as not reviewed, or reopened since.
   * `touched`: with a status row that takes it away, or a claim that retracts or corrects it.
   */
  state?: 'undecided' | 'touched'
}

/** One document found, with the places in its stored text that matched. */
export interface SearchHit {
  document: Stored<EvidenceDocument>
  /** Spans in the stored text, UTF-16 code units, half-open. At most 10. */
  matches: { start: number; end: number }[]
}

/** A query as the store runs it: every term must occur; each term is any of its spellings. */
export interface SearchQuery {
  all: { anyOf: string[] }[]
  none: { anyOf: string[] }[]
  /** Only documents of one of these publishers. */
  publishers?: readonly string[]
  /** Only documents that may have been published on one of these days. */
  published?: { earliest: string; latest: string }
  knownAt?: string
  /** Default 50. */
  limit?: number
}

/** What some changes were, and the ids of the claims on which their rows bear. */
export interface LogChanges {
  operations: string[]
  claims: string[]
}

/** What figures are reckoned from. */
export interface FigureReader {
  /** Claims that a figure must look at, with their rows, in the order of ids. */
  claimsForFigure(read: FigureRead): Promise<ClaimInContext[]>
  /** The same, some at a time in the order of recording: what is not needed of them may go. */
  eachClaimForFigure(
    read: FigureRead,
    take: (page: ClaimInContext[]) => Promise<void>,
  ): Promise<void>
  /** By which scopes `claimsForFigure` finds these claims, in no order. */
  scopesOfClaims(ids: readonly string[]): Promise<IndexedScope[]>
  /**
   * The changes after the first `size` leaves, whoever asks: told to nobody, for what is remembered
   * of claims. Nothing where they, or their claims, are more than `most`, or one is not known.
   */
  changesSince(size: number, most: number): Promise<LogChanges | undefined>
  /** Claims beside these, nearest in time first, of one time in the order of recording. */
  claimsAround(read: AroundRead): Promise<ClaimInContext[]>
}

/** What can be read of documents and their texts. */
export interface DocumentReader {
  document(id: string, countedAt?: string): Promise<Stored<EvidenceDocument> | undefined>
  /** The documents with these ids, by one statement however many; in the order of recording. */
  documentsById(ids: readonly string[], countedAt?: string): Promise<Stored<EvidenceDocument>[]>
  /** The text of a document as it was first made. */
  documentText(id: string, countedAt?: string): Promise<string | undefined>
  /** The texts of documents that were corrected by hand, in the order of recording. */
  textLayersOf(ids: readonly string[], countedAt?: string): Promise<Stored<CorrectedText>[]>
  /** A corrected text, by the id of its row. */
  layerText(id: string, countedAt?: string): Promise<string | undefined>
  /** Ids of documents that hold exactly these bytes (sha256 hex of the bytes). */
  documentsOfBytes(bytesHash: string): Promise<Stored<EvidenceDocument>[]>
  documents(
    page?: Page & { language?: string; publisher?: string },
  ): Promise<Stored<EvidenceDocument>[]>
}

/**
 * Everything that can be read. All reads see committed rows only, and no rows of changes that
 * were undone by `countedAt`: an instant, now when it is absent. `EVER` leaves nothing out.
 */
export interface Reader
  extends DocumentReader,
    FigureReader,
    GroupReader,
    History,
    LineageReader,
    ListReader,
    CollectedReader,
    EvidenceReader,
    HeadReader,
    ProposalReader,
    ShredReader {
  claim(id: string, countedAt?: string): Promise<ClaimInContext | undefined>
  /** The claims with these ids, in the order of recording. */
  claimsById(ids: readonly string[], countedAt?: string): Promise<ClaimInContext[]>
  /** Agents who withdrew a statement of theirs, by whichever row. */
  withdrawnOrigins(): Promise<string[]>
  /** The claims in which one of these ids is listed, in the order of recording. */
  claimsListing(ids: readonly string[]): Promise<ClaimInContext[]>
  /** A page of the claims that fit, in the order of recording. */
  claims(filter: ClaimFilter & Page, countedAt?: string): Promise<ClaimInContext[]>
  agent(id: string, countedAt?: string): Promise<Stored<Agent> | undefined>
  agents(ids?: string[], countedAt?: string): Promise<Stored<Agent>[]>
  /** A page of the agents: of all, of those that exist only in one document, or of a kind. */
  agentPage(page: Page & { scope?: string; kind?: AgentKind }): Promise<Stored<Agent>[]>
  event(id: string, countedAt?: string): Promise<Stored<EventRecord> | undefined>
  /** The events with these ids, in the order of recording. */
  eventsById(ids: readonly string[], countedAt?: string): Promise<Stored<EventRecord>[]>
  events(page?: Page): Promise<Stored<EventRecord>[]>
  /** The events with these ids in the collections from which they were taken in. */
  eventsByExternal(ids: readonly string[]): Promise<Stored<EventRecord>[]>
  /** Every row of those of these events that were amended, in the order of recording. */
  amendedEvents(ids: readonly string[]): Promise<Stored<EventRecord>[]>
  /** The ids here of the events of a collection. */
  eventIdsOf(namespace: string): Promise<string[]>
  /** All rows of a small table as known at an instant, oldest first. */
  rows<T extends WholeTable>(
    table: T,
    knownAt?: string,
    countedAt?: string,
  ): Promise<Stored<RowOf[T]>[]>
  /** The rows of a small table that later changes than a leaf brought, undone ones too. */
  rowsAfter<T extends WholeTable>(table: T, leaf: number): Promise<Stored<RowOf[T]>[]>
  search(query: SearchQuery): Promise<SearchHit[]>
  /** Rows of each table, undone ones too; no more than `most` of a table are counted one by one. */
  counts(most?: number): Promise<Record<Table, number>>
}

/** An open workspace. */
export interface Ledger extends HeadBook, ManifestSigner {
  readonly folder: string
  readonly settings: WorkspaceSettings
  /** Files that a killed process had written for a change that was never made: removed now. */
  readonly removed: number
  readonly read: Reader
  /** The same workspace for an asker who may know of some of it: what is read is only that. */
  reaching(reach: Reach): Ledger
  /** Runs `work` in one transaction with one leaf; nothing is kept if it throws. */
  change<R>(change: Change, work: (write: Writer) => Promise<R>): Promise<Changed<R>>
  /** Puts documents into the lineage index, which is in no leaf of the log. */
  indexLineage(entries: ReadonlyMap<string, LineageEntry>): Promise<void>
  /**
   * Keeps that something was read, before anybody is told what: at once, and whoever writes at this
   * moment is not waited for. It stays when the process is killed.
   */
  keepAccesses(entries: readonly AccessEntry[]): void
  /** Writes down for ever what was kept since, which these are; in no leaf of the log. */
  noteAccesses(entries: readonly AccessEntry[]): Promise<void>
  /** What was read, the newest first. */
  accesses(filter: AccessFilter): Promise<AccessEntry[]>
  /** How many claims of an earlier format lack scopes; `drawScopes` adds them. */
  scopesDue(): Promise<number>
  /** Adds the scopes that claims of an earlier format lack, which are in no leaf of the log. */
  drawScopes(scopesOf: (claim: Claim) => ClaimScope[]): Promise<void>
  /** Bytes that a row names, as they came; throws when they are missing, altered or too many. */
  bytesOf(row: Pick<EvidenceDocument, 'id' | 'bytesHash'>): Promise<Uint8Array>
  /**
   * The same a piece after another, of any size: until the last has come nothing vouches for them,
   * and then it may throw.
   */
  piecesOf(row: Pick<EvidenceDocument, 'id' | 'bytesHash'>): AsyncGenerator<Uint8Array>
  /** Digests of the same, in hex, by algorithms as Node names them; it is never held whole. */
  digestsOf(
    row: Pick<EvidenceDocument, 'id' | 'bytesHash'>,
    algorithms: readonly string[],
  ): Promise<ReadonlyMap<string, string>>
  /**
   * Begins to take a file in, which is sealed while it arrives: nothing of it is held, and nothing
   * that can be read lies on the disk. Throws `no-space`.
   */
  receive(arrival: Arrival): Promise<Incoming>
  /** Keeps a file that came in, for a record that is made of it later: durably, in no leaf. */
  keepWaiting(waiting: Waiting, file: Received): Promise<void>
  /** The files that wait, in the order in which they came; of one id at the most one. */
  waiting(id?: string): Promise<WaitingFile[]>
  /** Opens a file that waits; the record with its id takes it, and then it waits no more. */
  waitedFile(row: Pick<EvidenceDocument, 'id' | 'bytesHash'>): Promise<Received>
  /** Destroys a file that waits, as far as it does. */
  dropWaiting(id: string): Promise<void>
  head(): Promise<{ size: number; rootHex: string }>
  /** How the clock stands to what is recorded. */
  clock(): Promise<ClockReport>
  /**
   * Pads, signs and stores a checkpoint; the signed note (C2SP tlog-checkpoint). `witnessed` is
   * what witnesses hold, of which only what the log signed counts. A log that does not continue
   * every known head is refused and stays as it is:
   * `fork`, `older-than-known`, `rewritten`, `head-unreadable`.
   */
  checkpoint(witnessed?: readonly HeldNote[]): Promise<string>
  /** Proof file (C2SP tlog-proof) of a leaf under the newest checkpoint, and its opening. */
  prove(leaf: number): Promise<{ proof: string; opening: string }>
  /** Everything that is wrong, in the order in which it was met; empty when nothing is. */
  fsck(options: FsckOptions): Promise<LedgerFinding[]>
  /** What opens the store, for a backup that is made while it is open; never shown or written. */
  storeKey(): Uint8Array
  close(): Promise<void>
}
