// What a ZIP archive says of its files, by its central directory, read strictly: nothing before
// the first file, behind the last or between two, nothing encrypted, no 64-bit form, no comment;
// so that two readers cannot see two archives. Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16.
import { utf8Text } from '../utf8.ts'

/** A file of an archive, and the span of bytes in which it must lie. */
export interface ZipFile {
  path: string
  /** Whether it is a regular file: not a link, not a device. */
  isFile: boolean
  isDeflated: boolean
  /** Whether its sizes stand behind it, too. */
  isDescribed: boolean
  /** From its own header to the next one, or to the directory. */
  start: number
  end: number
  packed: number
  size: number
}

/** Where the directory stands, by the record at the end of an archive. */
export interface DirectoryPlace {
  offset: number
  length: number
  count: number
}

export const END_LENGTH = 22
export const LOCAL_LENGTH = 30
const CENTRAL_LENGTH = 46
const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const DEFLATED = 8
const [ENCRYPTED, DESCRIBED] = [0x1, 0x8]
/** What these 32-bit numbers say when the true one stands elsewhere. */
const SIXTY_FOUR = 0xffffffff
const [TYPE_MASK, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000]

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The place that the last 22 bytes name; nothing where it does not end right before them. */
export function directoryPlace(last: Uint8Array, archiveSize: number): DirectoryPlace | undefined {
  if (last.length !== END_LENGTH) return undefined
  const view = viewOf(last)
  const isWhole = view.getUint32(0, true) === END && view.getUint32(4, true) === 0
  const [onDisk, count] = [view.getUint16(8, true), view.getUint16(10, true)]
  const [length, offset] = [view.getUint32(12, true), view.getUint32(16, true)]
  const isAlone = onDisk === count && view.getUint16(20, true) === 0
  const isLast = offset + length + END_LENGTH === archiveSize
  return isWhole && isAlone && isLast ? { offset, length, count } : undefined
}

/** The files of a directory in their order; folders are left out. Nothing where it is broken. */
export function directoryFiles(
  directory: Uint8Array,
  { offset, count }: DirectoryPlace,
): ZipFile[] | undefined {
  const found: ZipFile[] = []
  let at = 0
  for (let n = 0; n < count; n++) {
    const file = fileAt(directory, at)
    if (file === undefined) return undefined
    at = file.next
    found.push(file)
  }
  if (at !== directory.length || found[0]?.start !== (count === 0 ? undefined : 0)) return undefined
  const order = [...found].sort((a, b) => a.start - b.start)
  for (const [n, file] of order.entries()) {
    file.end = order[n + 1]?.start ?? offset
    if (file.end <= file.start) return undefined
  }
  return found.filter(({ path, size }) => !(path.endsWith('/') && size === 0))
}

function fileAt(directory: Uint8Array, at: number): (ZipFile & { next: number }) | undefined {
  if (at + CENTRAL_LENGTH > directory.length) return undefined
  const view = viewOf(directory.subarray(at))
  const [flags, method] = [view.getUint16(8, true), view.getUint16(10, true)]
  const [packed, size] = [view.getUint32(20, true), view.getUint32(24, true)]
  const start = view.getUint32(42, true)
  const nameEnd = CENTRAL_LENGTH + view.getUint16(28, true)
  const next = nameEnd + view.getUint16(30, true) + view.getUint16(32, true)
  const path = utf8Text(directory.subarray(at + CENTRAL_LENGTH, at + nameEnd))
  const isKnown = method === 0 || method === DEFLATED
  if (view.getUint32(0, true) !== CENTRAL || path === undefined || at + next > directory.length)
    return undefined
  if (!isKnown || flags % 2 === ENCRYPTED || [packed, size, start].includes(SIXTY_FOUR))
    return undefined
  const type = view.getUint16(40, true) & TYPE_MASK
  return {
    path,
    isFile: type === 0 || type === (path.endsWith('/') ? FOLDER : REGULAR),
    isDeflated: method === DEFLATED,
    isDescribed: (flags & DESCRIBED) !== 0,
    ...{ start, end: 0, packed, size, next: at + next },
  }
}

/**
 * The packed bytes of a file in its span; nothing where its own header says something else than
 * the directory, or where the span holds anything more.
 */
export function packedBytes(span: Uint8Array, file: ZipFile): Uint8Array | undefined {
  if (span.length < LOCAL_LENGTH) return undefined
  const view = viewOf(span)
  const nameEnd = LOCAL_LENGTH + view.getUint16(26, true)
  const start = nameEnd + view.getUint16(28, true)
  const [flags, method] = [view.getUint16(6, true), view.getUint16(8, true)]
  const isSame =
    view.getUint32(0, true) === LOCAL &&
    ((flags & DESCRIBED) !== 0) === file.isDescribed &&
    method === (file.isDeflated ? DEFLATED : 0) &&
    utf8Text(span.subarray(LOCAL_LENGTH, nameEnd)) === file.path
  const end = start + file.packed
  if (!isSame || end > span.length || !isDescriptor(span.subarray(end), file)) return undefined
  return span.subarray(start, end)
}

/** What may stand behind the packed bytes: nothing, or their sizes once more. */
function isDescriptor(rest: Uint8Array, { isDescribed, packed, size }: ZipFile): boolean {
  if (!isDescribed) return rest.length === 0
  const view = viewOf(rest)
  const at = rest.length - 8
  if (rest.length === 16 && view.getUint32(0, true) !== DESCRIPTOR) return false
  if (rest.length !== 12 && rest.length !== 16) return false
  return view.getUint32(at, true) === packed && view.getUint32(at + 4, true) === size
}
