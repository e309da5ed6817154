// What a desk remembers of its workspace while it is open: read once, updated by every change, and
// forgotten when something is destroyed. It belongs to one desk and ends with it.
import { type AccountRow, type CredentialRow, given } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { AccessBook } from './access/note.ts'
import { type KnownAgents, readAgentsOn } from './agent/index-by-name.ts'
import type { BackupBook } from './backup/now.ts'
import { forgetDocumentRelations, type KnownRelations } from './document/state.ts'
import type { KeptTables } from './figure/table-kept.ts'
import { TableShelf } from './figure/table-shelf.ts'
import { JobBook } from './job/book.ts'
import type { FaceModels } from './model/face-model.ts'
import type { Gazetteer, OwnPlaces } from './place/gazetteer.ts'
import type { Shelf } from './proposal/book.ts'
import type { KnownVisits } from './query/last-visit.ts'
import type { WatchedAnswers } from './query/watch.ts'
import { ReadingQueue } from './reader/queue.ts'
import type { KnownReviews } from './review/book.ts'
import type { NameBook } from './search/name-book.ts'
import { WaitingLine } from './waiting/line.ts'
import { WorkBook } from './work/book.ts'
import { TroubleBook } from './workspace/trouble-book.ts'

/** What is remembered; a field that is not there yet is read when it is first asked for. */
export interface DeskMemory {
  /** The own places of the workspace. */
  places?: Promise<OwnPlaces>
  /** Agents by name. */
  agents?: KnownAgents
  /** How documents stand to one another. */
  relations?: KnownRelations
  /** The proposals of the texts that were read last. */
  proposals?: Shelf
  /** The newest answers to saved questions. */
  watched?: WatchedAnswers
  /** The tables of figures that were told last. */
  tables?: KeptTables
  /** Titles and names that searches look at. */
  names?: NameBook
  /** How reviews stand. */
  reviews?: Promise<KnownReviews>
  /** Every row of accounts, undone ones too, in their order. */
  accounts?: Stored<AccountRow>[]
  /** The same of what lets people and programs in. */
  credentials?: Stored<CredentialRow>[]
  /** Since when something is new to whom. */
  visits?: KnownVisits
  /** Bundles that are being made at this moment. */
  readonly making: Set<string>
  /** The same of those who may know of some of the workspace, by their groups. */
  readonly views: Map<string, MemoryView>
  /** What was read and is not written down yet. */
  readonly accesses: AccessBook
  /** What a language model is reading at this moment. */
  readonly readings: ReadingQueue
  /** Files that came in and are read behind the answer. */
  readonly waiting: WaitingLine
  /** Who has a form open. */
  readonly work: WorkBook
  /** Long work that runs or waits. */
  readonly jobs: JobBook
  /** What is wrong with the workspace. */
  readonly troubles: TroubleBook
  /** The gazetteers that were used last, by the changes that brought their own places. */
  readonly gazetteers: Map<string, Gazetteer>
  /** What the tables of figures that were asked last were reckoned from. */
  readonly books: TableShelf
  /** Of which groups it remembers, beside what is everybody's; of all without it. */
  readonly reach?: readonly string[]
  /** By what faces are found. */
  readonly faces: { models?: FaceModels }
  /** Where it is backed up each day, and the backup that is made at this moment. */
  readonly backups: BackupBook
}

/** What one view remembers, as the workspace was when its log had this size. */
export interface MemoryView {
  size: number
  memory: DeskMemory
}

/** A memory that holds nothing yet; what is under way is that of all views. */
export function newMemory(
  under: Pick<
    DeskMemory,
    | 'making'
    | 'readings'
    | 'waiting'
    | 'accesses'
    | 'work'
    | 'jobs'
    | 'troubles'
    | 'gazetteers'
    | 'faces'
    | 'backups'
    | 'books'
  > = {
    accesses: new AccessBook(),
    making: new Set(),
    readings: new ReadingQueue(),
    waiting: new WaitingLine(),
    work: new WorkBook(),
    jobs: new JobBook(),
    troubles: new TroubleBook(),
    gazetteers: new Map(),
    faces: {},
    backups: {},
    books: new TableShelf(),
  },
  reach?: readonly string[],
): DeskMemory {
  const { making, readings, waiting, accesses, work, jobs } = under
  const { troubles, gazetteers, faces, backups, books } = under
  const shared = { making, readings, waiting, accesses, work, jobs }
  const more = { troubles, gazetteers, faces, backups, books }
  return { ...shared, ...more, views: new Map(), ...given({ reach }) }
}

/** Lets go of what was told and named, after something was destroyed. */
export function forgetTold({ memory }: { memory: DeskMemory }): void {
  delete memory.names
  delete memory.tables
  memory.books.clear()
}

/** Operations on these only add to what a memory holds. */
const ADDING: ReadonlySet<string> = new Set([
  ...['account', 'agent', 'bundle', 'claim', 'credential', 'document', 'event', 'proposal'],
  ...['query', 'review'],
])

/** Brings a memory up to date with changes that others made: what was added is read on. */
export function catchUp(memory: DeskMemory, operations: readonly string[]): void {
  if (operations.every((name) => ADDING.has(name.split('.')[0] ?? ''))) {
    readAgentsOn({ memory })
    forgetDocumentRelations({ memory })
  } else forgetAll(memory)
}

/** Lets everything be read anew: somebody with another view has changed something. */
function forgetAll(memory: DeskMemory): void {
  for (const field of FORGOTTEN) delete memory[field]
}

const FORGOTTEN = [
  ...(['places', 'agents', 'relations', 'names', 'proposals', 'tables'] as const),
  ...(['accounts', 'credentials', 'reviews', 'visits', 'watched'] as const),
] as const
