// What an archive from outside must be before a byte of it is unpacked: plain files and folders,
// names that mean one thing on every system, no byte that its list does not account for.
// Source: intake.md 3 and 4, "ZIP".
import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import {
  type Allowance,
  packedSpan,
  unpack,
  type ZipDirectory,
  type ZipEntry,
  ZipError,
  zipDirectory,
} from './zip-entry.ts'

/** Most bytes that one file of an archive, and all together, may unpack to. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024
export const MOST_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024
const MOST_RATIO = 200
/** Small files of repeated text pack better than that honestly. */
const RATIO_FROM = 10 * 1024 * 1024
const MOST_NAME_BYTES = 255
/** Bytes after which others of the same process have their turn. */
const REST_AFTER = 4 * 1024 * 1024
const MOST_DEPTH = 16

/** The files of an archive that keeps the rules, in its order; throws a ZipError. */
export function archiveFiles(bytes: Uint8Array): ZipEntry[] {
  const directory = zipDirectory(bytes)
  if (directory.end !== directory.closing) throw new ZipError('bad_path')
  const { entries } = directory
  entries.forEach((entry, n) => {
    checkName(entry.name, n + 1)
    checkKind(entry, n + 1)
    checkSize(entry, n + 1)
  })
  checkNames(entries)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_UNPACKED_BYTES) throw new ZipError('bomb')
  checkSpans(bytes, directory)
  return entries.filter((entry) => !isFolder(entry))
}

/**
 * A file in pieces, under the limit of one file; throws unless size and checksum are as stated,
 * and names the file by `part`.
 */
export async function* unpackExactly(
  bytes: Uint8Array,
  entry: ZipEntry,
  part?: number,
): AsyncGenerator<Uint8Array> {
  const allowance: Allowance = { bytes: entry.size }
  let [crc, rested] = [0, 0]
  try {
    for await (const piece of unpack(bytes, entry, allowance)) {
      crc = crc32(piece, crc)
      rested += piece.length
      yield piece
      if (rested < REST_AFTER) continue
      rested = 0
      await setImmediate()
    }
  } catch (error) {
    throw error instanceof ZipError ? new ZipError(error.code, part) : error
  }
  if (allowance.bytes !== 0 || crc !== entry.crc) throw new ZipError('damaged', part)
}

function isFolder({ name }: ZipEntry): boolean {
  return name.endsWith('/')
}

const RESERVED = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?$/i
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029\\]/u

function checkName(name: string, part: number): void {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  const steps = path.split('/')
  const isBad =
    Buffer.byteLength(name) > MOST_NAME_BYTES ||
    steps.length > MOST_DEPTH ||
    UNSEEN.test(path) ||
    /^[a-z]:/i.test(path) ||
    steps.some((step) => step === '' || /[. ]$/.test(step) || RESERVED.test(step))
  if (isBad) throw new ZipError('bad_path', part)
}

function checkKind(entry: ZipEntry, part: number): void {
  const kind = (entry.attributes >>> 16) & 0o170000
  const fits = kind === 0 || kind === (isFolder(entry) ? 0o040000 : 0o100000)
  if (!fits) throw new ZipError('links_inside', part)
  if (isFolder(entry) && entry.size + entry.packed > 2) throw new ZipError('damaged', part)
}

function checkSize({ isDeflated, size, packed }: ZipEntry, part: number): void {
  if (!isDeflated && size !== packed) throw new ZipError('damaged', part)
  const isBomb = size > MOST_FILE_BYTES || (size > RATIO_FROM && size > MOST_RATIO * packed)
  if (isBomb) throw new ZipError('bomb', part)
}

/** On some systems two names are one, and a file is in the way of a folder. */
function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Map<string, 'file' | 'folder'>()
  const folded = entries.map(({ name }) => name.normalize('NFC').toLowerCase().normalize('NFC'))
  folded.forEach((name, n) => {
    const kind = name.endsWith('/') ? 'folder' : 'file'
    const path = kind === 'folder' ? name.slice(0, -1) : name
    if (seen.has(path)) throw new ZipError('bad_path', n + 1)
    seen.set(path, kind)
  })
  folded.forEach((name, n) => {
    for (let cut = name.indexOf('/'); cut >= 0; cut = name.indexOf('/', cut + 1))
      if (seen.get(name.slice(0, cut)) === 'file') throw new ZipError('bad_path', n + 1)
  })
}

/** From the first byte to the list each byte belongs to one file, and its own header agrees. */
function checkSpans(bytes: Uint8Array, { entries, start }: ZipDirectory): void {
  const order = entries.map((entry, n) => ({ entry, part: n + 1 }))
  order.sort((a, b) => a.entry.header - b.entry.header)
  let at = 0
  for (const { entry, part } of order) {
    // Two entries over the same bytes unpack to more than is there; bytes of none are hidden.
    if (entry.header < at) throw new ZipError('bomb', part)
    if (entry.header > at) throw new ZipError('bad_path', part)
    const span = packedSpan(bytes, entry)
    checkHeader(bytes, entry, { ...span, part })
    at = span.end + descriptorLength(bytes, entry, span.end)
  }
  if (at !== start) throw new ZipError(at > start ? 'bomb' : 'bad_path')
}

interface Header {
  nameAt: number
  flags: number
  method: number
  part: number
}

// A reader that goes by the header must not see another file than one that goes by the list.
function checkHeader(bytes: Uint8Array, entry: ZipEntry, header: Header): void {
  const name = Buffer.from(entry.name)
  const own = Buffer.from(bytes.buffer, bytes.byteOffset + header.nameAt, name.length)
  const length = bytes[header.nameAt - 4] ?? 0
  const isSame =
    name.equals(own) &&
    length + 256 * (bytes[header.nameAt - 3] ?? 0) === name.length &&
    header.method === (entry.isDeflated ? 8 : 0) &&
    ((header.flags & 8) !== 0) === entry.hasDescriptor
  if (!isSame) throw new ZipError('bad_path', header.part)
}

/** Bytes of the sizes behind a file: with or without a signature, of 32 or 64 bits. */
function descriptorLength(bytes: Uint8Array, entry: ZipEntry, at: number): number {
  if (!entry.hasDescriptor) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const marked = at + 4 <= bytes.length && view.getUint32(at, true) === 0x08074b50 ? 4 : 0
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
