// A tar of few kinds of files, written and read as it streams, so that any age and any tar program
// opens a backup where this one is not at hand. Source: POSIX.1-1990, ustar; sizes of 8 GiB and
// more as GNU tar writes them.
import { LedgerFault } from '../fault.ts'

const BLOCK = 512
/** Largest size that 11 octal digits say. */
const MOST_OCTAL = 8 ** 11 - 1
const [SIZE_AT, SUM_AT, TYPE_AT] = [124, 148, 156] as const

/** One file of an archive, and what reads it to its end. */
export interface TarEntry {
  name: string
  bytes: number
  /** Its pieces; what is left of it is read past when the next entry is asked for. */
  body: AsyncIterable<Uint8Array>
}

/** The header of a file of this name, of at most 100 ASCII signs, and of so many bytes. */
export function tarHeader(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 'latin1')
  header.write('0000600\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  if (bytes <= MOST_OCTAL) header.write(`${octal(bytes, 11)}\0`, SIZE_AT, 'latin1')
  else {
    header[SIZE_AT] = 0x80
    header.writeBigUInt64BE(BigInt(bytes), SIZE_AT + 4)
  }
  header.write(`${octal(0, 11)}\0`, 136, 'latin1')
  header.write('0', TYPE_AT, 'latin1')
  header.write('ustar\0', 257, 'latin1')
  header.write('00', 263, 'latin1')
  header.write(`${octal(sumOf(header), 6)}\0 `, SUM_AT, 'latin1')
  return header
}

/** What follows a file of so many bytes, up to the next header. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK)
}

/** What an archive ends with. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** The files of an archive, in their order; throws `backup-damaged` where it is none. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = new Pieces(source)
  while (true) {
    const header = await bytes.exactly(BLOCK)
    if (header.every((byte) => byte === 0)) break
    const { name, size } = readHeader(header)
    let left = size
    const body = (async function* () {
      while (left > 0) {
        const piece = await bytes.next(left)
        left -= piece.length
        yield piece
      }
    })()
    yield { name, bytes: size, body }
    while (left > 0) left -= (await bytes.next(left)).length
    await bytes.exactly(tarPadding(size).length)
  }
  // All of it is read: only then its last piece was checked.
  while (await bytes.isMore()) await bytes.next(BLOCK)
}

function readHeader(header: Uint8Array): { name: string; size: number } {
  const view = Buffer.from(header.buffer, header.byteOffset, BLOCK)
  const text = (from: number, to: number) => {
    const field = view.toString('latin1', from, to)
    return field.includes('\0') ? field.slice(0, field.indexOf('\0')) : field
  }
  const sum = text(SUM_AT, SUM_AT + 8).trim()
  const isPlain = view.toString('latin1', TYPE_AT, TYPE_AT + 1) === '0'
  const isSummed = /^[0-7]{1,7}$/.test(sum) && Number.parseInt(sum, 8) === sumOf(view)
  if (!isSummed || !isPlain) throw new LedgerFault('backup-damaged')
  return { name: text(0, 100), size: sizeIn(view, text(SIZE_AT, SIZE_AT + 12)) }
}

function sizeIn(view: Buffer, text: string): number {
  if (view[SIZE_AT] !== 0x80) {
    if (!/^[0-7]{1,11}$/.test(text)) throw new LedgerFault('backup-damaged')
    return Number.parseInt(text, 8)
  }
  const size = Number(view.readBigUInt64BE(SIZE_AT + 4))
  if (!Number.isSafeInteger(size)) throw new LedgerFault('backup-damaged')
  return size
}

/** The sum of a header's bytes, with blanks where the sum itself stands. */
function sumOf(header: Uint8Array): number {
  const isSum = (n: number) => n >= SUM_AT && n < SUM_AT + 8
  return header.reduce((sum, byte, n) => sum + (isSum(n) ? 0x20 : byte), 0)
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

/** Bytes that come in pieces of any length, taken in lengths that are asked for. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Uint8Array = new Uint8Array(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Whether another byte comes. */
  async isMore(): Promise<boolean> {
    while (this.#held.length === 0) {
      const { done, value } = await this.#source.next()
      if (done) return false
      this.#held = value
    }
    return true
  }

  /** Some bytes, and at most so many; throws `backup-damaged` where none comes. */
  async next(most: number): Promise<Uint8Array> {
    if (!(await this.isMore())) throw new LedgerFault('backup-damaged')
    const piece = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(piece.length)
    return piece
  }

  /** Exactly so many bytes. */
  async exactly(length: number): Promise<Uint8Array> {
    const whole = new Uint8Array(length)
    for (let at = 0; at < length; ) {
      const piece = await this.next(length - at)
      whole.set(piece, at)
      at += piece.length
    }
    return whole
  }
}
