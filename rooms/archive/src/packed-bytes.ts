// Where the packed bytes of a file lie, by its own header: one that says something else than the
// list of the archive is refused, because a reader that goes by the header would see another file.
import { viewOf, writtenName, type ZipEntry } from './zip-entry.ts'
import { ZipError } from './zip-error.ts'

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
export const LOCAL_LENGTH = 30

/** Offsets in the bytes that were given. */
export interface PackedSpan {
  start: number
  end: number
  /** Behind what may follow the bytes: their sizes and checksum once more. */
  next: number
}

/**
 * The packed bytes of an entry whose header stands at `at`. Throws a ZipError, which names the file
 * by `part`: `damaged` where they are not all there, `bad_path` where header and list disagree.
 */
export function packedSpan(
  bytes: Uint8Array,
  at: number,
  entry: ZipEntry,
  part?: number,
): PackedSpan {
  const view = viewOf(bytes)
  if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL)
    throw new ZipError('damaged')
  const nameEnd = at + LOCAL_LENGTH + view.getUint16(at + 26, true)
  const start = nameEnd + view.getUint16(at + 28, true)
  const end = start + entry.packed
  if (end > bytes.length) throw new ZipError('damaged')
  const isSame =
    writtenName(bytes.subarray(at + LOCAL_LENGTH, nameEnd)) === entry.name &&
    view.getUint16(at + 8, true) === (entry.isDeflated ? 8 : 0) &&
    ((view.getUint16(at + 6, true) & 8) !== 0) === entry.hasDescriptor
  if (!isSame) throw new ZipError('bad_path', part)
  return { start, end, next: end + descriptorLength(bytes, entry, end) }
}

/** Bytes of the sizes behind a file: with or without a signature, of 32 or 64 bits. */
function descriptorLength(bytes: Uint8Array, entry: ZipEntry, at: number): number {
  if (!entry.hasDescriptor) return 0
  const view = viewOf(bytes)
  const marked = at + 4 <= bytes.length && view.getUint32(at, true) === DESCRIPTOR ? 4 : 0
  const from = at + marked
  for (const width of [4, 8]) {
    if (from + 4 + 2 * width > bytes.length) continue
    const number = (offset: number) =>
      width === 4 ? view.getUint32(offset, true) : Number(view.getBigUint64(offset, true))
    const isIt =
      view.getUint32(from, true) === entry.crc &&
      number(from + 4) === entry.packed &&
      number(from + 4 + width) === entry.size
    if (isIt) return marked + 4 + 2 * width
  }
  throw new ZipError('damaged')
}
