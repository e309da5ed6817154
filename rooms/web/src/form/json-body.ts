// JSON that holds a file or a long text, looked through while it arrives: a text that is too long
// and too many values are refused before they are held, and a file in base64 is decoded in its
// place as it comes, so that neither its base64 nor a copy of it is ever held.
import { MOST_TEXT_BYTES } from '@tumen/contract'
import { type FileBook, noteFile } from '@tumen/desk'
import { Base64File } from './base64-file.ts'
import { tooLarge } from './too-large.ts'

/** How much a body may hold. */
export interface JsonBounds {
  /** Bytes of a text or HTML between its quotation marks, where it is one. */
  text: number
  /** Bytes of the same without its escapes. */
  words: number
  /** Bytes in base64 of a file that is no archive and no workbook. */
  plainFile: number
  /** Values in all, of whatever kind. */
  values: number
}

const MIB = 1024 * 1024

/** Bounds for an operation: a text of 20 MB, with escapes or in base64; lists may be longer. */
export function jsonBounds(operation: string): JsonBounds {
  const plainFile = operation === 'document.add' ? 28 * MIB : 96 * MIB
  return { text: 40 * MIB, words: MOST_TEXT_BYTES, plainFile, values: 3_000_000 }
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c]
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]

interface Span {
  start: number
  end: number
}

/** Looks through JSON while it arrives. */
export class JsonReader {
  readonly #bounds: JsonBounds
  #at = 0
  #depth = 0
  #values = 0
  #key: string | undefined
  readonly #files: Span[] = []
  #file: Base64File | undefined
  /** Of a string that has not ended: where it begins, and from where its end is looked for. */
  #open: { start: number; from: number } | undefined

  constructor(bounds: JsonBounds) {
    this.#bounds = bounds
  }

  /**
   * Refuses what may not be held, as soon as it is seen. Gives how much of the body is to be kept:
   * a file that was decoded is shorter.
   */
  look(body: Uint8Array<ArrayBuffer>, size: number): number {
    let bytes = Buffer.from(body.buffer, body.byteOffset, size)
    while (this.#at < bytes.length) {
      if (bytes[this.#at] !== QUOTE) this.#count(bytes[this.#at++])
      else if (this.#depth === 1 && this.#key === 'bytes') {
        bytes = this.#decode(bytes)
        if (this.#file) break
      } else if (!this.#string(bytes)) break
    }
    return bytes.length
  }

  /** The JSON of the whole body, and its file beside it; a string of `bytes` then names it. */
  value(body: Uint8Array<ArrayBuffer>, files: FileBook): unknown {
    const parts: Uint8Array[] = []
    let at = 0
    for (const { start, end } of this.#files) {
      const name = noteFile(files, body.subarray(start, end))
      parts.push(body.subarray(at, start), Buffer.from(name))
      at = end
    }
    return parsed([...parts, body.subarray(at)])
  }

  #count(sign: number | undefined): void {
    if (sign === OPEN || sign === OPEN_LIST) this.#depth++
    else if (sign === CLOSE || sign === CLOSE_LIST) this.#depth--
    else if (sign !== COMMA) return
    else if (this.#depth === 1) this.#key = undefined
    if (++this.#values > this.#bounds.values) throw tooLarge('values', this.#bounds.values)
  }

  /** Goes on with a file; what has come of it is decoded, and what follows moves up behind it. */
  #decode(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
    const file = this.#file ?? new Base64File(this.#at + 1, this.#bounds.plainFile)
    this.#file = file
    const rest = bytes.subarray(file.take(bytes))
    rest.copy(bytes, file.end)
    if (file.isOver) {
      if (file.end > file.start) this.#files.push({ start: file.start, end: file.end })
      this.#at = file.end + 1
      this.#file = undefined
      this.#key = undefined
    }
    return bytes.subarray(0, file.end + rest.length)
  }

  /** Goes on behind a string, when it has ended and what follows is there. */
  #string(bytes: Buffer): boolean {
    this.#open ??= { start: this.#at + 1, from: this.#at + 1 }
    const { start, from } = this.#open
    const end = endOfString(bytes, start, from)
    if (this.#depth === 1) checkText(this.#key, { start, end: end ?? bytes.length }, this.#bounds)
    if (this.#depth === 1 && end !== undefined)
      checkWords(bytes.subarray(start, end), this.#key, this.#bounds.words)
    this.#open.from = end ?? Math.max(start, bytes.length)
    const next = end === undefined ? undefined : nextSign(bytes, end + 1)
    if (end === undefined || next === undefined) return false
    const isKey = this.#depth === 1 && next === COLON
    this.#key = isKey ? bytes.toString('latin1', start, Math.min(end, start + 40)) : undefined
    this.#at = end + 1
    this.#open = undefined
    return true
  }
}

function parsed(parts: readonly Uint8Array[]): unknown {
  const [only, second] = parts
  const whole = only && !second ? only : Buffer.concat(parts)
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(whole)) as unknown
}

/** Refuses a text that is too long, also before its end has come. */
function checkText(key: string | undefined, { start, end }: Span, { text }: JsonBounds): void {
  if ((key === 'text' || key === 'html') && end - start > text) throw tooLarge(key, text)
}

/** An escape is six bytes at the most, and of one byte at least. */
function checkWords(bytes: Buffer, key: string | undefined, limit: number): void {
  if ((key !== 'text' && key !== 'html') || bytes.length <= limit) return
  let escapes = 0
  for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 1)) escapes++
  if (bytes.length - 5 * escapes > limit) throw tooLarge(key, limit)
}

function endOfString(bytes: Buffer, start: number, from: number): number | undefined {
  for (let end = bytes.indexOf(QUOTE, from); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let escapes = 0
    while (end - 1 - escapes >= start && bytes[end - 1 - escapes] === BACKSLASH) escapes++
    if (escapes % 2 === 0) return end
  }
  return undefined
}

function nextSign(bytes: Buffer, from: number): number | undefined {
  let at = from
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 9) at++
  return bytes[at]
}
