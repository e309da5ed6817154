// JSON that holds a file or a long text, looked through while it arrives: a text that is too long
// and too many values are refused before they are held, and a file in base64 is decoded in its
// place, so that it is held once.
import { type FileBook, noteFile, Refusal } from '@tumen/desk'

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
  return { text: 40 * MIB, words: 20_000_000, plainFile, values: 3_000_000 }
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c]
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]
const ARCHIVE = 'UEsD'
/** A multiple of four signs and of three bytes. */
const PIECE = 48 * 1024

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
  #file: Span | undefined
  /** Of a string that has not ended: where it begins, and from where its end is looked for. */
  #open: { start: number; from: number } | undefined

  constructor(bounds: JsonBounds) {
    this.#bounds = bounds
  }

  /** Refuses what may not be held, as soon as it is seen. */
  look(body: Uint8Array<ArrayBuffer>, size: number): number {
    const bytes = Buffer.from(body.buffer, body.byteOffset, size)
    while (this.#at < size) {
      if (bytes[this.#at] !== QUOTE) this.#count(bytes[this.#at++])
      else if (!this.#string(bytes)) break
    }
    return size
  }

  /** The JSON of the whole body, and its file beside it; a string of `bytes` then names it. */
  value(body: Uint8Array<ArrayBuffer>, files: FileBook): unknown {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    if (!this.#file) return parsed([bytes])
    const before = bytes.subarray(0, this.#file.start)
    const after = Buffer.from(bytes.subarray(this.#file.end))
    const name = noteFile(files, decodedInPlace(bytes, this.#file))
    return parsed([before, Buffer.from(name), after])
  }

  #count(sign: number | undefined): void {
    if (sign === OPEN || sign === OPEN_LIST) this.#depth++
    else if (sign === CLOSE || sign === CLOSE_LIST) this.#depth--
    else if (sign !== COMMA) return
    if (++this.#values > this.#bounds.values) throw tooLarge('values', this.#bounds.values)
  }

  /** Goes on behind a string, when it has ended and what follows is there. */
  #string(bytes: Buffer): boolean {
    this.#open ??= { start: this.#at + 1, from: this.#at + 1 }
    const { start, from } = this.#open
    const end = endOfString(bytes, start, from)
    if (this.#depth === 1)
      checkField(bytes, this.#key, { start, end: end ?? bytes.length }, this.#bounds)
    if (this.#depth === 1 && end !== undefined)
      checkWords(bytes.subarray(start, end), this.#key, this.#bounds.words)
    this.#open.from = end ?? Math.max(start, bytes.length)
    const next = end === undefined ? undefined : nextSign(bytes, end + 1)
    if (end === undefined || next === undefined) return false
    if (this.#depth === 1) {
      if (next === COLON) this.#key = bytes.toString('latin1', start, Math.min(end, start + 40))
      // Of two of one name the later one counts, as in any JSON.
      else if (this.#key === 'bytes') this.#file = fileAt(bytes, { start, end })
    }
    if (next !== COLON && this.#depth === 1) this.#key = undefined
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

/** Refuses a field that is too long, also before its end has come. */
function checkField(
  bytes: Buffer,
  key: string | undefined,
  { start, end }: Span,
  bounds: JsonBounds,
): void {
  const length = end - start
  if (key === 'bytes' && length > bounds.plainFile) {
    const isArchive = bytes.toString('latin1', start, start + ARCHIVE.length) === ARCHIVE
    if (!isArchive) throw tooLarge(key, bounds.plainFile)
  }
  if ((key === 'text' || key === 'html') && length > bounds.text) throw tooLarge(key, bounds.text)
}

/** An escape is six bytes at the most, and of one byte at least. */
function checkWords(bytes: Buffer, key: string | undefined, limit: number): void {
  if ((key !== 'text' && key !== 'html') || bytes.length <= limit) return
  let escapes = 0
  for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 1)) escapes++
  if (bytes.length - 5 * escapes > limit) throw tooLarge(key, limit)
}

/** Few write base64 with escapes; it is then read as any text. */
function fileAt(bytes: Buffer, span: Span): Span | undefined {
  const isPlain = bytes.subarray(span.start, span.end).indexOf(BACKSLASH) < 0
  return isPlain && span.end > span.start ? span : undefined
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

/** The bytes that stand in base64, written over it: they are always fewer. */
function decodedInPlace(bytes: Buffer, { start, end }: Span): Uint8Array {
  let to = start
  for (let at = start; at < end; at += PIECE) {
    const piece = bytes.toString('latin1', at, Math.min(end, at + PIECE))
    const isLast = at + PIECE >= end
    const form = isLast ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9+/]*$/
    if (!form.test(piece) || piece.length % 4 !== 0)
      throw new Refusal('invalid-input', 'bytes', [{ code: 'not_base64', path: 'bytes' }])
    to += Buffer.from(piece, 'base64').copy(bytes, to)
  }
  return bytes.subarray(start, to)
}

function tooLarge(field: string, limit: number): Refusal {
  const named = field === 'values' ? undefined : field
  const unit = field === 'values' ? 'values' : 'bytes'
  return new Refusal('too-large', named, [
    { limit: `${limit} ${unit}`, ...(named === undefined ? {} : { path: named }) },
  ])
}
