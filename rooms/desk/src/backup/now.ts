// One backup for keys of the workspace that is open: by the day, or because somebody asks. Two at
// one moment would write the same file, so who comes second waits for the first.
import type { MadeBackup, Progress } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { backUpBeside } from './file.ts'

/** Where backups of a workspace go, and who can open them. */
export interface BackupSpot {
  to: string
  recipients: readonly string[]
}

/** What is known of backups while a workspace is open. */
export interface BackupBook {
  /** As whoever opened it said; nothing where no daily backup was asked for. */
  spot?: BackupSpot
  /** The one that is being made. */
  making?: Promise<MadeBackup>
}

/**
 * Backs up, or waits for the backup that is being made; whether the daily one is in trouble follows
 * from what came of it. Refuses as `backUpBeside` does.
 */
export async function backUpNow(
  { ledger, clock, random, memory }: Desk,
  spot: BackupSpot,
  progress: Progress,
): Promise<MadeBackup> {
  const { backups, troubles } = memory
  if (backups.making) return backups.making
  const unlock = { key: ledger.storeKey() }
  const options = { folder: ledger.folder, unlock, clock, random, ...spot, progress }
  backups.making = backUpBeside(options)
  try {
    const made = await backups.making
    troubles.end('backup')
    return made
  } catch (trouble) {
    // Told to stop: nothing is wrong with it.
    if (!progress.signal?.aborted) troubles.begin('backup', clock().toISOString())
    throw trouble
  } finally {
    delete backups.making
  }
}
