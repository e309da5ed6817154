// A backup: one state of a workspace in one age file for people who hold the keys, made also while
// another process has the workspace. A whole one each week; between them files that hold the
// database and the evidence that came since. It has its name when it was read back.
// Source: desk.md 11, O6; protection.md section 2; decision 0097.
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { openEncrypted } from '../dialect/encrypted-database.ts'
import { NotWhole, openChunks } from '../evidence/object-file.ts'
import { type ObjectKey, readerOf } from '../evidence/object-store.ts'
import { codeOfError, LedgerFault, toFault, toReadOnly } from '../fault.ts'
import type { Progress } from '../fsck/finding.ts'
import {
  assertOutside,
  copyAllButObjects,
  objectKeysIn,
  whileObjectsGo,
} from '../workspace/copy.ts'
import {
  assertWorkspace,
  hasLeftLog,
  type Paths,
  pathsOf,
  syncFolder,
} from '../workspace/folder.ts'
import type { OpenOptions } from '../workspace/option.ts'
import { readStoreKey } from '../workspace/store-key.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import { writeSealed } from './envelope.ts'
import {
  type BackupJournal,
  digestOfRecipients,
  type KnownBackup,
  noteBackup,
  readJournal,
} from './journal.ts'
import {
  type BackedUpFile,
  backupName,
  isBackedUp,
  isBackupName,
  MANIFEST,
  manifestText,
} from './manifest.ts'
import { readBackup } from './read.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

/** Which workspace, where its backups lie, and who can open them. */
export interface BackupOptions extends Pick<OpenOptions, 'folder' | 'unlock' | 'clock' | 'random'> {
  /** Folder of backups, outside the workspace; made where it is not there. */
  to: string
  /** Public keys, of the kind that `recipientsIn` reads. */
  recipients: readonly string[]
  /** All of it, also where there is a backup to build on. */
  whole?: boolean
  progress?: Progress
}

/** What was backed up. */
export interface MadeBackup {
  /** Name of the file in its folder. */
  file: string
  /** The whole backup that it needs beside it; nothing for a whole one. */
  base?: string
  leaves: number
  /** Files of evidence in the workspace, and how many of them lie in this file. */
  objects: number
  added: number
  /** Of the file. */
  bytes: number
  /** Backups that were older than is kept, and are gone. */
  removed: number
  /** It is encrypted to others than the one before. */
  newRecipients: boolean
}

const CACHE_KIB = 8192
const PIECES_A_TURN = 64
/** Days for which a whole backup is built on. */
const WHOLE_DAYS = 7
const DAY_MS = 86_400_000
const WORK = /^\.tumen-[0-9a-f]{12}$/

/**
 * Backs a workspace up without its lock. Throws `not-a-workspace`, `wrong-passphrase`,
 * `already-exists`, `read-only`, `disk-full`, and `damaged` where the workspace is not whole.
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const from = pathsOf(resolve(options.folder))
  const to = resolve(options.to)
  try {
    assertWorkspace(from)
    assertOutside(from, to)
    const { unlock } = options
    const key = 'key' in unlock ? unlock.key : await readStoreKey(from.storeKey, unlock.passphrase)
    prepareFolder(to)
    const make = (work: string) => build({ from, to, key, work, options })
    return await whileObjectsGo(() => inWorkFolder(to, make))
  } catch (error) {
    throw toFault(error)
  }
}

interface Making {
  from: Paths
  /** Folder of the backups. */
  to: string
  key: Uint8Array
  /** Folder for what is written until it is whole. */
  work: string
  options: BackupOptions
}

/** A file of the workspace, and where it lies now. */
interface PlacedFile extends BackedUpFile {
  path: string
}

async function build({ from, to, key, work, options }: Making): Promise<MadeBackup> {
  const { clock, recipients, progress } = options
  const made = clock()
  const [file, journal] = [backupName(made), readJournal(from.folder)]
  if (existsSync(join(to, file))) throw new LedgerFault('already-exists')
  // Who may open this one has to open what it builds on.
  const isForOthers = journal.recipients !== digestOfRecipients(recipients)
  const base = options.whole || isForOthers ? undefined : baseIn(to, journal, made)
  const state = pathsOf(join(work, 'state'))
  await copyAllButObjects({ from, to: state, key })
  const leaves = await settle(state, key, options)
  const known = base === undefined ? {} : (journal.whole?.files ?? {})
  const keys = objectKeysIn(state, key)
  const files = await stateFiles(state, known)
  for (const [n, one] of keys.entries()) {
    progress?.report('copy', n, keys.length)
    if (progress?.signal?.aborted) throw new LedgerFault('closed')
    files.push(await objectFile(from, one, known))
  }
  const named = base && { file: base.file, sha256: base.sha256 }
  const listed = files.map(({ path: _, ...one }) => one)
  const facts = { made: made.toISOString(), leaves, base: named ?? null, files: listed }
  const text = manifestText(facts)
  const own = files.filter((one) => !one.base)
  const path = join(work, file)
  const written = await writeSealed(path, packed(text, own), recipients)
  const back = await readBackup(path, [written.key])
  if (manifestText(back.manifest) !== text) throw new LedgerFault('backup-damaged')
  renameSync(path, join(to, file))
  syncFolder(to)
  const { bytes, sha256 } = written
  const backup = { file, made: facts.made, bytes, sha256, leaves, ...(base && { base: base.file }) }
  const added = own.filter(({ name }) => name.startsWith('objects/')).length
  const noted = note({ from, to, journal, backup, files, recipients })
  return { ...{ file, leaves, objects: keys.length, added, bytes }, ...noted, ...only(base) }
}

