export type { KnownBy } from '@tumen/figure'
export {
  BACKUP_DAYS,
  type CheckedBackup,
  type CopiedWorkspace,
  type ExportedLog,
  type Incoming,
  isSealedKey,
  type MadeBackup,
  newBackupKey,
  noteCopy,
  noteDrill,
  type Progress,
  type Received,
  readJournal,
  recipientsIn,
  takeLock,
} from '@tumen/ledger'
export { actorOf } from './account/book.ts'
export {
  activeAccount,
  addKey,
  invitationOf,
  type Joined,
  joinAccount,
  keyIdsOf,
  keyOf,
  useRecoveryWord,
  type VerifiedKey,
} from './account/door.ts'
export { hasAccounts, hasAdministrator, type Standing, standingOf } from './account/standing.ts'
export { digestOfWord, newWord } from './account/word.ts'
export { backUpDaily } from './backup/daily.ts'
export * from './backup/file.ts'
export * from './call.ts'
export { programOf } from './credential/program.ts'
export {
  type CreateDeskOptions,
  changePassphrase,
  copyDesk,
  createDesk,
  deskWithoutWorkspace,
  type OpenDesk,
  openDesk,
  readLogs,
} from './desk.ts'
export { detectedLanguage } from './document/language.ts'
export { prepareReading } from './document/prepare-reading.ts'
export {
  type ReadEverything,
  type ReadEverythingOptions,
  readEverything,
} from './everything/read.ts'
export { type FileBeside, type FileBook, noteFile } from './evidence/file-beside.ts'
export { beginFile, receiveFile } from './evidence/receive.ts'
export { Fault } from './fault.ts'
export { keepHeapSmall } from './heap.ts'
export { type SigningSchedule, signDaily } from './log/sign-daily.ts'
export * from './operation.ts'
export * from './operation-entry.ts'
export { loadOperations } from './operations.ts'
export { can, groupsFor, isOfAll, type PolicyObject, RIGHTS } from './policy.ts'
export { answeredChain } from './proposal/answered-chain.ts'
export * from './query/saved-question.ts'
export * from './refusal.ts'
export type { FieldEntry } from './schema-text.ts'
