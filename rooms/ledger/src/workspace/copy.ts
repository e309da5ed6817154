// A copy of a workspace in a folder of its own, made also while another process has it: one state
// of the database, with the object of each record of it, sealed as they are under the same
// passphrase. It appears when it was read back whole. Source: desk.md 11, O6 and O7.
import { chmodSync, existsSync, fsyncSync, mkdirSync, readdirSync } from 'node:fs'
import { copyFile, open, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { given } from '@tumen/claim'
import { openEncrypted } from '../dialect/encrypted-database.ts'
import type { ObjectKey } from '../evidence/object-store.ts'
import { codeOfError, LedgerFault, toFault } from '../fault.ts'
import type { Progress } from '../fsck/finding.ts'
import { assertWorkspace, makeWhole, type Paths, pathsOf, syncFolder } from './folder.ts'
import { journalPaths } from './look-journal.ts'
import type { OpenOptions } from './option.ts'
import { readStoreKey } from './store-key.ts'
import { openWorkspace } from './workspace.ts'

/** Which workspace, where its copy goes, and how it is opened. */
export interface CopyOptions extends Pick<OpenOptions, 'folder' | 'unlock' | 'clock' | 'random'> {
  to: string
  progress?: Progress
}

/** What was copied. */
export interface CopiedWorkspace {
  /** Changes, by their leaves. */
  leaves: number
  /** Files of evidence. */
  objects: number
  bytes: number
}

const CACHE_KIB = 8192
/** How often work is begun anew where evidence was destroyed meanwhile. */
const MOST_TRIES = 3

/** Begins anew where evidence goes while it is copied; throws `damaged` where it stays gone. */
export async function whileObjectsGo<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++)
    try {
      return await work()
    } catch (error) {
      const isGone = error instanceof LedgerFault && error.code === 'missing-object'
      if (!isGone || n === MOST_TRIES) throw isGone ? new LedgerFault('damaged') : error
    }
}

/**
 * Copies a workspace without its lock, and checks all of the copy. Throws `not-a-workspace`,
 * `wrong-passphrase`, `already-exists`, `read-only`, `disk-full`, and `damaged` where the copy is
 * not whole: then the workspace itself is not.
 */
export async function copyWorkspace(options: CopyOptions): Promise<CopiedWorkspace> {
  const from = pathsOf(resolve(options.folder))
  const to = resolve(options.to)
  try {
    assertWorkspace(from)
    assertOutside(from, to)
    const { unlock } = options
    const key = 'key' in unlock ? unlock.key : await readStoreKey(from.storeKey, unlock.passphrase)
    const make = (folder: string) => build({ from, to: pathsOf(folder), key, options })
    return await whileObjectsGo(() => makeWhole(to, make))
  } catch (error) {
    throw toFault(error)
  }
}

interface Copying {
  from: Paths
  to: Paths
  key: Uint8Array
  options: CopyOptions
}

async function build({ from, to, key, options }: Copying): Promise<CopiedWorkspace> {
  await copyAllButObjects({ from, to, key })
  const names = objectKeysIn(to, key).map(({ name }) => name)
  for (const [n, name] of names.entries()) {
    options.progress?.report('copy', n, names.length)
    if (options.progress?.signal?.aborted) throw new LedgerFault('closed')
    await copyObject(join(from.objects, name.slice(0, 2), name), to, name)
  }
  syncFolder(to.folder)
  return { ...(await readBack(to, key, options)), objects: names.length }
}

/** Throws `already-exists` for a place in the workspace, where nobody would look for a copy. */
export function assertOutside(from: Paths, to: string): void {
  if (!relative(from.folder, to).startsWith('..')) throw new LedgerFault('already-exists')
}

/** Copies the key file, what was read, one state of the database, and models into a new folder. */
export async function copyAllButObjects({ from, to, key }: Omit<Copying, 'options'>) {
  mkdirSync(to.folder, { mode: 0o700 })
  mkdirSync(to.objects, { mode: 0o700 })
  await copyWhole(from.storeKey, to.storeKey)
  // What was read and is not in the database yet; whatever comes into it meanwhile is known there.
  const [looks, own] = [journalPaths(from.folder), journalPaths(to.folder)]
  for (const name of ['incoming', 'leaving'] as const)
    if (existsSync(looks[name])) await copyWhole(looks[name], own[name])
  copyState(from, to, key)
  await copyModels(from, to)
}

/** One state of the database: the copy is encrypted with the same key, page by page. */
function copyState(from: Paths, to: Paths, key: Uint8Array): void {
  const facts = { unreadable: 'wrong-passphrase', cacheKib: CACHE_KIB, isReadOnly: true } as const
  const database = openEncrypted(from.database, key, facts)
  try {
    database.prepare('VACUUM INTO ?').run(to.database)
  } finally {
    database.close()
  }
  chmodSync(to.database, 0o600)
}

/** The objects of the records in the copy, and what opens them: later ones are none of it. */
export function objectKeysIn(to: Paths, key: Uint8Array): ObjectKey[] {
  const facts = { unreadable: 'damaged', cacheKib: CACHE_KIB } as const
  const database = openEncrypted(to.database, key, facts)
  try {
    const select = (table: string) =>
      database.prepare(`SELECT name, key FROM ${table} ORDER BY name`).all() as ObjectKey[]
    const has = "SELECT 1 FROM sqlite_schema WHERE name = 'waiting_file'"
    // A copy of an earlier format has no files that wait.
    const waiting = database.prepare(has).get() ? select('waiting_file') : []
    return [...select('object_key'), ...waiting]
  } finally {
    database.close()
  }
}

async function copyObject(path: string, to: Paths, name: string): Promise<void> {
  const folder = join(to.objects, name.slice(0, 2))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await copyWhole(path, join(folder, name)).catch((error: unknown) => {
    if (codeOfError(error) === 'ENOENT') throw new LedgerFault('missing-object', { cause: error })
    throw error
  })
}

/** The models by which faces are found: they hold nothing of it, and covering goes on with them. */
async function copyModels(from: Paths, to: Paths): Promise<void> {
  const [models, own] = [join(from.folder, 'models'), join(to.folder, 'models')]
  if (!existsSync(models)) return
  mkdirSync(own, { mode: 0o700 })
  for (const name of readdirSync(models))
    if (!name.endsWith('.tmp')) await copyWhole(join(models, name), join(own, name))
}

/** A file and that it lies on the disk, for its owner alone. */
async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  chmodSync(to, 0o600)
  const file = await open(to, 'r+')
  try {
    fsyncSync(file.fd)
  } finally {
    await file.close()
  }
  syncFolder(dirname(to))
}

/** Opens the copy as any workspace, and checks every page, every object and the log of it. */
export async function readBack(
  to: Paths,
  key: Uint8Array,
  { clock, random, progress }: Pick<CopyOptions, 'clock' | 'random' | 'progress'>,
): Promise<Omit<CopiedWorkspace, 'objects'>> {
  const ledger = await openWorkspace({ folder: to.folder, unlock: { key }, clock, random })
  try {
    const findings = await ledger.fsck({ all: true, ...given({ progress }) })
    if (findings.some(({ harmless }) => !harmless)) throw new LedgerFault('damaged')
    return { leaves: (await ledger.head()).size, bytes: await bytesOf(to.folder) }
  } finally {
    await ledger.close()
  }
}

async function bytesOf(folder: string): Promise<number> {
  let sum = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size
  return sum
}
