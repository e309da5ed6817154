// The files inside a ZIP archive, found by its central directory and unpacked a piece at a time
// under one limit: what an archive says of its own sizes is not believed. Source: APPNOTE.TXT
// 6.3.10 (PKWARE), sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

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

/** The entries in the archive's order, and where the list of them lies. */
export interface ZipDirectory {
  entries: ZipEntry[]
  start: number
  /** Offset behind the list. */
  end: number
  /** Offset of the first record behind the list. */
  closing: number
}

/** How much an archive may still give, over all its files. */
export interface Allowance {
  bytes: number
}

/** Why an archive, or a file of it, is not read. */
export type ZipCode =
  | 'damaged'
  | 'encrypted'
  | 'bomb'
  | 'too_many_parts'
  | 'bad_path'
  | 'links_inside'

/** An archive that is broken, hostile, or packed in a way that is not read. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly code: ZipCode
  /** Which file of the archive, counted from 1. */
  readonly part: number | undefined
  constructor(code: ZipCode, part?: number) {
    super(code)
    this.code = code
    this.part = part
  }
}

export const MOST_ENTRIES = 10_000
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MOST_32 = 0xffffffff
const PIECE_BYTES = 65_536

/** The entries by name; throws a ZipError. Of several of one name the last is given. */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  return new Map(zipDirectory(bytes).entries.map((entry) => [entry.name, entry]))
}

/** The list of an archive as it says it; throws a ZipError. Nothing is unpacked. */
export function zipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = viewOf(bytes)
  const { count, start, closing } = endOf(view)
  if (count > MOST_ENTRIES) throw new ZipError('too_many_parts')
  const entries: ZipEntry[] = []
  let at = start
  for (let n = 1; n <= count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged()
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const [name = 0, extra = 0, comment = 0] = lengths
    const next = at + 46 + name + extra + comment
    if (next > view.byteLength) throw damaged()
    const nameBytes = bytes.subarray(at + 46, at + 46 + name)
    entries.push(entryAt(view, at, { name: nameOf(nameBytes, n), extraAt: at + 46 + name, extra }))
    at = next
  }
  return { entries, start, end: at, closing }
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

function largeAt(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged()
  const value = view.getBigUint64(at, true)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged()
  return Number(value)
}

function nameOf(bytes: Uint8Array, part: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ZipError('bad_path', part)
  }
}

/** The bytes of a file in pieces; throws a ZipError once the allowance is used up. */
export async function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  const { start, end } = packedSpan(bytes, entry)
  const packed = bytes.subarray(start, end)
  if (!entry.isDeflated) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES)
      yield taken(packed.subarray(at, at + PIECE_BYTES), allowance)
    return
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES })
  try {
    for await (const piece of Readable.from([packed]).pipe(inflate))
      yield taken(piece as Uint8Array, allowance)
  } catch (error) {
    throw error instanceof ZipError || !isDataError(error) ? error : damaged()
  } finally {
    inflate.destroy()
  }
}

/** Where the packed bytes of an entry lie; throws a ZipError when that is not in the archive. */
export function packedSpan(
  bytes: Uint8Array,
  { header, packed }: ZipEntry,
): { start: number; end: number; nameAt: number; flags: number; method: number } {
  const view = viewOf(bytes)
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL) throw damaged()
  const nameLength = view.getUint16(header + 26, true)
  const start = header + 30 + nameLength + view.getUint16(header + 28, true)
  if (start + packed > bytes.length) throw damaged()
  const [flags, method] = [view.getUint16(header + 6, true), view.getUint16(header + 8, true)]
  return { start, end: start + packed, nameAt: header + 30, flags, method }
}

function taken(piece: Uint8Array, allowance: Allowance): Uint8Array {
  allowance.bytes -= piece.length
  if (allowance.bytes < 0) throw new ZipError('bomb')
  return piece
}

function damaged(): ZipError {
  return new ZipError('damaged')
}

/** Whether packed bytes were not what their method says. */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: string }).code).startsWith('Z_')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

interface ZipEnd {
  count: number
  start: number
  closing: number
}

// The record at the end has a comment of up to 65,535 bytes, with which the archive ends.
function endOf(view: DataView): ZipEnd {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== END || at + view.getUint16(at + 20, true) !== last) continue
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)]
    const large = endOf64(view, at)
    if (!large) return { count, start, closing: at }
    // The two must say the same, as far as the small one can say it.
    const isSame = (small: number, most: number, other: number) => small === most || small === other
    if (isSame(count, 0xffff, large.count) && isSame(start, MOST_32, large.start)) return large
    throw damaged()
  }
  throw damaged()
}

/** The end of the form for large archives, before the other end; nothing when there is none. */
function endOf64(view: DataView, end: number): ZipEnd | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) return undefined
  const at = largeAt(view, locator + 8)
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) throw damaged()
  // Nothing may hide between the two, nor in a longer record.
  if (at + 56 !== locator || largeAt(view, at + 4) !== 44) throw damaged()
  return { count: largeAt(view, at + 32), start: largeAt(view, at + 48), closing: at }
}
