// Signing the log: pads, root, signature and the record of it, in one transaction. Before that
// the newest signed root must still come out of the log. Source: custody.md sections 8 and 9.
import {
  checkpointText,
  commitmentOf,
  edgeFromTiles,
  edgeOfTail,
  isSameBytes,
  padFile,
  padsNeeded,
  proofFile,
  provePath,
  rootOf,
  type SigningKey,
  signNote,
} from '@tumen/custody'
import { appendLeaf, type ChangeRoom, inTransaction, nextInstant } from './change.ts'
import type { Store } from './database.ts'
import { LedgerFault } from './fault.ts'
import { assertWhole, type LogState, tilesOf } from './log-state.ts'
import { sha256 } from './object-file.ts'
import { readHead } from './signed-head.ts'

/** A signed head of the log. */
export interface Head {
  size: number
  root: Uint8Array
  note: string
}

/** The newest head; nothing before the first checkpoint. */
export async function newestHead(store: Store): Promise<Head | undefined> {
  const query = store.selectFrom('custody_head').selectAll().orderBy('size', 'desc').limit(1)
  return (await query.execute())[0]
}

/** The root of the log as it is. */
export function rootOfState(state: LogState): Uint8Array {
  return rootOf(edgeOfTail(state.tail, sha256), sha256)
}

/** Pads, signs and records a checkpoint. A log that has not grown keeps the one it has. */
export async function signCheckpoint(
  room: ChangeRoom,
  state: LogState,
  key: SigningKey,
): Promise<{ note: string; state: LogState }> {
  const head = await newestHead(room.store)
  await assertContinues(room.store, state, head)
  if (head?.size === state.tail.size) return { note: head.note, state }
  return inTransaction(room.store, async () => {
    const padded = await pad(room, state)
    const root = rootOfState(padded)
    const { size } = padded.tail
    const note = signNote(checkpointText({ origin: key.name, size, root }), key)
    await room.store.insertInto('custody_head').values({ size, root, note }).execute()
    const signed = nextInstant(room.clock, state.newest)
    await room.store.insertInto('custody_signing').values({ size, signed }).execute()
    return { note, state: padded }
  })
}

/** Throws `rewritten` when the log no longer gives the root that `head` states. */
async function assertContinues(store: Store, state: LogState, head: Head | undefined) {
  if (!head) return
  if (head.size > state.tail.size) throw new LedgerFault('rewritten')
  const edge = await edgeFromTiles(head.size, tilesOf(store, state), sha256)
  if (!isSameBytes(rootOf(edge, sha256), head.root)) throw new LedgerFault('rewritten')
}

async function pad(room: ChangeRoom, state: LogState): Promise<LogState> {
  const day = nextInstant(room.clock, state.newest).slice(0, 10)
  let { tail } = state
  for (let left = padsNeeded(tail.size); left > 0; left--) {
    const bytes = padFile(day, Buffer.from(room.random(32)).toString('hex'))
    const opening = { idx: tail.size, row: -1, kind: 'log.pad', subject: 'log', bytes, who: null }
    tail = await appendLeaf(room, { tail }, { opening, c: commitmentOf(bytes, sha256) })
  }
  return { ...state, tail }
}

/** The proof file of a leaf under the newest checkpoint, and its opening. */
export async function proveLeaf(
  store: Store,
  state: LogState,
  leaf: number,
): Promise<{ proof: string; opening: string }> {
  assertWhole(state)
  const query = store.selectFrom('custody_opening').select('bytes')
  const [found] = await query.where('idx', '=', leaf).where('row', '=', -1).execute()
  if (!found) throw new LedgerFault('no-such-leaf')
  const head = await newestHead(store)
  if (!head || leaf >= head.size) throw new LedgerFault('not-signed-yet')
  const path = await provePath(leaf, head.size, tilesOf(store, state), sha256)
  const { file: checkpoint } = await readHead(store, head.size)
  const proof = proofFile({ index: leaf, path, checkpoint })
  return { proof: textOf(proof), opening: textOf(found.bytes) }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
