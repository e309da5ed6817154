// What a backup says of itself: every file of the workspace with its length and digest, and which
// of them lie in an earlier backup. Whoever has a recipient can write one, so that nothing in it
// is believed: a name that is not one of these is refused. Source: desk.md 11, O6.
import { LedgerFault } from '../fault.ts'

export const MANIFEST = 'manifest.json'
const VERSION = 'tumen-backup/v1'
/** Signs of the longest manifest: about a million files. */
export const MOST_MANIFEST_BYTES = 256 * 1024 * 1024

/** What a file of a workspace in a backup may be called. */
const [STATE, MODEL, OBJECT] = [
  String.raw`store\.key\.age|ledger\.db`,
  String.raw`models/[0-9a-f]{64}\.onnx`,
  String.raw`objects/([0-9a-f]{2})/\1[0-9a-f]{38}`,
]
const NAME = new RegExp(`^(?:${STATE}|${MODEL}|${OBJECT})$`)
const FILE_NAME = /^tumen-\d{4}-\d\d-\d\dT\d{6}Z\.age$/
const HEX = /^[0-9a-f]{64}$/

/** A file of the workspace. */
export interface BackedUpFile {
  name: string
  bytes: number
  /** Of the file as it lies on the disk, which is sealed: it says nothing of what is in it. */
  sha256: string
  /** It lies in the backup that this one builds on. */
  base?: true
}

export interface Manifest {
  v: typeof VERSION
  made: string
  leaves: number
  /** The whole backup that this one builds on; nothing for a whole one. */
  base: { file: string; sha256: string } | null
  files: BackedUpFile[]
}

/** The name of a backup that is made at this instant: seconds of UTC, without colons. */
export function backupName(at: Date): string {
  return `tumen-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.age`
}

/** Whether a file is called as backups are. */
export function isBackupName(name: string): boolean {
  return FILE_NAME.test(name)
}

/** Whether a file of a workspace is one that a backup has. */
export function isBackedUp(name: string): boolean {
  return NAME.test(name)
}

/** The manifest as it is written. */
export function manifestText(facts: Omit<Manifest, 'v'>): string {
  return JSON.stringify({ v: VERSION, ...facts })
}

/** Reads a manifest; throws `backup-damaged` for anything that this does not write. */
export function readManifest(text: string): Manifest {
  const told = parsed(text)
  const isWhole =
    told.v === VERSION &&
    typeof told.made === 'string' &&
    isCount(told.leaves) &&
    isBase(told.base) &&
    Array.isArray(told.files) &&
    told.files.every(isFile)
  const manifest = told as unknown as Manifest
  if (!isWhole || !isSound(manifest)) throw new LedgerFault('backup-damaged')
  return manifest
}

/** Each file once, the two without which there is no workspace, and a base where one is named. */
function isSound({ files, base }: Manifest): boolean {
  const names = new Set(files.map(({ name }) => name))
  const hasStore = names.has('store.key.age') && names.has('ledger.db')
  return names.size === files.length && hasStore && files.every((one) => !one.base || base)
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch (cause) {
    throw new LedgerFault('backup-damaged', { cause })
  }
}

function isFile(value: unknown): boolean {
  const { name, bytes, sha256, base } = Object(value) as Record<string, unknown>
  const isNamed = typeof name === 'string' && NAME.test(name)
  return isNamed && isCount(bytes) && isDigest(sha256) && (base === undefined || base === true)
}

function isBase(value: unknown): boolean {
  if (value === null) return true
  const { file, sha256 } = Object(value) as Record<string, unknown>
  return typeof file === 'string' && FILE_NAME.test(file) && isDigest(sha256)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && HEX.test(value)
}
