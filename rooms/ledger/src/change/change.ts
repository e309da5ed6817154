// One change: one transaction, one leaf. Whatever the work throws, nothing of it is kept.
// Source: custody.md sections 3 and 7.
import assert from 'node:assert'
import { given, type UndoRow } from '@tumen/claim'
import { growTail } from '@tumen/custody'
import { BEGIN_CHANGE, COMMIT, ROLLBACK } from '../dialect/sqlite.ts'
import { type Received, ReceivedFile } from '../evidence/incoming.ts'
import { sha256, sha256Hex } from '../evidence/object-file.ts'
import type { ObjectOwner, ObjectStore } from '../evidence/object-store.ts'
import { endWaiting, WaitedFile, waitingObject } from '../evidence/waiting.ts'
import { LedgerFault } from '../fault.ts'
import type { AmendedTable, Change, Changed, Table, Writer } from '../ledger.ts'
import { tileRow } from '../log/era.ts'
import { hashOfLeaf, type LogState, nextLeaf } from '../log/state.ts'
import { shredDocuments } from '../shred/shred.ts'
import type { Store } from '../table/database.ts'
import { assertClock } from './clock-guard.ts'
import { findAnswer, keepAnswer } from './idempotency.ts'
import { type KnownTime, readAhead } from './known-time.ts'
import { type ChangeFacts, type LeafOpening, OpeningBook, openingValues } from './opening-book.ts'
import { type Inserters, RowBatch } from './row-batch.ts'
import type { UndoMark } from './undone-change.ts'

/** What a change works with: the writing connection and what belongs to it. */
export interface ChangeRoom {
  store: Store
  inserters: Inserters
  objects: ObjectStore
  subjectKey: Uint8Array
  clock: () => Date
  /** Whether the clock is that of a story, and may jump. */
  clockMayJump: boolean
  random: (length: number) => Uint8Array
  /** Claims whose index rows a change keeps back at most; 50,000 when absent. */
  mostClaims?: number
}

/** A change that was made, and the state after it. */
export interface Made<R> extends Changed<R> {
  state: LogState
  /** What it undid. */
  undone: UndoMark[]
  /** Whether it repaired instants. */
  repaired: boolean
  /** Object files whose keys are gone, when it shredded something. */
  shredded: string[] | undefined
}

/** Runs `work` and its leaf in one transaction; of one that fails no object file stays. */
export async function makeChange<R>(
  room: ChangeRoom & { time: KnownTime },
  state: LogState,
  change: Change,
  work: (write: Writer) => Promise<R>,
): Promise<Made<R>> {
  const written: string[] = []
  try {
    return await makeWith({ ...room, written }, state, change, work)
  } catch (error) {
    await removeWritten(room, written).catch(() => undefined)
    throw error
  }
}

/** A room with the names of the object files that this change has written and nobody had. */
type WritingRoom = ChangeRoom & { time: KnownTime; written: string[] }

/** Removes the files of a change that was not made; a file whose key is kept stays in any case. */
async function removeWritten({ store, objects }: ChangeRoom, written: string[]): Promise<void> {
  for (const name of written) {
    const query = store.selectFrom('object_key').select('name').where('name', '=', name)
    if ((await query.execute()).length === 0) objects.remove(name)
  }
}

function makeWith<R>(
  room: WritingRoom,
  state: LogState,
  change: Change,
  work: (write: Writer) => Promise<R>,
): Promise<Made<R>> {
  return inTransaction(room.store, async () => {
    const before = change.idempotency && (await findAnswer<R>(room.store, change.idempotency))
    if (before) return { ...before, replayed: true, state, ...NO_TRACES }
    const facts = factsOf(room, state, change)
    const book = new OpeningBook(room.store, facts)
    const batch = new RowBatch(room.store, room.inserters, book, {
      facts: { ...facts, ...given({ owners: change.owners }) },
      ...{ counts: state.counts, mostClaims: room.mostClaims },
    })
    const traces: Traces = { ...NO_TRACES, undone: [] }
    const result = await work(writerOf(room, facts, batch, traces))
    assert(traces.repaired === (change.clock === 'repaired'), 'a repair of the clock repairs it')
    const tail = await appendLeaf(room, state, await batch.finish(change.subject))
    const { leaf, recorded } = facts
    if (change.idempotency) {
      const answer = { result, leaf, salt: room.random(32) }
      await keepAnswer(room.store, change.idempotency, answer)
    }
    return {
      ...{ result, leaf, replayed: false, ...traces },
      state: { era: state.era, tail, counts: batch.counts, newest: recorded, isBroken: false },
    }
  })
}

/** What a change leaves to be done after its commit. */
type Traces = Pick<Made<unknown>, 'undone' | 'shredded' | 'repaired'>
const NO_TRACES: Traces = { undone: [], shredded: undefined, repaired: false }

/** Runs `work` between BEGIN and COMMIT; a throw rolls everything back and is passed on. */
export async function inTransaction<R>(store: Store, work: () => Promise<R>): Promise<R> {
  await BEGIN_CHANGE.execute(store)
  try {
    const result = await work()
    await COMMIT.execute(store)
    return result
  } catch (error) {
    // After some errors the database has rolled back by itself, and says so here.
    await ROLLBACK.execute(store).catch(() => undefined)
    throw error
  }
}

