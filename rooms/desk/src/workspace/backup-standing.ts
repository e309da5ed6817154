// Whether a workspace could be put back if its disk died today: when it was backed up last, and
// whether a backup was ever put back to try it. Source: desk.md 11, O5 to O7 (days: choice).
import { given } from '@tumen/claim'
import { readJournal } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import type { Desk } from '../operation.ts'

const DAY_MS = 86_400_000
/** Days after which the last backup, and the last drill, are too long ago. */
const [MOST_BACKUP_DAYS, MOST_DRILL_DAYS] = [7, 365] as const

/** What is known here of the backups of a workspace: days, and whether they are recent. */
export async function backupStanding(desk: Desk) {
  const { ledger, clock } = desk
  const { backups, copied, drill } = readJournal(ledger.folder)
  const now = clock().getTime()
  const isWithin = (at: string | undefined, days: number) =>
    at !== undefined && now - Date.parse(at) <= days * DAY_MS
  const [last] = [backups.at(-1)?.made, copied]
    .filter((at) => at !== undefined)
    .sort((a, b) => (a < b ? 1 : -1))
  const tried = drill?.ok === true && isWithin(drill.at, MOST_DRILL_DAYS)
  return {
    recent: isWithin(last, MOST_BACKUP_DAYS),
    ...((await holdsNothing(desk)) ? { nothing: true as const } : {}),
    ...given({ last: last && dayOf(new Date(last)), drilled: drill && dayOf(new Date(drill.at)) }),
    // A copy in a folder is a workspace: nothing about it has to be tried.
    ...(backups.length > 0 && { tried }),
  }
}

/** Whether no evidence has come in yet: then nothing would be lost with the disk. */
export async function holdsNothing({ ledger }: Desk): Promise<boolean> {
  return ((await ledger.read.counts(1)).document ?? 0) === 0
}
