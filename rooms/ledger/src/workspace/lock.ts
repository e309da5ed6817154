// One process at a time. The lock is SQLite's own, on an empty database that is held open for the
// life of the process, so the operating system frees it however the process ends.
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOfError, LedgerFault } from '../fault.ts'
import type { Paths } from './folder.ts'

/** A lock that is held until it is released. */
export interface Lock {
  release(): void
}

/** The two files of a lock. */
export type LockPaths = Pick<Paths, 'lock' | 'pid'>

/** Takes a folder for this process; throws `in-use`, naming the process that has it. */
export function takeLock(paths: LockPaths): Lock {
  // Made here, because SQLite would make it readable by others.
  closeSync(openSync(paths.lock, 'a', 0o600))
  const database = new Database(paths.lock, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    if (!codeOfError(cause).startsWith('SQLITE_BUSY')) throw cause
    throw new LedgerFault('in-use', { cause, ...holder(paths) })
  }
  writeFileSync(paths.pid, `${process.pid}\n`, { mode: 0o600 })
  return { release: () => release(database, paths) }
}

/** Since when the process that did not close the workspace had it; nothing when it was closed. */
export function killedSinceMs({ pid }: Paths): number | undefined {
  return statSync(pid, { throwIfNoEntry: false })?.mtimeMs
}

function release(database: Database.Database, paths: LockPaths): void {
  if (!database.open) return
  // Removed while the lock is held: another process cannot have written its own yet.
  rmSync(paths.pid, { force: true })
  database.close()
}

function holder(paths: LockPaths): { pid?: number } {
  if (!existsSync(paths.pid)) return {}
  const pid = Number(readFileSync(paths.pid, 'utf8').trim())
  return Number.isSafeInteger(pid) && pid > 0 ? { pid } : {}
}