function only(base: KnownBackup | undefined): Pick<MadeBackup, 'base'> {
  return base === undefined ? {} : { base: base.file }
}

/** The whole backup that one of today builds on, where it lies in the folder as it was written. */
function baseIn(to: string, { backups, whole }: BackupJournal, now: Date): KnownBackup | undefined {
  const base = backups.find(({ file }) => file === whole?.file)
  if (!base || !isBackupName(base.file)) return undefined
  const found = statSync(join(to, base.file), { throwIfNoEntry: false })
  const isYoung = now.getTime() - Date.parse(base.made) < WHOLE_DAYS * DAY_MS
  return isYoung && found?.size === base.bytes ? base : undefined
}

/** Opens the copied state as a workspace, which brings it to rest, and checks its pages. */
async function settle(state: Paths, key: Uint8Array, options: BackupOptions): Promise<number> {
  const { clock, random } = options
  const ledger = await openWorkspace({ folder: state.folder, unlock: { key }, clock, random })
  const { size } = await ledger.head()
  await ledger.close()
  const facts = { unreadable: 'damaged', cacheKib: CACHE_KIB } as const
  const database = openEncrypted(state.database, key, facts)
  try {
    const said = database.pragma('quick_check', { simple: true })
    if (said !== 'ok') throw new LedgerFault('damaged')
  } finally {
    database.close()
  }
  // Pages that lie beside the database would not be in the backup.
  if (hasLeftLog(state)) throw new LedgerFault('damaged')
  return size
}

type Known = Readonly<Record<string, readonly [bytes: number, sha256: string]>>

/** The database, its key file and the models of a copied state. */
async function stateFiles({ folder }: Paths, known: Known): Promise<PlacedFile[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(isBackedUp)
    .sort()
  const files: PlacedFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Uint8Array)
      bytes += (piece as Uint8Array).length
    }
    const sha256 = hash.digest('hex')
    const isKnown = known[name]?.[1] === sha256
    files.push({ name, bytes, sha256, path, ...(isKnown && { base: true }) })
  }
  return files
}

/** An object by its sealed file: read whole unless the backup that this builds on has it. */
async function objectFile(from: Paths, one: ObjectKey, known: Known): Promise<PlacedFile> {
  const folder = one.name.slice(0, 2)
  const name = `objects/${folder}/${one.name}`
  const path = join(from.objects, folder, one.name)
  const bytes = statSync(path, { throwIfNoEntry: false })?.size
  if (bytes === undefined) throw new LedgerFault('missing-object')
  const [knownBytes, sha256 = ''] = known[name] ?? []
  if (knownBytes === bytes) return { name, bytes, sha256, path, base: true }
  return { name, bytes, sha256: await digestOfWhole(path, bytes, one.key), path }
}

/** The digest of an object file, of which every piece opens; throws `damaged`. */
async function digestOfWhole(path: string, bytes: number, key: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  const handle = openSync(path, 'r')
  try {
    const readAt = readerOf(handle)
    const hashing = (at: number, length: number) => {
      const piece = readAt(at, length)
      hash.update(piece)
      return piece
    }
    let pieces = 0
    for (const _ of openChunks(hashing, bytes, key))
      if (++pieces % PIECES_A_TURN === 0) await setImmediate()
  } catch (error) {
    throw error instanceof NotWhole ? new LedgerFault('damaged') : error
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}

/** The plain bytes of a backup: a tar whose first file is the manifest. */
async function* packed(manifest: string, files: readonly PlacedFile[]): AsyncGenerator<Uint8Array> {
  const text = Buffer.from(manifest)
  yield Buffer.concat([tarHeader(MANIFEST, text.length), text, tarPadding(text.length)])
  for (const { name, bytes, path } of files) {
    yield tarHeader(name, bytes)
    try {
      for await (const piece of createReadStream(path)) yield piece as Uint8Array
    } catch (error) {
      if (codeOfError(error) !== 'ENOENT') throw error
      throw new LedgerFault('missing-object', { cause: error })
    }
    const padding = tarPadding(bytes)
    if (padding.length > 0) yield padding
  }
  yield TAR_END
}

interface Noting extends Pick<Making, 'from' | 'to'> {
  journal: BackupJournal
  backup: KnownBackup
  files: readonly PlacedFile[]
  recipients: readonly string[]
}

/** Keeps what is known of it, and removes the backups that are older than is kept. */
function note({ from, to, journal, backup, files, recipients }: Noting) {
  const digest = digestOfRecipients(recipients)
  const held = Object.fromEntries(
    files.map(({ name, bytes, sha256 }) => [name, [bytes, sha256] as [number, string]]),
  )
  const whole = backup.base === undefined ? { whole: { file: backup.file, files: held } } : {}
  const gone = noteBackup(from.folder, backup, { recipients: digest, ...whole })
  const left = gone.filter(({ file }) => isBackupName(file) && existsSync(join(to, file)))
  for (const { file } of left) rmSync(join(to, file), { force: true })
  const newRecipients = journal.recipients !== undefined && journal.recipients !== digest
  return { removed: left.length, newRecipients }
}

function prepareFolder(to: string): void {
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 })
    accessSync(to, constants.W_OK)
  } catch (error) {
    throw toReadOnly(error)
  }
  // What a killed process has left; one that runs now is younger.
  for (const name of readdirSync(to).filter((one) => WORK.test(one))) {
    const path = join(to, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true })
  }
}

/** Gives a folder beside the backups that is gone afterwards, whatever happened. */
async function inWorkFolder<R>(to: string, use: (work: string) => Promise<R>): Promise<R> {
  const work = join(to, `.tumen-${randomBytes(6).toString('hex')}`)
  mkdirSync(work, { mode: 0o700 })
  try {
    return await use(work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
