// Backs the workspace up each day as long as somebody keeps it open: a day after the last one, or
// at once where that is longer ago. Unlike a signing, what was slept through is made up for.
// Source: desk.md 11, O6; decision 0097.
import { type MadeBackup, readJournal } from '@tumen/ledger'
import type { SigningSchedule } from '../log/sign-daily.ts'
import type { Desk } from '../operation.ts'
import { type BackupSpot, backUpNow } from './now.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Where backups go, and who can open them. */
export interface DailyBackup extends SigningSchedule, BackupSpot {
  onMade(made: MadeBackup): void
}

/** Backs up until the signal says so; what goes wrong is told, and tried again within the hour. */
export async function backUpDaily(desk: Desk, schedule: DailyBackup): Promise<void> {
  const { signal, wait, to, recipients } = schedule
  desk.memory.backups.spot = { to, recipients }
  while (!signal.aborted) {
    const left = dueInMs(desk)
    if (left > 0) await wait(Math.min(left, HOUR_MS), signal)
    else if (!(await backUpOnce(desk, schedule))) await wait(HOUR_MS, signal)
  }
}

/** Until the next one is due; a last one that lies in the future says nothing. */
function dueInMs({ ledger, clock }: Desk): number {
  const made = readJournal(ledger.folder).backups.at(-1)?.made
  const agoMs = made === undefined ? DAY_MS : clock().getTime() - Date.parse(made)
  return agoMs < 0 ? 0 : DAY_MS - agoMs
}

async function backUpOnce(desk: Desk, schedule: DailyBackup): Promise<boolean> {
  const { to, recipients, signal, onMade, onTrouble } = schedule
  try {
    onMade(await backUpNow(desk, { to, recipients }, { report: () => undefined, signal }))
    return true
  } catch (trouble) {
    if (!signal.aborted) onTrouble(trouble)
    return false
  }
}
