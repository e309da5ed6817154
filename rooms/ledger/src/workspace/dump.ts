// Every row of an opened workspace, decrypted: what the canary sweep looks through. Keys stay
// inside, so a dump opens nothing.
import { resolve } from 'node:path'
import { type EncryptedDatabase, openEncrypted } from '../dialect/encrypted-database.ts'
import { toFault } from '../fault.ts'
import { assertWorkspace, pathsOf } from './folder.ts'
import { takeLock } from './lock.ts'
import { readStoreKey } from './store-key.ts'

const CACHE_KIB = 8192
const KEYS = new Set(['secret', 'object_key', 'waiting_file'])

/** One row: its table, and its values one after the other, texts as UTF-8. */
export interface DumpedRow {
  table: string
  bytes: Uint8Array
}

/** Reads all rows of all tables but the keys; throws the faults of opening a workspace. */
export async function* dumpWorkspace(
  folder: string,
  passphrase: string,
): AsyncGenerator<DumpedRow> {
  const paths = pathsOf(resolve(folder))
  assertWorkspace(paths)
  const key = await readStoreKey(paths.storeKey, passphrase)
  const lock = takeLock(paths)
  try {
    const options = { unreadable: 'wrong-passphrase', cacheKib: CACHE_KIB } as const
    const database = openEncrypted(paths.database, key, options)
    try {
      yield* dumpedRows(database)
    } finally {
      database.close()
    }
  } catch (error) {
    throw toFault(error)
  } finally {
    lock.release()
  }
}

function* dumpedRows(database: EncryptedDatabase): Generator<DumpedRow> {
  const select = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
  for (const table of database.prepare(select).pluck().all() as string[]) {
    if (KEYS.has(table)) continue
    const rows = database.prepare(`SELECT * FROM "${table}"`).raw().iterate()
    for (const row of rows) yield { table, bytes: joined(row as unknown[]) }
  }
}

function joined(values: unknown[]): Uint8Array {
  const parts = values.map((value) =>
    value instanceof Uint8Array ? value : Buffer.from(String(value ?? '')),
  )
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])))
}
