// What an archive says of its files, by the list at its end; nothing is unpacked, and nothing that
// the list says of sizes is believed before it is compared. Source: APPNOTE.TXT 6.3.10 (PKWARE),
// sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
import { ZipError } from './zip-error.ts'

// The decoder is part of every browser and of Node; only its type is stated here.
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}

/** A file or folder of an archive: where it begins, and how it is packed. */
export interface ZipEntry {
  name: string
  isDeflated: boolean
  /** Whether sizes and checksum stand behind the bytes instead of before them. */
  hasDescriptor: boolean
  /** Offset of its own header. */
  header: number
  packed: number
  /** Bytes unpacked, as the archive says. */
  size: number
  /** CRC-32 of the unpacked bytes, as the archive says. */
  crc: number
  /** Attributes of the system that packed it: for Unix the mode in the upper half. */
  attributes: number
}

/** What the end of an archive says of the list of its files. */
export interface ZipEnd {
  count: number
  /** Offset of the list. */
  start: number
  /** Offset of the first record behind the list. */
  closing: number
  /** Whether it ends without a comment and without the form for large archives. */
  isPlain: boolean
}

/** How much of its end has to be at hand to find the list: a comment, and two forms of the end. */
export const END_REACH = 65_535 + 22 + 20 + 56

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const MOST_32 = 0xffffffff

/** The numbers of a piece of an archive. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function damaged(): ZipError {
  return new ZipError('damaged')
}

function largeAt(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged()
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged()
  return Number(value)
}

/**
 * Where the list of an archive of `size` bytes lies, by its last `END_REACH` bytes, or by all of
 * them where it has fewer. Throws a ZipError where no end is found, or two that disagree.
 */
export function zipEnd(tail: Uint8Array, size: number): ZipEnd {
  const view = viewOf(tail)
  const [before, last] = [size - tail.length, tail.length - 22]
  // The record at the end has a comment of up to 65,535 bytes, with which the archive ends.
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== END || at + view.getUint16(at + 20, true) !== last) continue
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)]
    const isPlain = at === last && view.getUint16(at + 8, true) === count
    const large = largeEnd(view, at, before)
    if (!large) return { count, start, closing: before + at, isPlain }
    // The two must say the same, as far as the small one can say it.
    const isSame = (small: number, most: number, other: number) => small === most || small === other
    if (isSame(count, 0xffff, large.count) && isSame(start, MOST_32, large.start))
      return { ...large, closing: before + large.closing, isPlain: false }
    throw damaged()
  }
  throw damaged()
}

/** The end of the form for large archives, before the other end; nothing when there is none. */
function largeEnd(
  view: DataView,
  end: number,
  before: number,
): Omit<ZipEnd, 'isPlain'> | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return undefined
  const at = locator - 56
  if (at < 0 || view.getUint32(at, true) !== END_64) throw damaged()
  // Nothing may hide between the two, nor in a longer record.
  if (largeAt(view, locator + 8) !== before + at || largeAt(view, at + 4) !== 44) throw damaged()
  return { count: largeAt(view, at + 32), start: largeAt(view, at + 48), closing: at }
}

/**
 * The `count` entries of a list, in its order, and how many bytes they take of it. Throws a
 * ZipError for a list that is broken, and for entries that are encrypted or packed otherwise.
 */
export function zipEntries(
  list: Uint8Array,
  count: number,
): { entries: ZipEntry[]; length: number } {
  const view = viewOf(list)
  const entries: ZipEntry[] = []
  let at = 0
  for (let n = 1; n <= count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged()
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const [name = 0, extra = 0, comment = 0] = lengths
    const next = at + 46 + name + extra + comment
    if (next > view.byteLength) throw damaged()
    const written = nameOf(list.subarray(at + 46, at + 46 + name), n)
    entries.push(entryAt(view, at, { name: written, extraAt: at + 46 + name, extra }))
    at = next
  }
  return { entries, length: at }
}

interface Variable {
  name: string
  extraAt: number
  extra: number
}

function entryAt(view: DataView, at: number, { name, extraAt, extra }: Variable): ZipEntry {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  // Bit 0: encrypted; bit 6: strongly; bit 13: the list itself is masked.
  if ((flags & 0x2041) !== 0) throw new ZipError('encrypted')
  if (method !== 0 && method !== 8) throw damaged()
  const large = largeFields(view, extraAt, extraAt + extra)
  const field = (offset: number): number => {
    const value = view.getUint32(at + offset, true)
    return value === MOST_32 ? (large.shift() ?? value) : value
  }
  // In this order: only those that do not fit have a large field.
  const size = field(24)
  const packed = field(20)
  const header = field(42)
  return {
    ...{ name, isDeflated: method === 8, hasDescriptor: (flags & 8) !== 0, header, packed, size },
    crc: view.getUint32(at + 16, true),
    attributes: view.getUint32(at + 38, true),
  }
}

/** The 64-bit fields of an entry; those beyond what a number holds make it damaged. */
function largeFields(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const count = Math.min(view.getUint16(at + 2, true), to - at - 4) >> 3
    return Array.from({ length: count }, (_, n) => largeAt(view, at + 4 + 8 * n))
  }
  return []
}

/** The name in UTF-8 bytes, or nothing where they are not UTF-8. */
export function writtenName(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function nameOf(bytes: Uint8Array, part: number): string {
  const name = writtenName(bytes)
  if (name === undefined) throw new ZipError('bad_path', part)
  return name
}

const [TYPE_MASK, REGULAR, FOLDER] = [0o170000, 0o100000, 0o040000]

/** Whether an entry is a folder by its name. */
export function isFolder({ name }: ZipEntry): boolean {
  return name.endsWith('/')
}

/** Whether an entry is what its name says: a regular file or a folder, not a link or a device. */
export function isOrdinary(entry: ZipEntry): boolean {
  const type = (entry.attributes >>> 16) & TYPE_MASK
  return type === 0 || type === (isFolder(entry) ? FOLDER : REGULAR)
}
