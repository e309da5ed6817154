// A posted form with files, read while it arrives: a file is a view of the body, never a copy of
// it, or is given on as it comes and never held. Source: RFC 7578, RFC 2046 5.1.
import { type Received, Refusal } from '@tumen/desk'
import type { ArrivingFiles } from './arriving-files.ts'
import { tooLarge } from './too-large.ts'

/** A file of a form. */
export interface FormFile {
  name: string
  /** As the browser says it; empty when it says nothing. */
  type: string
  /** Empty where it was sealed as it came, or let go. */
  bytes: Uint8Array
  /** The file, where it was sealed as it came. */
  received?: Received
  /** The limit in bytes, of a file that was let go because it is larger. */
  beyond?: number
}

/** Bytes of a file that is here. */
export function sizeOf({ bytes, received }: FormFile): number {
  return received?.length ?? bytes.length
}

export type FormEntry = [name: string, value: string | FormFile]

const MIB = 1024 * 1024
/** Bytes of a field that is no file: a text of 20 MB in the longest line ends. */
export const MOST_FIELD = 21 * MIB

/** Fields and files of one form, more than any page has. */
const MOST_PARTS = 2000
/** Bytes of the lines before a part. */
const MOST_HEAD = 8 * 1024

const NEXT = '\r\n'
const HEAD_END = '\r\n\r\n'

/** The boundary that a content type names, or nothing where the form is of another kind. */
export function boundaryOf(type: string): string | undefined {
  const found = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i
  const [, quoted, plain] = found.exec(type) ?? []
  return quoted ?? plain
}

interface Part {
  head: PartHead
  start: number
  /** A file that is given on as it comes. */
  arriving?: FormFile
}

/** Reads a form while it arrives; its files are given on at once where somebody takes them. */
export class FormReader {
  readonly #files: ArrivingFiles | undefined
  readonly #mark: Buffer
  readonly #entries: FormEntry[] = []
  #at = -1
  #part: Part | undefined
  #searched = 0
  #isOver = false

  constructor(boundary: string, files?: ArrivingFiles) {
    this.#files = files
    this.#mark = Buffer.from(`${NEXT}--${boundary}`, 'latin1')
  }

  /** Looks at what has arrived of a body; gives how much of it is to be kept. */
  look(body: Uint8Array<ArrayBuffer>, size: number): number {
    let bytes = Buffer.from(body.buffer, body.byteOffset, size)
    if (this.#at < 0 && !this.#begin(bytes)) return size
    while (!this.#isOver && (this.#part || this.#head(bytes))) {
      const part = this.#part as Part
      const end = bytes.indexOf(this.#mark, this.#searched)
      checkField(part, (end < 0 ? bytes.length - this.#mark.length : end) - part.start)
      if (end < 0) return this.#rest(part, bytes)
      this.#entries.push(entryOf(part, bytes.subarray(part.start, end)))
      this.#part = undefined
      this.#at = end + this.#mark.length
      if (part.arriving) bytes = this.#giveOn(part, part.arriving, { bytes, end })
    }
    return bytes.length
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
    const head = headOf(bytes.subarray(this.#at, end))
    const isGiven = this.#files !== undefined && head.file !== undefined
    this.#part = { head, start, ...(isGiven && { arriving: fileOf(head) }) }
    this.#searched = start
    return true
  }

  /** Gives the last of a file on; what follows moves up to where it began. */
  #giveOn(
    { start }: Part,
    file: FormFile,
    { bytes, end }: { bytes: Buffer<ArrayBuffer>; end: number },
  ): Buffer<ArrayBuffer> {
    this.#files?.take(file, bytes.subarray(start, end))
    this.#files?.end(file)
    bytes.copyWithin(start, end)
    this.#at = start + this.#mark.length
    return bytes.subarray(0, start + bytes.length - end)
  }

  /** How much is kept of a part that has not ended; of a file that is given on only its end. */
  #rest({ arriving, start }: Part, bytes: Buffer): number {
    const open = Math.max(start, bytes.length - this.#mark.length)
    if (arriving === undefined) {
      this.#searched = open
      return bytes.length
    }
    this.#files?.take(arriving, bytes.subarray(start, open))
    bytes.copyWithin(start, open)
    this.#searched = start
    return start + bytes.length - open
  }
}

function checkField({ head }: Part, length: number): void {
  if (head.file === undefined && length > MOST_FIELD) throw tooLarge(head.name, MOST_FIELD)
}

function fileOf({ file = '', type }: PartHead): FormFile {
  return { name: file, type, bytes: new Uint8Array() }
}

function entryOf({ head, arriving }: Part, bytes: Buffer): FormEntry {
  const { name, file } = head
  if (file === undefined) return [name, bytes.toString('utf8')]
  return [name, arriving ?? { ...fileOf(head), bytes }]
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
