// What an archive from outside must be before a byte of it is unpacked: plain files and folders,
// names that mean one thing on every system, no byte that its list does not account for.
// Source: intake.md 3 and 4, "ZIP".
import { packedSpan } from './packed-bytes.ts'
import { END_REACH, isFolder, isOrdinary, type ZipEntry, zipEnd, zipEntries } from './zip-entry.ts'
import { ZipError } from './zip-error.ts'

// The encoder is part of every browser and of Node; only its type is stated here.
declare class TextEncoder {
  encode(text: string): Uint8Array
}

export const MOST_ENTRIES = 10_000
/** Most bytes that one file of an archive, and all together, may unpack to. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024
export const MOST_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024
const MOST_RATIO = 200
/** Small files of repeated text pack better than that honestly. */
const RATIO_FROM = 10 * 1024 * 1024
const MOST_NAME_BYTES = 255
const MOST_DEPTH = 16

/** The list of an archive. */
export interface ZipList {
  entries: ZipEntry[]
  start: number
  /** Whether nothing stands between the list and the end of the archive. */
  isWhole: boolean
}

/** The list as the archive says it; throws a ZipError. Nothing else is checked. */
export function zipList(bytes: Uint8Array): ZipList {
  const end = zipEnd(bytes.subarray(Math.max(0, bytes.length - END_REACH)), bytes.length)
  if (end.count > MOST_ENTRIES) throw new ZipError('too_many_parts')
  const { entries, length } = zipEntries(bytes.subarray(end.start, end.closing), end.count)
  return { entries, start: end.start, isWhole: end.start + length === end.closing }
}

/** The files of an archive that keeps the rules, in its order; throws a ZipError. */
export function archiveFiles(bytes: Uint8Array): ZipEntry[] {
  const list = zipList(bytes)
  if (!list.isWhole) throw new ZipError('bad_path')
  const { entries } = list
  entries.forEach((entry, n) => {
    checkName(entry.name, n + 1)
    if (!isOrdinary(entry)) throw new ZipError('links_inside', n + 1)
    if (isFolder(entry) && entry.size + entry.packed > 2) throw new ZipError('damaged', n + 1)
    if (!entry.isDeflated && entry.size !== entry.packed) throw new ZipError('damaged', n + 1)
    if (isBomb(entry)) throw new ZipError('bomb', n + 1)
  })
  checkNames(entries)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_UNPACKED_BYTES) throw new ZipError('bomb')
  checkSpans(bytes, list)
  return entries.filter((entry) => !isFolder(entry))
}

/** Whether a file says that it unpacks to more than any honest one does. */
export function isBomb({ size, packed }: ZipEntry): boolean {
  return size > MOST_FILE_BYTES || (size > RATIO_FROM && size > MOST_RATIO * packed)
}

const RESERVED = /^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?$/i
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029\\]/u

function checkName(name: string, part: number): void {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  const steps = path.split('/')
  const isBad =
    new TextEncoder().encode(name).length > MOST_NAME_BYTES ||
    steps.length > MOST_DEPTH ||
    UNSEEN.test(path) ||
    /^[a-z]:/i.test(path) ||
    steps.some((step) => step === '' || /[. ]$/.test(step) || RESERVED.test(step))
  if (isBad) throw new ZipError('bad_path', part)
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
function checkSpans(bytes: Uint8Array, { entries, start }: ZipList): void {
  const order = entries.map((entry, n) => ({ entry, part: n + 1 }))
  order.sort((a, b) => a.entry.header - b.entry.header)
  let at = 0
  for (const { entry, part } of order) {
    // Two entries over the same bytes unpack to more than is there; bytes of none are hidden.
    if (entry.header < at) throw new ZipError('bomb', part)
    if (entry.header > at) throw new ZipError('bad_path', part)
    at = packedSpan(bytes, at, entry, part).next
  }
  if (at !== start) throw new ZipError(at > start ? 'bomb' : 'bad_path')
}
