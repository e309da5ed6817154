// Signing the log: pads, root, signature and the record of it, in one transaction. Before that
// the log must continue every head that is known. Source: custody.md sections 8 and 9.
import {
  checkpointText,
  commitmentOf,
  edgeOfTail,
  judgeHeads,
  type KnownHead,
  padFile,
  padsBeforeHead,
  padsNeeded,
  proofFile,
  provePath,
  QUIET_DAYS,
  rootOf,
  type SigningKey,
  signNote,
} from '@tumen/custody'
import { appendLeaf, type ChangeRoom, inTransaction } from '../change/change.ts'
import { sha256 } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import type { LogEra } from './era.ts'
import { readHead } from './signed-head.ts'
import { assertWhole, type LogState, nextLeaf, readTail, tilesOf } from './state.ts'

/** A signed head of the log. */
export interface Head {
  size: number
  root: Uint8Array
  note: string
}

/** The newest head of a log that ends before leaf `end`; nothing before its first checkpoint. */
export async function newestHead(
  store: Store,
  { base }: LogEra,
  end = Number.MAX_SAFE_INTEGER,
): Promise<Head | undefined> {
  const query = store.selectFrom('custody_head').selectAll().where('size', '>', base)
  const own = query.where('size', '<=', end).orderBy('size', 'desc')
  const [head] = await own.limit(1).execute()
  return head && { ...head, size: head.size - base }
}

/** The root of the log as it is. */
export function rootOfState(state: LogState): Uint8Array {
  return rootOf(edgeOfTail(state.tail, sha256), sha256)
}

/** A checkpoint as it was signed, and the log after it. */
export interface SignedCheckpoint {
  note: string
  state: LogState
}

/**
 * Pads, signs and records a checkpoint. A log that has not grown keeps the one it has, unless that
 * one is a week old. Throws `fork`, `older-than-known` or `rewritten` when a head that is known
 * speaks against it; nothing is changed then.
 */
export async function signCheckpoint(
  room: ChangeRoom,
  state: LogState,
  key: SigningKey,
  known: readonly KnownHead[],
): Promise<SignedCheckpoint> {
  const { era } = state
  const head = await newestHead(room.store, era)
  await assertContinues(room.store, state, head ? [ownHead(head), ...known] : known)
  const at = room.clock().toISOString()
  const pads = await padsNow(room.store, { state, head, at })
  if (head?.size === state.tail.size + pads) return { note: head.note, state }
  return inTransaction(room.store, async () => {
    const padded = await pad(room, state, { pads, at })
    const root = rootOfState(padded)
    const note = signNote(checkpointText({ origin: key.name, size: padded.tail.size, root }), key)
    const size = nextLeaf(padded)
    await room.store.insertInto('custody_head').values({ size, root, note }).execute()
    await room.store.insertInto('custody_signing').values({ size, signed: at }).execute()
    return { note, state: padded }
  })
}

/** The head of the ledger's own record, as one of those that are known. */
export function ownHead({ size, root, note }: Head): KnownHead {
  return { by: 'ledger', size, root, note }
}

/** Throws the first thing that speaks against signing, with the heads that say so. */
export async function assertContinues(
  store: Store,
  state: LogState,
  known: readonly KnownHead[],
): Promise<void> {
  const log = { size: state.tail.size, readTile: tilesOf(store, state), hash: sha256 }
  const [finding] = await judgeHeads(log, known)
  if (finding) throw new LedgerFault(finding.code, { heads: finding.heads })
}

const DAY_MS = 86_400_000

async function padsNow(
  store: Store,
  { state, head, at }: { state: LogState; head: Head | undefined; at: string },
): Promise<number> {
  const { size } = state.tail
  if (!head) return padsNeeded(size)
  const query = store.selectFrom('custody_signing').select('signed')
  const [row] = await query.where('size', '=', state.era.base + head.size).execute()
  // Of a checkpoint of an earlier format it is not known when it was signed: long ago.
  const days = row ? dayOf(at) - dayOf(row.signed) : QUIET_DAYS
  // One that was signed by a clock in the future would be the last for years.
  const daysSinceHead = days < 0 ? QUIET_DAYS : days
  return padsBeforeHead({ size, headSize: head.size, daysSinceHead })
}

/** The day of an instant, as a number. */
function dayOf(instant: string): number {
  return Date.parse(instant.slice(0, 10)) / DAY_MS
}

async function pad(
  room: ChangeRoom,
  state: LogState,
  { pads, at }: { pads: number; at: string },
): Promise<LogState> {
  const day = at.slice(0, 10)
  const { era } = state
  let { tail } = state
  for (let left = pads; left > 0; left--) {
    const bytes = padFile(day, Buffer.from(room.random(32)).toString('hex'))
    const idx = nextLeaf({ era, tail })
    const opening = { idx, row: -1, kind: 'log.pad', subject: 'log', bytes, who: null }
    tail = await appendLeaf(room, { era, tail }, { opening, c: commitmentOf(bytes, sha256) })
  }
  return { ...state, tail }
}

/** The proof file of a leaf under the newest checkpoint of its log, and its opening. */
export async function proveLeaf(
  store: Store,
  state: LogState,
  { leaf, eras }: { leaf: number; eras: readonly LogEra[] },
): Promise<{ proof: string; opening: string }> {
  assertWhole(state)
  const query = store.selectFrom('custody_opening').select('bytes')
  const [found] = await query.where('idx', '=', leaf).where('row', '=', -1).execute()
  if (!found) throw new LedgerFault('no-such-leaf')
  const log = await logOfLeaf(store, state, { leaf, eras })
  const { base } = log.era
  const index = leaf - base
  const head = await newestHead(store, log.era, nextLeaf(log))
  if (!head || index >= head.size) throw new LedgerFault('not-signed-yet')
  const path = await provePath(index, head.size, tilesOf(store, log), sha256)
  const { file: checkpoint } = await readHead({ store, base }, head.size)
  return {
    proof: textOf(proofFile({ index, path, checkpoint })),
    opening: textOf(found.bytes),
  }
}

/** The log in which a leaf is: this one, or one that was closed before it. */
async function logOfLeaf(
  store: Store,
  state: LogState,
  { leaf, eras }: { leaf: number; eras: readonly LogEra[] },
): Promise<Pick<LogState, 'era' | 'tail'>> {
  if (leaf >= state.era.base) return state
  const next = eras.findIndex(({ base }) => base > leaf)
  const [era, end] = [eras[next - 1] as LogEra, (eras[next] as LogEra).base]
  return { era, tail: await readTail(store, era, end - era.base) }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