/** Appends a leaf with its opening and the tiles that it completes; gives the new tail. */
export async function appendLeaf(
  room: Pick<ChangeRoom, 'store' | 'inserters'>,
  state: Pick<LogState, 'era' | 'tail'>,
  { opening, c }: LeafOpening,
): Promise<LogState['tail']> {
  const { tail, tiles } = growTail(state.tail, [hashOfLeaf(c)], sha256)
  await room.inserters.opening.insert([openingValues(opening)])
  await room.store.insertInto('custody_leaf').values({ idx: opening.idx, c }).execute()
  for (const tile of tiles)
    await room.store.insertInto('custody_tile').values(tileRow(state.era, tile)).execute()
  return tail
}

/** The instant of the next change: now, but never before what is recorded. */
export function nextInstant(clock: () => Date, newest: string): string {
  const now = clock().toISOString()
  return now >= newest ? now : new Date(Date.parse(newest) + 1).toISOString()
}

function factsOf(room: ChangeRoom, state: LogState, change: Change): ChangeFacts {
  const now = room.clock().toISOString()
  if (!room.clockMayJump) assertClock(now, state.newest, change.clock)
  // A repair is recorded when it is made: what it names lies after it.
  const recorded =
    change.clock === 'repaired' ? now : nextInstant(() => new Date(now), state.newest)
  const { operation, by } = change
  const { random, subjectKey } = room
  return { leaf: nextLeaf(state), operation, by, recorded, random, subjectKey }
}

function writerOf(room: WritingRoom, facts: ChangeFacts, batch: RowBatch, traces: Traces): Writer {
  const { leaf } = facts
  const firsts = new Set<string>()
  return {
    recorded: facts.recorded,
    say: (told) => batch.say(told),
    append: async (table, row) => {
      if (table === 'undo') traces.undone.push(markOf(row as UndoRow, facts))
      if (table === 'event' || table === 'place') await refuseKnown(room.store, firsts, table, row)
      return batch.add(table as Table, row)
    },
    amend: (table, row) => batch.add(table as Table, row),
    appendClaim: (claim, scopes) => {
      const chain = claim.chain.map((link) => link.agent)
      return batch.add('claim', claim, { scopes, chain })
    },
    appendDerivative: async (derivative, bytes) => {
      await keepObject(room, derivative, bytes, leaf)
      await batch.add('derivative', derivative)
    },
    appendAttachment: async (attachment, bytes) => {
      await keepObject(room, attachment, bytes, leaf)
      await batch.add('attachment', attachment)
    },
    appendDocument: async (document, text, bytes, lineage) => {
      await keepObject(room, document, bytes, leaf)
      assert(sha256(text).toString('hex') === document.textHash, 'textHash is of this text')
      await batch.add('document', document, { text, lineage })
    },
    appendTextLayer: async (layer, text) => {
      assert(sha256(text).toString('hex') === layer.textHash, 'textHash is of this text')
      await batch.add('text_layer', layer, { text })
    },
    repairClock: async (id) => {
      const leaves = await readAhead(room.store, room.time, facts.recorded)
      if (leaves.length === 0) throw new LedgerFault('clock-right')
      traces.repaired = true
      await batch.add('clock_check', { id, leaves })
      return leaves
    },
    shred: async (order) => {
      const { store, objects, random } = room
      const { instants } = room.time
      const shredRoom = { store, objects, random, instants, batch, leaf: facts.leaf }
      const done = await shredDocuments(shredRoom, order)
      traces.shredded = done?.objects
      return done?.plan
    },
  }
}

/** Throws `duplicate` for the first row of a record that is there, seen or not, or came before. */
async function refuseKnown(
  store: Store,
  firsts: Set<string>,
  table: AmendedTable,
  row: object,
): Promise<void> {
  const { id } = row as { id: string }
  const query = store.selectFrom(table).select('seq').where('id', '=', id).limit(1)
  const isKnown = firsts.has(`${table} ${id}`) || (await query.execute()).length > 0
  if (isKnown) throw new LedgerFault('duplicate')
  firsts.add(`${table} ${id}`)
}

function markOf(row: UndoRow, { leaf, recorded }: ChangeFacts): UndoMark {
  const change = Number(row.change)
  assert(change < leaf, 'an undo names a change before it')
  return { change, leaf, recorded }
}

async function keepObject(
  { store, objects, random, written }: WritingRoom,
  owner: ObjectOwner,
  bytes: Uint8Array | Received,
  leaf: number,
): Promise<void> {
  const isReceived = bytes instanceof ReceivedFile
  const isWaited = bytes instanceof WaitedFile
  const digest = isReceived || isWaited ? bytes.bytesHash : sha256Hex(bytes as Uint8Array)
  assert(digest === owner.bytesHash, 'bytesHash is of these bytes')
  const name = objects.nameOf(owner)
  const [known] = await store
    .selectFrom('object_key')
    .select('key')
    .where('name', '=', name)
    .execute()
  const waiting = await waitingObject(store, owner.id)
  if (isWaited) {
    if (waiting?.name !== name) throw new LedgerFault('missing-object')
    await store.insertInto('object_key').values({ name, key: waiting.key, leaf }).execute()
    return endWaiting(store, owner.id)
  }
  // Another file waits to become this record.
  if (waiting) throw new LedgerFault('duplicate')
  if (!known) written.push(name)
  if (isReceived) {
    assert(!known, 'what was received is of a new record')
    const key = objects.adopt(name, bytes)
    await store.insertInto('object_key').values({ name, key, leaf }).execute()
    return
  }
  const key = known?.key ?? random(32)
  if (!known || !objects.has(name)) objects.write(name, bytes as Uint8Array, key)
  if (!known) await store.insertInto('object_key').values({ name, key, leaf }).execute()
}
