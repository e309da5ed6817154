// backup.show: what is known of the backups of a workspace, for those who look after it. Names and
// sizes of sealed files; what one holds is opened by none of their roles. Source: desk.md 11, P34.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { given } from '@tumen/claim'
import { backupShow } from '@tumen/contract'
import { readJournal } from '@tumen/ledger'
import { implement } from '../operation.ts'
import { holdsNothing } from '../workspace/backup-standing.ts'

export const showBackups = implement(backupShow, async (desk) => {
  const { ledger, memory } = desk
  const { backups, copied, drill } = readJournal(ledger.folder)
  const { spot } = memory.backups
  const since = memory.troubles.all().find(({ what }) => what === 'backup')?.since
  return {
    ...((await holdsNothing(desk)) ? { nothing: true as const } : {}),
    ...(spot && { place: { folder: spot.to, keys: spot.recipients.length } }),
    ...given({ since, copied }),
    backups: backups
      .map(({ file, made, base, bytes }) => ({
        ...{ file, made, whole: base === undefined, bytes },
        ...(spot && { there: existsSync(join(spot.to, file)) }),
      }))
      .sort((a, b) => (a.made < b.made ? 1 : -1)),
    ...(drill && { drill: { at: drill.at, ok: drill.ok === true } }),
  }
})
