// Whether every object that a row speaks of is there and is what it was, and whether files lie
// about that no row speaks of. The sample: objects from the name that the log's root points at,
// round the end to the beginning; another root, another sample. FS6.

import type { ObjectStore } from '../evidence/object-store.ts'
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
    await checkFolder(room, prefix, all)
  }
  if (!all) await checkSample(room)
  for (const table of BYTE_TABLES) await checkKeys(room, table)
}

async function checkFolder(room: ObjectCheckRoom, prefix: string, all: boolean): Promise<void> {
  const { store, objects, report } = room
  const known = await keysBetween(store, prefix, `${prefix}g`, Number.MAX_SAFE_INTEGER)
  const files = new Set(objects.filesIn(prefix))
  for (const { name, key } of known) {
    if (!files.delete(name)) add(report, 'object-missing', name)
    else if (all) readObject(room, name, key)
  }
  for (const name of files) {
    report.add({ code: 'FS6', what: 'object-left-over', id: name, harmless: true })
  }
}

async function checkSample(room: ObjectCheckRoom): Promise<void> {
  const start = room.rootHex.slice(0, 40)
  const after = await keysBetween(room.store, start, 'g', SAMPLE_OBJECTS)
  const left = SAMPLE_OBJECTS - after.length
  const before = left > 0 ? await keysBetween(room.store, '', start, left) : []
  // One that is missing was named already.
  for (const { name, key } of [...after, ...before]) {
    if (room.objects.has(name)) readObject(room, name, key)
  }
}

/** The bytes that a row speaks of must have a key, else they can never be read. */
async function checkKeys(
  { store, objects, report }: ObjectCheckRoom,
  table: ByteTable,
): Promise<void> {
  let after = 0
  for (;;) {
    const query = store.selectFrom(table).select(['seq', 'id', 'bytes_hash'])
    const rows = await query.where('seq', '>', after).orderBy('seq').limit(500).execute()
    for (const { id, bytes_hash } of rows) {
      const name = objects.nameOf(Buffer.from(bytes_hash, 'hex'))
      const found = await store
        .selectFrom('object_key')
        .select('name')
        .where('name', '=', name)
        .execute()
      if (found.length === 0) {
        report.add({ code: 'FS6', what: 'object-key-missing', table, id })
      }
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}

function keysBetween(store: Store, from: string, to: string, limit: number) {
  const query = store.selectFrom('object_key').select(['name', 'key'])
  return query
    .where('name', '>=', from)
    .where('name', '<', to)
    .orderBy('name')
    .limit(limit)
    .execute()
}

function readObject({ objects, report }: ObjectCheckRoom, name: string, key: Uint8Array): void {
  try {
    objects.read(name, key)
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error
    add(report, 'object-damaged', name)
  }
}

function add(report: FsckReport, what: string, id: string): void {
  report.add({ code: 'FS6', what, table: 'object_key', id })
}
