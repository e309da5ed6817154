// Whether every object that a row speaks of is there and is what it was, and whether files lie
// about that no row speaks of. The sample: objects from the name that the log's root points at,
// round the end to the beginning; another root, another sample. FS6.

import { findObject } from '../evidence/object-key.ts'
import type { ObjectKey, ObjectOwner, ObjectStore } from '../evidence/object-store.ts'
import { waitingNames } from '../evidence/waiting.ts'
import { LedgerFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import { BYTE_TABLES, type ByteTable } from '../table/record.ts'
import type { FsckReport } from './report.ts'

/** Objects that are read when not all are. */
export const SAMPLE_OBJECTS = 200

/** What the check of objects works with. */
export interface ObjectCheckRoom {
  store: Store
  objects: ObjectStore
  report: FsckReport
  /** Root of the log in hex: where the sample begins. */
  rootHex: string
}

/** Checks names of all objects against the folder, and the bytes of all or of a sample. */
export async function checkObjects(room: ObjectCheckRoom, all: boolean): Promise<void> {
  const prefixes = room.objects.prefixes()
  for (const [n, prefix] of prefixes.entries()) {
    await room.report.step('objects', n, prefixes.length)
    await checkFolder(room, prefix)
  }
  const wanted = all ? undefined : await sampleOf(room)
  const done = new Set<string>()
  for (const table of BYTE_TABLES)
    for await (const owner of ownersOf(room, table)) {
      const found = await findObject(room, owner)
      const { id } = owner
      if (!found) room.report.add({ code: 'FS6', what: 'object-key-missing', table, id })
      else if (!done.has(found.name) && (wanted === undefined || wanted.has(found.name))) {
        done.add(found.name)
        await readObject(room, found, owner)
      }
      await room.report.breathe()
    }
}

async function checkFolder({ store, objects, report }: ObjectCheckRoom, prefix: string) {
  const known = await namesBetween(store, prefix, `${prefix}g`, Number.MAX_SAFE_INTEGER)
  const files = new Set(objects.filesIn(prefix))
  const waiting = files.size === 0 ? [] : await waitingNames(store, [...files])
  for (const name of waiting) files.delete(name)
  for (const name of known) if (!files.delete(name)) add(report, 'object-missing', name)
  for (const name of files) {
    report.add({ code: 'FS6', what: 'object-left-over', id: name, harmless: true })
  }
}

/** The names of objects that are read when not all are. */
async function sampleOf({ store, rootHex }: ObjectCheckRoom): Promise<Set<string>> {
  const start = rootHex.slice(0, 40)
  const after = await namesBetween(store, start, 'g', SAMPLE_OBJECTS)
  const left = SAMPLE_OBJECTS - after.length
  const before = left > 0 ? await namesBetween(store, '', start, left) : []
  return new Set([...after, ...before])
}

/** Every record of a table that keeps bytes, page by page. */
async function* ownersOf(
  { store }: ObjectCheckRoom,
  table: ByteTable,
): AsyncGenerator<ObjectOwner> {
  for (let after = 0; ; ) {
    const query = store.selectFrom(table).select(['seq', 'id', 'bytes_hash'])
    const rows = await query.where('seq', '>', after).orderBy('seq').limit(500).execute()
    for (const { id, bytes_hash: bytesHash } of rows) yield { id, bytesHash }
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}

async function namesBetween(store: Store, from: string, to: string, limit: number) {
  const query = store.selectFrom('object_key').select('name')
  const inOrder = query.where('name', '>=', from).where('name', '<', to).orderBy('name')
  return (await inOrder.limit(limit).execute()).map(({ name }) => name)
}

async function readObject(
  { objects, report }: ObjectCheckRoom,
  found: ObjectKey,
  of: ObjectOwner,
): Promise<void> {
  // One that is missing was named already.
  if (!objects.has(found.name)) return
  try {
    // Piece by piece: an object may be larger than memory.
    for (const _ of objects.pieces(found, of.bytesHash)) await report.breathe()
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error
    add(report, 'object-damaged', found.name)
  }
}

function add(report: FsckReport, what: string, id: string): void {
  report.add({ code: 'FS6', what, table: 'object_key', id })
}
