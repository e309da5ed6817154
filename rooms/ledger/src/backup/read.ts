// Reads a backup: every file of it against its manifest, with what it builds on; and puts it back
// into a new folder, which appears when all of it was checked as any workspace is.
// Source: desk.md 11, O7; decision 0097.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { LedgerFault, toFault } from '../fault.ts'
import type { CopyOptions } from '../workspace/copy.ts'
import { type CopiedWorkspace, readBack } from '../workspace/copy.ts'
import { makeWhole, pathsOf, syncFolder } from '../workspace/folder.ts'
import { readStoreKey } from '../workspace/store-key.ts'
import { type FileKey, openSealed } from './envelope.ts'
import {
  type BackedUpFile,
  MANIFEST,
  type Manifest,
  MOST_MANIFEST_BYTES,
  readManifest,
} from './manifest.ts'
import { readTar, type TarEntry } from './tar.ts'

type Identities = readonly (string | FileKey)[]

/** Which backup, and the identities of which one opens it. */
export interface BackupPlace {
  /** Path of the file; what it builds on lies beside it. */
  file: string
  identities: Identities
}

export interface RestoreOptions
  extends BackupPlace,
    Pick<CopyOptions, 'clock' | 'random' | 'progress'> {
  to: string
  /** That of the workspace when it was backed up. */
  passphrase: string
}

/** What a backup says of itself, and the digest of its file. */
interface ReadBackup {
  manifest: Manifest
  sha256: string
}

/** What is taken out of a backup, and where it goes. */
interface Taking {
  place: string
  /** By name; all of it unless given. */
  wanted?: ReadonlyMap<string, BackedUpFile>
}

/** What a backup holds that was found whole. */
export interface CheckedBackup extends Pick<Manifest, 'made' | 'leaves'> {
  objects: number
  base?: string
}

/**
 * Reads every byte of a backup, and of the one that it builds on. Throws `backup-locked`, or
 * `backup-damaged` where something differs or is not there. Without a passphrase: what is in the
 * database is not looked at.
 */
export async function checkBackup({ file, identities }: BackupPlace): Promise<CheckedBackup> {
  try {
    const { manifest } = await readBackup(file, identities)
    if (manifest.base) await takeBase(file, identities, manifest, undefined)
    const { made, leaves, base, files } = manifest
    const objects = files.filter(({ name }) => name.startsWith('objects/')).length
    return { made, leaves, objects, ...(base && { base: base.file }) }
  } catch (error) {
    throw toFault(error)
  }
}

/**
 * Puts a backup back into a new or empty folder. Throws as `checkBackup` does, `already-exists`,
 * `wrong-passphrase`, `disk-full`, and `damaged` where the workspace in it is not whole.
 */
export async function restoreBackup(options: RestoreOptions): Promise<CopiedWorkspace> {
  try {
    return await makeWhole(resolve(options.to), (folder) => putBack(folder, options))
  } catch (error) {
    throw toFault(error)
  }
}

/** Puts a backup back for a moment, checks it, and leaves nothing of it; as `restoreBackup`. */
export async function drillBackup(options: Omit<RestoreOptions, 'to'>): Promise<CopiedWorkspace> {
  const name = `.tumen-${randomBytes(6).toString('hex')}`
  const to = join(dirname(resolve(options.file)), name)
  try {
    return await restoreBackup({ ...options, to })
  } finally {
    rmSync(to, { recursive: true, force: true })
  }
}

async function putBack(folder: string, options: RestoreOptions): Promise<CopiedWorkspace> {
  const { file, identities, passphrase, progress } = options
  mkdirSync(folder, { mode: 0o700 })
  const paths = pathsOf(folder)
  mkdirSync(paths.objects, { mode: 0o700 })
  const { manifest } = await readBackup(file, identities, { place: folder })
  progress?.report('copy', 1, 2)
  if (manifest.base) await takeBase(file, identities, manifest, folder)
  syncFolder(folder)
  const key = await readStoreKey(paths.storeKey, passphrase)
  const objects = manifest.files.filter(({ name }) => name.startsWith('objects/')).length
  return { ...(await readBack(paths, key, options)), objects }
}

/** Takes what lies in the whole backup beside it; checks it only where no folder is given. */
async function takeBase(
  file: string,
  identities: Identities,
  { base, files }: Manifest,
  place: string | undefined,
): Promise<void> {
  const path = join(dirname(resolve(file)), base?.file ?? '')
  if (!existsSync(path)) throw new LedgerFault('backup-damaged')
  const wanted = new Map(files.flatMap((one) => (one.base ? [[one.name, one] as const] : [])))
  const taking = place === undefined ? undefined : { place, wanted }
  const { manifest, sha256 } = await readBackup(path, identities, taking)
  const held = new Map(manifest.files.map((one) => [one.name, one]))
  const isThere = ({ name, bytes, sha256: digest }: BackedUpFile) => {
    const found = held.get(name)
    return found?.base === undefined && found?.bytes === bytes && found.sha256 === digest
  }
  const isWhole = sha256 === base?.sha256 && [...wanted.values()].every(isThere)
  if (!isWhole) throw new LedgerFault('backup-damaged')
}

/** Reads one file of backups to its end, against its own manifest, which comes first in it. */
export async function readBackup(
  path: string,
  identities: Identities,
  taking?: Taking,
): Promise<ReadBackup> {
  const hash = createHash('sha256')
  let manifest: Manifest | undefined
  const due = new Map<string, BackedUpFile>()
  for await (const entry of readTar(openSealed(path, identities, hash))) {
    if (manifest === undefined) {
      manifest = await manifestIn(entry)
      for (const one of manifest.files) if (!one.base) due.set(one.name, one)
      continue
    }
    const listed = due.get(entry.name)
    if (listed?.bytes !== entry.bytes) throw new LedgerFault('backup-damaged')
    due.delete(entry.name)
    const isTaken = taking && (taking.wanted?.has(entry.name) ?? true)
    const digest = await drain(entry, isTaken ? join(taking.place, entry.name) : undefined)
    if (digest !== listed.sha256) throw new LedgerFault('backup-damaged')
  }
  if (manifest === undefined || due.size > 0) throw new LedgerFault('backup-damaged')
  return { manifest, sha256: hash.digest('hex') }
}

async function manifestIn({ name, bytes, body }: TarEntry): Promise<Manifest> {
  if (name !== MANIFEST || bytes > MOST_MANIFEST_BYTES) throw new LedgerFault('backup-damaged')
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece.slice())
  return readManifest(Buffer.concat(pieces).toString('utf8'))
}

/** Reads an entry to its end, and writes it where a place is given; its digest. */
async function drain({ body }: TarEntry, path: string | undefined): Promise<string> {
  const hash = createHash('sha256')
  if (path === undefined) {
    for await (const piece of body) hash.update(piece)
    return hash.digest('hex')
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of body) {
      hash.update(piece)
      for (let done = 0; done < piece.length; )
        done += (await file.write(piece, done, piece.length - done)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
