export {
  isSealedKey,
  newBackupKey,
  readBackupKey,
  recipientsIn,
} from './backup/identity.ts'
export { noteCopy, noteDrill, readJournal } from './backup/journal.ts'
export { BACKUP_DAYS } from './backup/keep.ts'
export { type BackupOptions, type MadeBackup, makeBackup } from './backup/make.ts'
export {
  type BackupPlace,
  type CheckedBackup,
  checkBackup,
  drillBackup,
  type RestoreOptions,
  restoreBackup,
} from './backup/read.ts'
export type { ClockReport } from './change/clock-guard.ts'
export type * from './change/history.ts'
export { EVER } from './change/undone-change.ts'
export type { Arrival, Incoming, Received } from './evidence/incoming.ts'
export type { Waiting, WaitingFile } from './evidence/waiting.ts'
export { LedgerFault, type LedgerFaultCode } from './fault.ts'
export type * from './ledger.ts'
export type { RestoreAnswer } from './log/begin.ts'
export * from './log/export.ts'
export type * from './log/signed-head.ts'
export type * from './log/stated-size.ts'
export type * from './read/claim-head.ts'
export type * from './read/evidence-reader.ts'
export type * from './read/list-reader.ts'
export type { Reach } from './read/reach.ts'
export type * from './shred/shredder.ts'
export type { Sight } from './table/descriptor.ts'
export type * from './table/lineage-entry.ts'
export { operationOf, RECORD_TABLES, subjectIdOf } from './table/record.ts'
export {
  type CopiedWorkspace,
  type CopyOptions,
  copyWorkspace,
} from './workspace/copy.ts'
export { type DumpedRow, dumpWorkspace } from './workspace/dump.ts'
export { takeLock } from './workspace/lock.ts'
export { keepModelFile, keptModelFiles } from './workspace/model-file.ts'
export { changePassphrase, type PassphraseChange } from './workspace/passphrase.ts'
export { createFilled, createWorkspace, openWorkspace } from './workspace/workspace.ts'
