// The files inside a ZIP archive, found by its central directory and unpacked a piece at a time
// under one limit: what an archive says of its own sizes is not believed. Source: APPNOTE.TXT
// 6.3.10 (PKWARE), sections 4.3.7, 4.3.12 and 4.3.16.
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** A file of an archive: where it begins, and how it is packed. */
export interface ZipEntry {
  name: string
  isDeflated: boolean
  /** Offset of its own header. */
  header: number
  packed: number
}

/** How much an archive may still give, over all its files. */
export interface Allowance {
  bytes: number
}

/** An archive that is broken, or packed in a way that is not read. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly code: 'damaged' | 'too_large'
  constructor(code: ZipError['code']) {
    super(code)
    this.code = code
  }
}

const MOST_ENTRIES = 10_000
const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** The entries by name; throws a ZipError. Encrypted and 64-bit archives count as damaged. */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = viewOf(bytes)
  const end = endOf(view)
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  if (count > MOST_ENTRIES) throw new ZipError('too_large')
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged()
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const [nameLength = 0, extra = 0, comment = 0] = lengths
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if ((flags & 1) === 1 || (method !== 0 && method !== 8)) throw damaged()
    const [packed, header] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    entries.set(name, { name, isDeflated: method === 8, header, packed })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The bytes of a file in pieces; throws a ZipError once the allowance is used up. */
export async function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  allowance: Allowance,
): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (!entry.isDeflated) {
    yield taken(packed, allowance)
    return
  }
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  try {
    for await (const piece of Readable.from([packed]).pipe(inflate))
      yield taken(piece as Uint8Array, allowance)
  } catch (error) {
    throw error instanceof ZipError || !isDataError(error) ? error : damaged()
  } finally {
    inflate.destroy()
  }
}

function packedBytes(bytes: Uint8Array, { header, packed }: ZipEntry): Uint8Array {
  const view = viewOf(bytes)
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL) throw damaged()
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + packed > bytes.length) throw damaged()
  return bytes.subarray(start, start + packed)
}

function taken(piece: Uint8Array, allowance: Allowance): Uint8Array {
  allowance.bytes -= piece.length
  if (allowance.bytes < 0) throw new ZipError('too_large')
  return piece
}

function damaged(): ZipError {
  return new ZipError('damaged')
}

function isDataError(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: string }).code).startsWith('Z_')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

// The record at the end has a comment of up to 65,535 bytes behind it.
function endOf(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 65_535); at--)
    if (view.getUint32(at, true) === END) return at
  throw damaged()
}
