// Opens an encrypted SQLite database in the one order in which it is safe, and reads every
// protective setting back. Source: protection.md section 2, measured there.
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOfError, LedgerFault } from '../fault.ts'

export type EncryptedDatabase = Database.Database

/** How a database is opened. */
export interface DatabaseOptions {
  /** What the file's first page not being readable means here. */
  unreadable: 'wrong-passphrase' | 'damaged'
  /** Page cache in KiB. */
  cacheKib: number
  /** Nothing is written through it, so that another process may have the workspace. */
  isReadOnly?: true
  /** The database never grows beyond this many bytes. */
  sizeLimit?: number
}

/** Each setting with the value that reading it back must give. */
const SETTINGS: readonly [name: string, value: string, readBack: unknown][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['temp_store', 'MEMORY', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  // Without it, INSERT OR REPLACE deletes a row past the trigger that refuses it.
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
]

/** Opens the file with the raw key; throws `unsupported` when a setting did not take. */
export function openEncrypted(
  path: string,
  key: Uint8Array,
  options: DatabaseOptions,
): EncryptedDatabase {
  const access = options.isReadOnly ? { readonly: true } : {}
  const database = new Database(path, { fileMustExist: true, timeout: 2000, ...access })
  try {
    database.pragma("cipher='chacha20'")
    database.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`))
    readFirstPage(database, options.unreadable)
    applySettings(database)
    database.pragma(`cache_size=-${options.cacheKib}`)
    if (options.sizeLimit !== undefined) limitSize(database, options.sizeLimit)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Sets and reads back every protective setting. Exported for the test that breaks one. */
export function applySettings(database: EncryptedDatabase, settings = SETTINGS): void {
  for (const [name, value, readBack] of settings) {
    database.pragma(`${name}=${value}`)
    if (database.pragma(name, { simple: true }) !== readBack) throw new LedgerFault('unsupported')
  }
}

function readFirstPage(database: EncryptedDatabase, meaning: DatabaseOptions['unreadable']): void {
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (cause) {
    if (codeOfError(cause) === 'SQLITE_NOTADB') throw new LedgerFault(meaning, { cause })
    throw cause
  }
}

function limitSize(database: EncryptedDatabase, bytes: number): void {
  const pageSize = Number(database.pragma('page_size', { simple: true }))
  database.pragma(`max_page_count=${Math.floor(bytes / pageSize)}`)
}
