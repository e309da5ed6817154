// backup.make: backs up now, to where the open workspace is backed up each day. Where that is, and
// for whom, whoever opened it said: no door chooses a folder of the machine. Source: desk.md, O6.
import { backupMake } from '@tumen/contract'
import { step } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { backUpNow } from './now.ts'

export const makeBackupNow = implement(backupMake, async (desk, _, call) => {
  step(call, 'copy', 0, 0)
  const { spot } = desk.memory.backups
  if (!spot) throw new Refusal('no-backup-place')
  const { file, base, bytes, objects, removed } = await backUpNow(desk, spot, call.progress)
  return { file, whole: base === undefined, bytes, objects, removed }
})
