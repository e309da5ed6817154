// A posted form with files, read while it arrives: a file is a view of the body, never a copy of
// it, and what is too large is let go before it is held. Source: RFC 7578, RFC 2046 5.1.
import { Refusal } from '@tumen/desk'
import { tooLarge } from './too-large.ts'

/** A file of a form. */
export interface FormFile {
  name: string
  /** As the browser says it; empty when it says nothing. */
  type: string
  bytes: Uint8Array
  /** The limit in bytes, of a file that was let go because it is larger. */
  beyond?: number
}

export type FormEntry = [name: string, value: string | FormFile]

/** How much a form may hold. */
export interface FormBounds {
  /** Bytes of a field that is no file. */
  field: number
  /** Bytes of a file that is no archive and no workbook. */
  plainFile: number
}

const MIB = 1024 * 1024
/** A text of 20 MB in the longest line ends; files as far as the page goes. */
const BOUNDS: FormBounds = { field: 21 * MIB, plainFile: Number.POSITIVE_INFINITY }

/** Fields and files of one form, more than any page has. */
const MOST_PARTS = 2000
/** Bytes of the lines before a part. */
const MOST_HEAD = 8 * 1024

const NEXT = '\r\n'
const HEAD_END = '\r\n\r\n'
const ARCHIVE = 'PK\u0003\u0004'

/** The boundary that a content type names, or nothing where the form is of another kind. */
export function boundaryOf(type: string): string | undefined {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i
  const [, quoted, plain] = found.exec(type) ?? []
  return quoted ?? plain
}

interface Part {
  head: PartHead
  start: number
  /** Set when it is larger than it may be: nothing of it is held. */
  beyond?: number
}

/** Reads a form while it arrives; what of it may not be held is let go at once. */
export class FormReader {
  readonly #bounds: FormBounds
  readonly #mark: Buffer
  readonly #entries: FormEntry[] = []
  #at = -1
  #part: Part | undefined
  #searched = 0
  #isOver = false

  constructor(boundary: string, bounds: Partial<FormBounds> = {}) {
    this.#bounds = { ...BOUNDS, ...bounds }
    this.#mark = Buffer.from(`${NEXT}--${boundary}`, 'latin1')
  }

  /** Looks at what has arrived of a body; gives how much of it is to be kept. */
  look(body: Uint8Array<ArrayBuffer>, size: number): number {
    const bytes = Buffer.from(body.buffer, body.byteOffset, size)
    if (this.#at < 0 && !this.#begin(bytes)) return size
    while (!this.#isOver && (this.#part || this.#head(bytes))) {
      const part = this.#part as Part
      const end = bytes.indexOf(this.#mark, this.#searched)
      this.#check(part, bytes, (end < 0 ? size - this.#mark.length : end) - part.start)
      if (end < 0) return this.#rest(part, bytes)
      this.#entries.push(entryOf(part, bytes.subarray(part.start, end)))
      this.#part = undefined
      this.#at = end + this.#mark.length
    }
    return size
  }

  /** The fields and files in their order, of a whole form. */
  entries(): readonly FormEntry[] {
    if (!this.#isOver) throw noForm()
    return this.#entries
  }

  #begin(bytes: Buffer): boolean {
    const first = this.#mark.subarray(NEXT.length)
    if (bytes.length < first.length) return false
    if (!bytes.subarray(0, first.length).equals(first)) throw noForm()
    this.#at = first.length
    return true
  }

  /** Whether the lines before the next part have arrived. */
  #head(bytes: Buffer): boolean {
    const sign = bytes.toString('latin1', this.#at, this.#at + 2)
    if (sign.length < 2) return false
    this.#isOver = sign === '--'
    if (this.#isOver) return false
    if (sign !== NEXT || this.#entries.length === MOST_PARTS) throw noForm()
    const end = bytes.indexOf(HEAD_END, this.#at)
    if ((end < 0 ? bytes.length : end) - this.#at > MOST_HEAD) throw noForm()
    if (end < 0) return false
    const start = end + HEAD_END.length
    this.#part = { head: headOf(bytes.subarray(this.#at, end)), start }
    this.#searched = start
    return true
  }

  #check(part: Part, bytes: Buffer, length: number): void {
    const { head, start } = part
    const { field, plainFile } = this.#bounds
    if (head.file === undefined && length > field) throw tooLarge(head.name, field)
    if (head.file === undefined || length <= plainFile) return
    if (bytes.toString('latin1', start, start + ARCHIVE.length) !== ARCHIVE) part.beyond = plainFile
  }

  /** How much is kept of a part that has not ended; of one that is too large only its end. */
  #rest({ beyond, start }: Part, bytes: Buffer): number {
    const open = Math.max(start, bytes.length - this.#mark.length)
    if (beyond === undefined) {
      this.#searched = open
      return bytes.length
    }
    bytes.copyWithin(start, open)
    this.#searched = start
    return start + bytes.length - open
  }
}

function entryOf({ head, beyond }: Part, bytes: Buffer): FormEntry {
  const { name, file, type } = head
  if (file === undefined) return [name, bytes.toString('utf8')]
  if (beyond === undefined) return [name, { name: file, type, bytes }]
  return [name, { name: file, type, bytes: new Uint8Array(), beyond }]
}

interface PartHead {
  name: string
  file: string | undefined
  type: string
}

function headOf(bytes: Buffer): PartHead {
  const lines = bytes.toString('utf8').split(NEXT)
  const lineOf = (name: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1)
  const disposition = lineOf('content-disposition') ?? ''
  const name = parameterOf(disposition, 'name')
  if (!/^\s*form-data\s*;/i.test(disposition) || name === undefined) throw noForm()
  const type = lineOf('content-type')?.trim() ?? ''
  return { name, file: parameterOf(disposition, 'filename'), type }
}

/** Browsers write a quotation mark and line ends in a name as `%22`, `%0D` and `%0A`. */
function parameterOf(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]
  return found?.replace(/%(0a|0d|22)/gi, (code) => decodeURIComponent(code))
}

function noForm(): Refusal {
  return new Refusal('invalid-input')
}
