// The face of the room: re-exports only.
export { LOCAL_LENGTH, type PackedSpan, packedSpan } from './packed-bytes.ts'
export {
  END_REACH,
  isFolder,
  isOrdinary,
  type ZipEnd,
  type ZipEntry,
  zipEnd,
  zipEntries,
} from './zip-entry.ts'
export { type ZipCode, ZipError } from './zip-error.ts'
export { type ArchivePart, GrowingZip, zipPieces, zipSize } from './zip-file.ts'
export {
  archiveFiles,
  isBomb,
  MOST_ENTRIES,
  MOST_FILE_BYTES,
  MOST_UNPACKED_BYTES,
  zipList,
} from './zip-rule.ts'
