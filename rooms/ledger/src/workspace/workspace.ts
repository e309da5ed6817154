// Creating and opening a workspace: the one order in which key, lock, database and log come
// together. A workspace appears under its name only when it is whole.

import { closeSync, mkdirSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { given } from '@tumen/claim'
import { emptyTail, type VerifierKey, vkey } from '@tumen/custody'
import { appendLeaf, inTransaction } from '../change/change.ts'
import { readKnownTime } from '../change/known-time.ts'
import { OpeningBook } from '../change/opening-book.ts'
import { Inserters } from '../change/row-batch.ts'
import { connect } from '../dialect/connection.ts'
import { type EncryptedDatabase, openEncrypted } from '../dialect/encrypted-database.ts'
import { migrate } from '../dialect/migration.ts'
import { ObjectStore } from '../evidence/object-store.ts'
import { LedgerFault, toFault } from '../fault.ts'
import type { CreateOptions, Ledger, OpenOptions } from '../ledger.ts'
import type { WorkspaceLog } from '../log/era.ts'
import { SideFile } from '../log/side-file.ts'
import { countLeaves, readState } from '../log/state.ts'
import { endKilled } from '../shred/end.ts'
import { addMissing } from '../table/access.ts'
import type { Store } from '../table/database.ts'
import {
  assertWorkspace,
  assertWritable,
  hasLeftLog,
  makeWhole,
  type Paths,
  pathsOf,
  sweepTemporary,
  syncFolder,
  tightenModes,
} from './folder.ts'
import { killedSinceMs, type Lock, takeLock } from './lock.ts'
import { LookJournal } from './look-journal.ts'
import { OpenLedger } from './open-ledger.ts'
import { completeSecrets, readSecrets, writeSecrets } from './secret.ts'
import { readStoreKey, writeStoreKey } from './store-key.ts'

const READER_CACHE_KIB = 24_576
const WRITER_CACHE_KIB = 16_384

/** Creates a workspace and opens it; throws `already-exists` or `read-only` as the folder is. */
export async function createWorkspace(options: CreateOptions): Promise<Ledger> {
  const folder = resolve(options.folder)
  try {
    const key = options.random(32)
    await makeWhole(folder, (temporary) => build(pathsOf(temporary), options, key))
    const { clock, random, headFile, freeBytes, mostHeld, clockMayJump } = options
    const around = { clock, random, ...given({ headFile, freeBytes, mostHeld }) }
    const jumps = clockMayJump && { clockMayJump }
    return await openWorkspace({ folder, unlock: { key }, ...around, ...jumps })
  } catch (error) {
    throw toFault(error)
  }
}

/**
 * Creates a workspace and lets `fill` write into it before anybody sees it: it has its name when it
 * is filled and closed, and where that fails nothing of it stays.
 */
export async function createFilled<R>(
  options: CreateOptions,
  fill: (ledger: Ledger) => Promise<R>,
): Promise<R> {
  const key = options.random(32)
  const { clock, random, freeBytes, mostHeld } = options
  const around = { clock, random, ...given({ freeBytes, mostHeld }), clockMayJump: true as const }
  try {
    return await makeWhole(resolve(options.folder), async (folder) => {
      await build(pathsOf(folder), options, key)
      const ledger = await openWorkspace({ folder, unlock: { key }, ...around })
      return fill(ledger).finally(() => ledger.close())
    })
  } catch (error) {
    throw toFault(error)
  }
}

/**
 * Opens a workspace. Throws `not-a-workspace`, `read-only`, `wrong-passphrase`, `in-use`,
 * `newer-format`, `damaged`, `unsupported`.
 */
export async function openWorkspace(options: OpenOptions): Promise<Ledger> {
  const paths = pathsOf(resolve(options.folder))
  try {
    assertWorkspace(paths)
    assertWritable(paths)
    const { unlock } = options
    const key = 'key' in unlock ? unlock.key : await readStoreKey(paths.storeKey, unlock.passphrase)
    const sinceMs = killedSinceMs(paths)
    const lock = takeLock(paths)
    return await openLocked({ paths, key, lock, sinceMs }, options).catch((error: unknown) => {
      lock.release()
      throw error
    })
  } catch (error) {
    throw toFault(error)
  }
}

async function build(paths: Paths, options: CreateOptions, key: Uint8Array): Promise<void> {
  mkdirSync(paths.folder, { mode: 0o700 })
  mkdirSync(paths.objects, { mode: 0o700 })
  await writeStoreKey(paths.storeKey, key, options.passphrase, options.workFactor)
  closeSync(openSync(paths.database, 'wx', 0o600))
  const database = openEncrypted(paths.database, key, {
    unreadable: 'damaged',
    cacheKib: WRITER_CACHE_KIB,
  })
  try {
    await fillDatabase(connect(database), options)
  } finally {
    database.close()
  }
  syncFolder(paths.folder)
}

async function fillDatabase(store: Store, options: CreateOptions): Promise<void> {
  const { random, clock, settings } = options
  const hex = (length: number) => Buffer.from(random(length)).toString('hex')
  const origin = options.origin ?? `${hex(6)}/log/${hex(4)}`
  await inTransaction(store, async () => {
    await migrate(store)
    await writeSecrets(store, { ...settings, origin }, random)
    const { secrets } = await readSecrets(store)
    const { subjectKey, logs } = secrets
    const { era, key } = logs[0] as WorkspaceLog
    const by = settings.owner
    const recorded = clock().toISOString()
    const facts = { leaf: 0, operation: 'log.open', by, recorded, random, subjectKey }
    const opening = await new OpeningBook(store, facts).openLeaf('log', { vkey: vkey(key) })
    const room = { store, inserters: new Inserters(store) }
    await appendLeaf(room, { era, tail: emptyTail() }, opening)
  })
}

/** A workspace that this process has, and may read. */
interface Held {
  paths: Paths
  key: Uint8Array
  lock: Lock
  /** Since when the process had it that did not close it. */
  sinceMs: number | undefined
}

async function openLocked({ paths, key, lock, sinceMs }: Held, options: OpenOptions) {
  tightenModes(paths)
  // The age file vouches for a key that it gave; a key from elsewhere may be another's.
  const unreadable = 'key' in options.unlock ? 'wrong-passphrase' : 'damaged'
  const limit = given({ sizeLimit: options.sizeLimit })
  const wasKilled = sinceMs !== undefined || hasLeftLog(paths)
  const open: EncryptedDatabase[] = []
  const openOne = (cacheKib: number) => {
    const database = openEncrypted(paths.database, key, { unreadable, cacheKib, ...limit })
    open.push(database)
    return database
  }
  const close = () => {
    for (const database of open) database.close()
    lock.release()
  }
  try {
    const writing = openOne(WRITER_CACHE_KIB)
    const reading = openOne(READER_CACHE_KIB)
    return await assemble({
      paths,
      storeKey: key,
      writing,
      reading,
      options,
      wasKilled,
      sinceMs,
      close,
    })
  } catch (error) {
    close()
    throw error
  }
}

interface Assembly {
  paths: Paths
  storeKey: Uint8Array
  writing: EncryptedDatabase
  reading: EncryptedDatabase
  options: OpenOptions
  /** A process before did not close the workspace. */
  wasKilled: boolean
  sinceMs: number | undefined
  close: () => void
}

async function assemble(assembly: Assembly): Promise<Ledger> {
  const { paths, storeKey, writing, reading, options, wasKilled, sinceMs, close } = assembly
  const store = connect(writing)
  await inTransaction(store, async () => {
    await migrate(store)
    await completeSecrets(store, options.random)
  })
  const { secrets, settings } = await readSecrets(store)
  const { clock, random, freeBytes, mostHeld, clockMayJump = false } = options
  const { nameKey, subjectKey, logs, bundleKey } = secrets
  const { era, key } = logs.at(-1) as WorkspaceLog
  const sideFile = (log: VerifierKey) => sideFileOf(options, log)
  const objects = new ObjectStore(paths.objects, nameKey, { random, freeBytes, mostHeld })
  const ended = wasKilled ? endKilled(store, objects, sinceMs) : Promise.resolve(0)
  // Where it cannot be read what belongs to a row, nothing is removed.
  const removed = (await ended.catch(undefinedIfDamaged)) ?? 0
  sweepTemporary(paths.folder)
  objects.sweep()
  // Changes when another connection has written, and after a page could not be read.
  const time = await readKnownTime(store).catch(undefinedIfDamaged)
  const looks = new LookJournal(paths.folder, subjectKey)
  await takeInLooks(store, looks)
  let known = writing.pragma('data_version', { simple: true })
  const opened = new OpenLedger({
    folder: paths.folder,
    settings,
    key: storeKey,
    removed,
    room: {
      ...{ store, inserters: new Inserters(store), objects, subjectKey },
      ...{ clock, clockMayJump, random },
    },
    store: connect(reading),
    state: await readState(store, era, time),
    time,
    ...{ looks, logs, bundleKey, sideFile: sideFile(key), sideFileOf: sideFile },
    assertAlone: async (leaves) => {
      const version = writing.pragma('data_version', { simple: true })
      if (version === known) return
      if ((await countLeaves(store)) !== leaves) throw new LedgerFault('in-use')
      known = version
    },
    close,
  })
  await opened.settle()
  return opened
}

/** Writes down what a process that was killed had kept of looks. */
async function takeInLooks(store: Store, looks: LookJournal): Promise<void> {
  const left = looks.left()
  if (left.length > 0) await inTransaction(store, () => addMissing(store, left))
  looks.clear()
}

function sideFileOf({ headFile }: OpenOptions, log: VerifierKey): SideFile | undefined {
  const path = headFile?.(log.name)
  return path === undefined ? undefined : new SideFile(path, log)
}

function undefinedIfDamaged(error: unknown): undefined {
  const fault = toFault(error)
  if (!(fault instanceof LedgerFault) || fault.code !== 'damaged') throw fault
}
