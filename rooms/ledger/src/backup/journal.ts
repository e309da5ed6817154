// What a workspace knows of its own backups: which were made, what the newest whole one holds, and
// how the last drill went. Names and digests of sealed files only. Whoever can write here can also
// take the backups away: nothing that a backup is opened with is read from it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toFault, toReadOnly } from '../fault.ts'
import { writeDurably } from '../workspace/folder.ts'
import { backupsToRemove, type KeptBackup } from './keep.ts'
import { isBackupName } from './manifest.ts'

/** A backup that was made of this workspace. */
export interface KnownBackup extends KeptBackup {
  bytes: number
  /** Of the whole file. */
  sha256: string
  leaves: number
}

/** How a backup was put back to try it. */
export interface BackupDrill {
  /** Instant. */
  at: string
  ok: boolean
}

export interface BackupJournal {
  backups: KnownBackup[]
  /** What the newest whole backup holds, by name: bytes and digest. */
  whole?: { file: string; files: Record<string, [bytes: number, sha256: string]> }
  /** Digest of the recipients of the newest one. */
  recipients?: string
  drill?: BackupDrill
  /** Instant of the newest copy in a folder. */
  copied?: string
}

const pathIn = (folder: string) => join(folder, 'backups.json')

/** What is known of the backups of the workspace in a folder; nothing where none is. */
export function readJournal(folder: string): BackupJournal {
  try {
    return soundPart(JSON.parse(readFileSync(pathIn(folder), 'utf8')))
  } catch {
    // Without it the next backup is a whole one.
    return { backups: [] }
  }
}

/** What of a journal can be used: it lies in a file that anything may have written. */
function soundPart(told: unknown): BackupJournal {
  const { backups, whole, recipients, drill, copied } = Object(told) as Partial<BackupJournal>
  const isInstant = (at: unknown) => typeof at === 'string' && !Number.isNaN(Date.parse(at))
  const known = Array.isArray(backups) ? backups : []
  const hasFiles = typeof whole?.file === 'string' && typeof whole.files === 'object'
  return {
    backups: known.filter((one) => isInstant(one?.made) && isBackupName(String(one.file))),
    ...(hasFiles && { whole }),
    ...(typeof recipients === 'string' && { recipients }),
    ...(isInstant(drill?.at) && { drill: drill as BackupDrill }),
    ...(isInstant(copied) && { copied: copied as string }),
  }
}

/** Notes a backup; gives which ones go. */
export function noteBackup(
  folder: string,
  backup: KnownBackup,
  more: Pick<BackupJournal, 'whole' | 'recipients'>,
): KnownBackup[] {
  const known = readJournal(folder)
  const backups = [...known.backups.filter(({ file }) => file !== backup.file), backup]
  const gone = backupsToRemove(backups, new Date(backup.made))
  const kept = backups.filter((one) => !gone.includes(one))
  writeJournal(folder, { ...known, ...more, backups: kept })
  return gone
}

/** Notes how a drill went: nothing else of it is kept. */
export function noteDrill(folder: string, drill: BackupDrill): void {
  writeJournal(folder, { ...readJournal(folder), drill })
}

/** Notes that the workspace was copied into a folder, as far as its own can be written. */
export function noteCopy(folder: string, at: Date): void {
  try {
    writeJournal(folder, { ...readJournal(folder), copied: at.toISOString() })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'read-only') throw error
  }
}

/** What tells one list of recipients from another. */
export function digestOfRecipients(recipients: readonly string[]): string {
  return createHash('sha256')
    .update([...recipients].sort().join('\n'))
    .digest('hex')
}

function writeJournal(folder: string, journal: BackupJournal): void {
  try {
    writeDurably(pathIn(folder), Buffer.from(JSON.stringify(journal)))
  } catch (error) {
    throw toFault(toReadOnly(error))
  }
}
