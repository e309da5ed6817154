// What follows when an older copy of a workspace was put back: it is said in the log, or, where the
// log was signed further than this copy knows, the log is closed for ever and a new one begins that
// names the last head of the old one. Source: custody.md section 8.
import {
  type CanonicalValue,
  emptyTail,
  type HeldNote,
  type KnownHead,
  noteKey,
  openHeads,
  SIGNER_CODES,
  vkey,
} from '@tumen/custody'
import { appendLeaf, type ChangeRoom, inTransaction, nextInstant } from '../change/change.ts'
import { OpeningBook } from '../change/opening-book.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import { assertContinues, newestHead, ownHead } from './checkpoint.ts'
import { erasOf, type LogEra, seedName, type WorkspaceLog } from './era.ts'
import { type LogState, nextLeaf } from './state.ts'

/** What is asked for after a copy was put back. */
export interface RestoreOrder {
  /** Account that asks. */
  by: string
  /** Closes the log, which some head that is known speaks against, and begins a new one. */
  newLog: boolean
  /** What witnesses hold, and what whoever asks has. */
  witnessed: readonly HeldNote[]
}

/** What whoever asked is told. */
export interface RestoreAnswer {
  /** Number of the leaf that says so. */
  leaf: number
  /** Verifier key of the log that signs from now on. */
  vkey: string
  /** The signed heads that spoke against the log; a new one rests on them. */
  against: readonly KnownHead[]
}

/** What came of it. */
export interface RestoredLog extends Pick<RestoreAnswer, 'leaf' | 'against'> {
  state: LogState
  /** The new log, when one was begun. */
  begun?: WorkspaceLog
}

/** A log as it is, with every head of it that is known. */
export interface KnownLog {
  logs: readonly WorkspaceLog[]
  state: LogState
  /** What lies outside the workspace. */
  held: KnownHead | undefined
}

const RESTORE = 'backup.restore'
const SEED_BYTES = 32

/**
 * Appends the leaf `backup.restore`, to the log itself or to a new one. Throws `fork`,
 * `older-than-known` or `rewritten` when a head speaks against the log and no new one is asked
 * for, and `log-continues` when one is asked for and no head that the log signed speaks against it.
 */
export async function restoreLog(
  room: ChangeRoom,
  { logs, state, held }: KnownLog,
  { by, newLog, witnessed }: RestoreOrder,
): Promise<RestoredLog> {
  const own = await newestHead(room.store, state.era)
  const { key } = logs.at(-1) as WorkspaceLog
  const others = [...(held ? [held] : []), ...openHeads(witnessed, key)]
  const known = [...(own ? [ownHead(own)] : []), ...others]
  const fault = await assertContinues(room.store, state, known).catch(signerFault)
  if (fault && !newLog) throw fault
  if (newLog && !fault) throw new LedgerFault('log-continues')
  const against = foreignFirst(fault?.heads ?? [])
  // A new log names what it rests on.
  const head = digestOfNewest(newLog ? against : known)
  const said = { head, size: state.tail.size }
  return inTransaction(room.store, async () => {
    const asked = { state, by, said }
    const done = newLog ? await beginLog(room, logs, asked) : await sayRestored(room, asked)
    return { ...done, against }
  })
}

/** A fault by which a head speaks against the log; any other error is thrown on. */
function signerFault(error: unknown): LedgerFault {
  const codes: readonly string[] = SIGNER_CODES
  if (error instanceof LedgerFault && codes.includes(error.code)) return error
  throw error
}

/** The heads that others hold; the ledger's own only where it alone speaks against the log. */
function foreignFirst(heads: readonly KnownHead[]): readonly KnownHead[] {
  const foreign = heads.filter(({ by }) => by !== 'ledger')
  return foreign.length > 0 ? foreign : heads
}

/** SHA-256 of the newest of these notes; `null` when there is none. */
function digestOfNewest(known: readonly KnownHead[]): string | null {
  const [newest] = known.toSorted((a, b) => b.size - a.size)
  return newest ? sha256Hex(newest.note) : null
}

interface Saying {
  state: LogState
  by: string
  said: { head: string | null; size: number }
}

/** What was written. */
type Written = Omit<RestoredLog, 'against'>

async function sayRestored(room: ChangeRoom, { state, by, said }: Saying): Promise<Written> {
  const leaf = nextLeaf(state)
  return { leaf, state: await sayLeaf(room, state, { operation: RESTORE, by, o: said }) }
}

async function beginLog(
  room: ChangeRoom,
  logs: readonly WorkspaceLog[],
  { state, by, said }: Saying,
): Promise<Written> {
  const base = nextLeaf(state)
  const hex = (length: number) => Buffer.from(room.random(length)).toString('hex')
  const origin = `${hex(6)}/log/${hex(4)}`
  const seed = room.random(SEED_BYTES)
  const key = noteKey(seed, origin)
  await room.store.insertInto('custody_log').values({ base, origin }).execute()
  await room.store
    .insertInto('secret')
    .values({ name: seedName(base), value: seed })
    .execute()
  const bases = [...logs.map(({ era }) => era.base), base]
  const era = erasOf(bases).at(-1) as LogEra
  const prev = logs.at(-1)?.key.name ?? ''
  const opened = { prev, prevHead: said.head, restored: said.size, vkey: vkey(key) }
  const empty = { ...state, era, tail: emptyTail() }
  const first = await sayLeaf(room, empty, { operation: 'log.open', by, o: opened })
  const second = await sayLeaf(room, first, { operation: RESTORE, by, o: said })
  return { leaf: base + 1, state: second, begun: { era, key } }
}

async function sayLeaf(
  room: ChangeRoom,
  state: LogState,
  { operation, by, o }: { operation: string; by: string; o: Record<string, CanonicalValue> },
): Promise<LogState> {
  const recorded = nextInstant(room.clock, state.newest)
  const { random, subjectKey } = room
  const facts = { leaf: nextLeaf(state), operation, by, recorded, random, subjectKey }
  const opening = await new OpeningBook(room.store, facts).openLeaf('log', o)
  return { ...state, tail: await appendLeaf(room, state, opening) }
}
