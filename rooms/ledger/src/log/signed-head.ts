// What others say of a checkpoint. The file of it is frozen once, with the cosignatures that had
// come by then, because a time stamp covers its bytes; what comes later stands beside it.
// Source: custody.md sections 7, 8 and 12.
import { hexText, vkey } from '@tumen/custody'
import { inTransaction } from '../change/change.ts'
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import type { RestoreAnswer, RestoreOrder } from './begin.ts'
import type { WorkspaceLog } from './era.ts'
import type { KeptSize, StatedSize } from './stated-size.ts'

/** The line by which a witness cosigned, with its newline. */
export interface HeadCosignature {
  /** Key name of the witness. */
  name: string
  line: string
}

/** The answer of an authority of time, whole (RFC 3161, DER). */
export interface HeadToken {
  /** Name under which the authority is configured. */
  authority: string
  tsr: Uint8Array
}

/** A signed checkpoint and everything that others said of it. */
export interface SignedHead {
  size: number
  rootHex: string
  /** Instant of signing; checkpoints of earlier formats have none. */
  signed?: string
  /** The log's own note. */
  note: string
  /** The checkpoint as others are shown it: the frozen file, else the note. */
  file: string
  isFrozen: boolean
  /** In the order of their names, those within the file as well. */
  cosignatures: HeadCosignature[]
  tokens: HeadToken[]
}

/** A checkpoint of any log of the workspace. */
export interface WorkspaceHead extends SignedHead {
  /** How many leaves of the workspace lie up to it, in earlier logs as well. */
  place: number
  /** Verifier key of its log, and its name. */
  vkey: string
  origin: string
  /** Whether that log was closed: it signs nothing any more. */
  isClosed: boolean
}

/** What a log shows of itself. */
export interface LogHead {
  /** The newest checkpoint as others are shown it. */
  note?: string
  /** The log's verifier key. */
  vkey: string
  /** Number of its leaf 0 among all leaves of the workspace. */
  base: number
  size: number
  /** Leaves that no checkpoint covers. */
  unsigned: number
  /** Logs that were closed before, the newest last. */
  earlier: { vkey: string; size: number }[]
}

/** Which checkpoints: the newest first, below a size; 20 unless said otherwise, at most 200. */
export interface HeadPage {
  before?: number
  limit?: number
}

/** What is kept of signed checkpoints. */
export interface HeadBook {
  /** The newest signed note, the log's key, how many leaves are not under it, and closed logs. */
  log(): Promise<LogHead>
  /** The signed checkpoints with what others said of them, the newest first. */
  heads(page?: HeadPage): Promise<SignedHead[]>
  /** Those of closed logs as well, behind those of the one that signs; `before` is a place. */
  allHeads(page?: HeadPage): Promise<WorkspaceHead[]>
  /** Keeps what witnesses said of the checkpoint of a size; of each the first stays. */
  keepCosignatures(size: number, lines: readonly HeadCosignature[]): Promise<void>
  /** Keeps what an authority of time said of the checkpoint of a size; the first stays. */
  keepToken(size: number, token: HeadToken): Promise<void>
  /** Keeps what witnesses state without a signature; 0 takes back what one stated before. */
  keepStated(stated: readonly StatedSize[]): Promise<void>
  /** What witnesses state without a signature, of the log that signs. */
  stated(): Promise<KeptSize[]>
  /** The proof that the checkpoint of size `to` continues the log of size `from`. */
  proveGrowth(from: number, to: number): Promise<Uint8Array[]>
  /**
   * Says in the log that a copy was put back; gives the leaf and the log's key. A log that a known
   * head speaks against is refused, as by `checkpoint`, unless a new log is asked for; then the
   * heads that speak against the old one are given, too.
   */
  restore(order: RestoreOrder): Promise<RestoreAnswer>
  /** The file of a checkpoint as others are shown it; from then on its bytes stay the same. */
  freeze(size: number): Promise<string>
}

/** The tables in which the checkpoints of a log are kept, and where among all leaves it begins. */
export interface HeadRoom {
  store: Store
  base: number
}

const DEFAULT_LIMIT = 20
const MOST_HEADS = 200

