// Files as one ZIP archive, stored as they are given, so that the same files are the same bytes
// and any unpacker reads it: nothing is packed here, but a file may come deflated. Every name is
// ASCII, and no time stands in it.
// Source: APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16.

// The encoder is part of every browser and of Node; only its type is stated here.
declare class TextEncoder {
  encode(text: string): Uint8Array
}

/** A file that goes into an archive; its name is ASCII. */
export interface ArchivePart {
  path: string
  /** Bytes as they stand in the archive. */
  size: number
  read: () => Promise<Uint8Array>
  /** Of bytes that are deflated already (RFC 1951): checksum and size of what they unpack to. */
  unpacked?: { crc: number; size: number }
}

/** More bytes the plain form cannot name. */
const MOST_BYTES = 0xffff_fffe
const MOST_FILES = 65_534
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const DESCRIPTOR = 0x08074b50
/** The flag of a file whose sizes stand behind it. */
const GREW = 8
const VERSION = 20
const DEFLATED = 8
/** Made under Unix, so that the mode counts: a regular file, readable by all. */
const MADE_BY = (3 << 8) | VERSION
const MODE = 0o100644 * 0x1_0000
/** 1 January 1980, the first day that the format knows. */
const DAY = 33

/** How many bytes an archive of these files has. */
export function zipSize(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, { path, size }) => sum + size + 2 * path.length + 76, 22)
}

/**
 * The archive, piece by piece, in the order of the files.
 * @throws RangeError for more files or bytes than the plain form can name, and for bytes that are
 * not as long as the file said.
 */
export async function* zipPieces(parts: readonly ArchivePart[]): AsyncGenerator<Uint8Array> {
  if (parts.length > MOST_FILES || zipSize(parts) > MOST_BYTES)
    throw new RangeError('too much for one archive')
  const archive = new GrowingZip()
  for (const part of parts) yield* archive.part(part)
  yield* archive.end()
}

/**
 * An archive that grows piece by piece, also by files of which nobody knows the length before they
 * are whole: what their header cannot say stands behind them (4.3.9), and in the list. Each call
 * gives the bytes that come next.
 * @throws RangeError as `zipPieces`.
 */
export class GrowingZip {
  readonly #directory: Uint8Array[] = []
  #offset = 0
  #growing: { path: string; at: number; packed: number } | undefined

  /** A file whose length is known. */
  async *part({ path, size, read, unpacked }: ArchivePart): AsyncGenerator<Uint8Array> {
    const bytes = await read()
    if (bytes.length !== size) throw new RangeError('a file is not as long as it was')
    const file = {
      ...{ path, packed: size, isDeflated: unpacked !== undefined, grew: false },
      ...(unpacked ?? { size, crc: crc32(bytes) }),
    }
    const at = this.#offset
    yield this.#said(joined(numbers([[4, LOCAL], ...common(file)]), path))
    yield this.#said(bytes)
    this.#list(file, at)
  }

  /** Begins a file that comes deflated (RFC 1951). */
  begin(path: string): Uint8Array {
    this.#growing = { path, at: this.#offset, packed: 0 }
    const file = { path, packed: 0, size: 0, crc: 0, isDeflated: true, grew: true }
    return this.#said(joined(numbers([[4, LOCAL], ...common(file)]), path))
  }

  /** The next bytes of the file that was begun. */
  more(piece: Uint8Array): Uint8Array {
    if (this.#growing) this.#growing.packed += piece.length
    return this.#said(piece)
  }

  /** Ends the file that was begun. */
  whole({ crc, size }: { crc: number; size: number }): Uint8Array {
    if (!this.#growing || size > MOST_BYTES) throw new RangeError('too much for one archive')
    const { path, at, packed } = this.#growing
    this.#growing = undefined
    this.#list({ path, packed, size, crc, isDeflated: true, grew: true }, at)
    const fields = [DESCRIPTOR, crc, packed, size].map((value) => [4, value] as const)
    return this.#said(numbers(fields))
  }

  /** The list of the files, and the end. */
  *end(): Generator<Uint8Array> {
    const length = this.#directory.reduce((sum, { length }) => sum + length, 0)
    if (this.#directory.length > MOST_FILES || this.#offset + length > MOST_BYTES)
      throw new RangeError('too much for one archive')
    yield* this.#directory
    yield endRecord(this.#directory.length, length, this.#offset)
  }

  #said(bytes: Uint8Array): Uint8Array {
    this.#offset += bytes.length
    return bytes
  }

  #list(file: Headed, at: number): void {
    if (at > MOST_BYTES) throw new RangeError('too much for one archive')
    this.#directory.push(centralHeader(file, at))
  }
}

function numbers(fields: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return bytes
}

function joined(head: Uint8Array, path: string): Uint8Array {
  const name = new TextEncoder().encode(path)
  const whole = new Uint8Array(head.length + name.length)
  whole.set(head)
  whole.set(name, head.length)
  return whole
}

/** A file as its headers say it: bytes in the archive, and bytes and checksum of its contents. */
interface Headed {
  path: string
  packed: number
  size: number
  crc: number
  isDeflated: boolean
  /** Its sizes stand behind it. */
  grew: boolean
}

/** Fields that both headers have: version, flags, method, time, day, CRC, sizes, lengths. */
function common(file: Headed): (readonly [2 | 4, number])[] {
  const { path, packed, size, crc, isDeflated, grew } = file
  return [
    ...[VERSION, grew ? GREW : 0, isDeflated ? DEFLATED : 0, 0, DAY].map(
      (value) => [2, value] as const,
    ),
    ...[crc, packed, size].map((value) => [4, value] as const),
    [2, path.length],
    [2, 0],
  ]
}

function centralHeader(file: Headed, offset: number): Uint8Array {
  const head = numbers([
    [4, CENTRAL],
    [2, MADE_BY],
    ...common(file),
    ...([0, 0, 0] as const).map((value) => [2, value] as const),
    [4, MODE],
    [4, offset],
  ])
  return joined(head, file.path)
}

function endRecord(count: number, length: number, offset: number): Uint8Array {
  return numbers([
    [4, END],
    ...([0, 0, count, count] as const).map((value) => [2, value] as const),
    [4, length],
    [4, offset],
    [2, 0],
  ])
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let n = 0; n < bytes.length; n++)
    crc = (CRC_TABLE[(crc ^ (bytes[n] as number)) & 0xff] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}
