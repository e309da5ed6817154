// Where a workspace keeps its files, who may read them, and how a file is written so that a
// crash leaves the old one or the new one. Source: protection.md section 2.
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { LedgerFault, toReadOnly } from '../fault.ts'

/** The files of a workspace, by what they hold. */
export interface Paths {
  folder: string
  database: string
  storeKey: string
  objects: string
  /** A database that holds nothing: the lock on it is the lock on the workspace. */
  lock: string
  /** Number of the process that holds the lock, for the message to a second one. */
  pid: string
}

/** The files of the workspace in `folder`. */
export function pathsOf(folder: string): Paths {
  return {
    folder,
    database: join(folder, 'ledger.db'),
    storeKey: join(folder, 'store.key.age'),
    objects: join(folder, 'objects'),
    lock: join(folder, 'lock'),
    pid: join(folder, 'lock.pid'),
  }
}

/** Throws `not-a-workspace` unless the folder holds a store key and a database. */
export function assertWorkspace(paths: Paths): void {
  if (existsSync(paths.storeKey) && existsSync(paths.database)) return
  throw new LedgerFault('not-a-workspace')
}

/**
 * Throws `read-only` unless everything may be written that an open workspace writes: rights, a flag
 * of the file system, or how it is mounted may forbid it, to the administrator as well.
 */
export function assertWritable({ folder, objects, database, lock, pid }: Paths): void {
  const own = [folder, objects, database, `${database}-wal`, `${database}-shm`, lock, pid]
  try {
    for (const path of own) if (existsSync(path)) accessSync(path, constants.W_OK)
  } catch (error) {
    throw toReadOnly(error)
  }
}

/** Whether a new workspace may be made at `folder`: nothing there, or an empty folder. */
function isFree(folder: string): boolean {
  if (!existsSync(folder)) return true
  return statSync(folder).isDirectory() && readdirSync(folder).length === 0
}

/**
 * Makes a folder under another name beside it and gives it its own when it is whole; where that
 * fails nothing of it stays. Throws `already-exists`, and `read-only` where none can be made.
 */
export async function makeWhole<R>(
  folder: string,
  build: (temporary: string) => Promise<R>,
): Promise<R> {
  if (!isFree(folder)) throw new LedgerFault('already-exists')
  const parent = dirname(folder)
  try {
    mkdirSync(parent, { recursive: true })
    accessSync(parent, constants.W_OK)
  } catch (error) {
    throw toReadOnly(error)
  }
  const temporary = join(parent, `.${basename(folder)}.${randomBytes(6).toString('hex')}.new`)
  try {
    const made = await build(temporary)
    // An empty folder of that name gives way; anything else was refused before.
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(temporary, folder)
    syncFolder(parent)
    return made
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw error
  }
}

/** Whether a process ended without closing the database: its write-ahead log is still there. */
export function hasLeftLog({ database }: Paths): boolean {
  const log = `${database}-wal`
  return existsSync(log) && statSync(log).size > 0
}

/** Makes the folder readable by its owner only, and the files in it, where they are not. */
export function tightenModes(paths: Paths): void {
  tighten(paths.folder, 0o700)
  tighten(paths.objects, 0o700)
  for (const suffix of ['', '-wal', '-shm']) tighten(paths.database + suffix, 0o600)
  tighten(paths.storeKey, 0o600)
}

function tighten(path: string, mode: number): void {
  // Windows has no such modes; its folders inherit their rights from the user's profile.
  if (process.platform === 'win32' || !existsSync(path)) return
  if ((statSync(path).mode & 0o777) !== mode) chmodSync(path, mode)
}

/** Makes the names in a folder durable: what was created or renamed there stays after a crash. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes a file under a temporary name, makes it durable, and gives it its name. Where that fails,
 * as on a full disk, nothing of it stays.
 */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    writeWhole(temporary, bytes)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    let done = 0
    while (done < bytes.length) done += writeSync(handle, bytes, done)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Removes the temporary files that a killed process has left in a folder. */
export function sweepTemporary(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (/\.[0-9a-f]{12}\.tmp$/.test(name)) rmSync(join(folder, name), { force: true })
}