/** A page of the checkpoints, the newest first. */
export async function readHeads(room: HeadRoom, page: HeadPage = {}): Promise<SignedHead[]> {
  const { store, base } = room
  const { before = Number.MAX_SAFE_INTEGER, limit = DEFAULT_LIMIT } = page
  const most = Math.min(Math.max(1, limit), MOST_HEADS)
  const query = store
    .selectFrom('custody_head as h')
    .leftJoin('custody_signing as s', 's.size', 'h.size')
    .leftJoin('custody_file as f', 'f.size', 'h.size')
    .select(['h.size', 'h.root', 'h.note', 's.signed', 'f.file'])
    .where('h.size', '>', base)
    .where('h.size', '<', Math.min(base + before, Number.MAX_SAFE_INTEGER))
  const rows = await query.orderBy('h.size', 'desc').limit(most).execute()
  const sizes = rows.map(({ size }) => size)
  const [lines, tokens] = [await cosignaturesOf(store, sizes), await tokensOf(store, sizes)]
  return rows.map(({ size, root, note, signed, file }) => ({
    ...{
      size: size - base,
      rootHex: hexText(root),
      note,
      file: file ?? note,
      isFrozen: file !== null,
    },
    ...(signed === null ? {} : { signed }),
    cosignatures: lines.flatMap((one) =>
      one.size === size ? [{ name: one.name, line: one.line }] : [],
    ),
    tokens: tokens.flatMap(({ authority, tsr, ...one }) =>
      one.size === size ? [{ authority, tsr: new Uint8Array(tsr) }] : [],
    ),
  }))
}

/** A page of the checkpoints of all logs, the newest first. */
export async function readAllHeads(
  store: Store,
  logs: readonly WorkspaceLog[],
  page?: HeadPage,
): Promise<WorkspaceHead[]> {
  const heads = await readHeads({ store, base: 0 }, page)
  return heads.flatMap(({ size: place, ...head }) => {
    const log = logs.findLast(({ era }) => era.base < place)
    if (!log) return []
    const { era, key } = log
    const size = place - era.base
    const isClosed = log !== logs.at(-1)
    return [{ ...head, size, place, vkey: vkey(key), origin: key.name, isClosed }]
  })
}

/** The checkpoint of a size; throws `no-such-head`. */
export async function readHead(room: HeadRoom, size: number): Promise<SignedHead> {
  const [head] = await readHeads(room, { before: size + 1, limit: 1 })
  if (head?.size !== size) throw new LedgerFault('no-such-head')
  return head
}

/** Keeps cosignatures beside a checkpoint; of each witness the first stays. */
export async function keepCosignatures(
  room: HeadRoom,
  size: number,
  lines: readonly HeadCosignature[],
): Promise<void> {
  const { store, base } = room
  const head = await readHead(room, size)
  const known = new Set(head.cosignatures.map(({ name }) => name))
  const rows = lines.filter(({ name }) => !known.has(name))
  for (const { name, line } of rows)
    await store
      .insertInto('custody_cosignature')
      .values({ size: base + size, name, line })
      .execute()
}

/**
 * Freezes the file of a checkpoint with the cosignatures that are there, in the order of their
 * names; frozen before, it stays as it is. Gives the file.
 */
export async function freezeHead(room: HeadRoom, size: number): Promise<string> {
  const { store, base } = room
  return inTransaction(store, async () => {
    const { note, file: frozen, isFrozen, cosignatures } = await readHead(room, size)
    if (isFrozen) return frozen
    const file = note + cosignatures.map(({ line }) => line).join('')
    await store
      .insertInto('custody_file')
      .values({ size: base + size, file })
      .execute()
    return file
  })
}

/** Keeps a token beside a checkpoint; of each authority the first stays. */
export async function keepToken(room: HeadRoom, size: number, token: HeadToken): Promise<void> {
  const { store, base } = room
  const { tokens } = await readHead(room, size)
  if (tokens.some(({ authority }) => authority === token.authority)) return
  await store
    .insertInto('custody_token')
    .values({ size: base + size, ...token, tsr: Buffer.from(token.tsr) })
    .execute()
}

function cosignaturesOf(store: Store, sizes: readonly number[]) {
  const query = store.selectFrom('custody_cosignature').selectAll().where('size', 'in', sizes)
  return query.orderBy('name').execute()
}

function tokensOf(store: Store, sizes: readonly number[]) {
  const query = store.selectFrom('custody_token').selectAll().where('size', 'in', sizes)
  return query.orderBy('authority').execute()
}
