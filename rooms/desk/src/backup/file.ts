// Backups as files for people who hold keys: made, looked at, tried, and put back. Beside the
// operations, because they are about a workspace as a whole and its disk, and what one says is
// opened by none of its roles. Source: desk.md 11, O6 and O7; decision 0097.
import {
  type BackupOptions,
  type BackupPlace,
  type CheckedBackup,
  type CopiedWorkspace,
  checkBackup,
  drillBackup,
  type MadeBackup,
  makeBackup,
  type RestoreOptions,
  readBackupKey,
  restoreBackup,
} from '@tumen/ledger'
import { rethrowSafely } from '../fault.ts'
import { type ApartOptions, makeApart } from './apart.ts'

/**
 * Backs a workspace up into a folder, without the lock on it, and reads the file back. Refuses as
 * `openDesk` does, and with `already-exists`, `disk-full`, or `damaged`.
 */
export function backUpDesk(options: BackupOptions): Promise<MadeBackup> {
  return refusing(() => makeBackup(options), 'backup.make', options.progress?.signal)
}

/** The same of a workspace that is open here, while its desk answers others. */
export function backUpBeside(options: ApartOptions): Promise<MadeBackup> {
  return refusing(() => makeApart(options), 'backup.make', options.progress?.signal)
}

/** Reads every byte of a backup; refuses with `backup-locked` or `backup-damaged`. */
export function checkBackupFile(place: BackupPlace): Promise<CheckedBackup> {
  return refusing(() => checkBackup(place), 'backup.check')
}

/**
 * Puts a backup back into a new folder. Refuses as `checkBackupFile` does, and with
 * `wrong-passphrase`, `already-exists`, `disk-full`, or `damaged`.
 */
export function restoreBackupFile(options: RestoreOptions): Promise<CopiedWorkspace> {
  return refusing(() => restoreBackup(options), 'backup.restore-file', options.progress?.signal)
}

/** Puts a backup back, checks it, and removes it again; refuses as `restoreBackupFile` does. */
export function tryBackupFile(options: Omit<RestoreOptions, 'to'>): Promise<CopiedWorkspace> {
  return refusing(() => drillBackup(options), 'backup.drill', options.progress?.signal)
}

/** The identities in a key file; refuses with `wrong-passphrase` or `backup-locked`. */
export function backupKeysIn(file: Uint8Array, passphrase?: string): Promise<string[]> {
  return refusing(() => readBackupKey(file, passphrase), 'backup.key')
}

async function refusing<R>(
  work: () => Promise<R>,
  operation: string,
  signal?: AbortSignal,
): Promise<R> {
  try {
    return await work()
  } catch (error) {
    return rethrowSafely(error, operation, signal)
  }
}
