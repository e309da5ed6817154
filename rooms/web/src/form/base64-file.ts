// A file in base64 within a body that is still arriving: what has come is decoded and written over
// itself, as bytes are always fewer than their base64. Source: RFC 4648, section 4; RFC 8259, 7.
import { Refusal } from '@tumen/desk'
import { tooLarge } from './too-large.ts'

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
/** Signs with which an archive or a workbook begins. */
const ARCHIVE = 'UEsD'
/** Bytes that are made into a string at a time. */
const PIECE = 48 * 1024
/** Bytes of the longest escape. */
const ESCAPE = 6

/** A string of base64 from its first sign on. */
export class Base64File {
  /** Where its bytes begin. */
  readonly start: number
  /** Where what is decoded of it ends, and what has not been read goes on. */
  end: number
  /** Whether its quotation mark was found; it is then the next to be read. */
  isOver = false
  readonly #plainLimit: number
  #from: number
  #signs = 0
  #isArchive = false
  #isPadded = false

  constructor(start: number, plainLimit: number) {
    this.start = start
    this.end = start
    this.#from = start
    this.#plainLimit = plainLimit
  }

  /**
   * Decodes what has come, and gives where what it leaves begins: that belongs at `end` before the
   * next call. Refuses what is no base64, and what is too large and no archive.
   */
  take(bytes: Buffer): number {
    const found = bytes.indexOf(QUOTE, this.#from)
    this.isOver = found >= 0
    const to = this.isOver ? found : wholeSigns(bytes, this.#from)
    let left = ''
    for (let at = this.#from; at < to; ) {
      const next = at + PIECE < to ? wholeSigns(bytes.subarray(0, at + PIECE), at) : to
      left = this.#write(left + signsOf(bytes.toString('latin1', at, next)), bytes)
      at = next
    }
    if (this.isOver && left !== '') throw noBase64()
    const rest = to - left.length
    bytes.write(left, rest, 'latin1')
    this.#from = this.end
    return rest
  }

  /** Gives the signs that make no whole bytes yet. */
  #write(signs: string, bytes: Buffer): string {
    if (signs === '') return ''
    const whole = signs.slice(0, signs.length - (signs.length % 4))
    if (this.#isPadded) throw noBase64()
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(whole)) throw noBase64()
    this.#isPadded = whole.endsWith('=')
    if (this.#signs === 0) this.#isArchive = whole.startsWith(ARCHIVE)
    this.#signs += whole.length
    if (!this.#isArchive && this.#signs > this.#plainLimit)
      throw tooLarge('bytes', this.#plainLimit)
    this.end += bytes.write(whole, this.end, 'base64')
    return signs.slice(whole.length)
  }
}

/** Where the last sign that is there as a whole ends: an escape may not be cut. */
function wholeSigns(bytes: Buffer, from: number): number {
  const late = Math.max(from, bytes.length - ESCAPE + 1)
  const cut = bytes.subarray(late).indexOf(BACKSLASH)
  return cut < 0 ? bytes.length : late + cut
}

/** Some write a stroke or a plus of base64 as an escape. */
function signsOf(written: string): string {
  if (!written.includes('\\')) return written
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    throw noBase64()
  }
}

function noBase64(): Refusal {
  return new Refusal('invalid-input', 'bytes', [{ code: 'not_base64', path: 'bytes' }])
}
