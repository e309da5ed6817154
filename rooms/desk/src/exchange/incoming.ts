// A file in another people's format, taken apart: tables, values of JSON, and the files that came
// with them. Nothing is unpacked to a disk, and nothing is fetched. Source: desk.md I1; intake.md
// 3.
import { createHash } from 'node:crypto'
import { archiveFiles, type ZipEntry, ZipError } from '@tumen/archive'
import { MOST_LIST_BYTES } from '@tumen/contract'
import type { ReadTable } from '@tumen/exchange'
import { decodeText, readWorkbook, unpackExactly } from '@tumen/intake'
import { bytesIn } from '../evidence/file-beside.ts'
import { rowsOfText } from '../import/file-row.ts'
import type { Call } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** What a file holds. */
export interface IncomingParts {
  /** SHA-256 of it. */
  hash: string
  tables: readonly ReadTable[]
  /** Values of JSON with the file and line on which they begin. */
  values: readonly { path: string; line: number; value: unknown }[]
  /** Files that rows may name, by their own names without folders. */
  files: ReadonlyMap<string, () => Promise<Uint8Array>>
}

const MOST_ROWS = 200_000
const MOST_COLUMNS = 300

/** Takes a file apart; refuses what is none, is too large, or hides something. */
export async function incomingParts(call: Call, given: string): Promise<IncomingParts> {
  const bytes = bytesIn(given, call)
  if (bytes.length > MOST_LIST_BYTES)
    throw new Refusal('too-large', 'bytes', [{ code: 'too_large', limit: MOST_LIST_BYTES }])
  if (bytes.length === 0) throw new Refusal('empty', 'bytes')
  const hash = createHash('sha256').update(bytes).digest('hex')
  const parts = new Parts()
  if (!isZip(bytes)) parts.addText('', textOf(bytes))
  else {
    const entries = safely(() => archiveFiles(bytes))
    const isBook = entries.some(({ name }) => name === 'xl/workbook.xml')
    if (isBook) await parts.addBook(bytes)
    else for (const [n, entry] of entries.entries()) await parts.addEntry(bytes, entry, n + 1)
  }
  const { tables, values, files } = parts
  return { hash, tables, values, files }
}

function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === '504b0304'
}

function safely<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw refusalOfZip(error)
  }
}

function refusalOfZip(error: unknown): unknown {
  if (!(error instanceof ZipError)) return error
  const { code, part } = error
  return new Refusal('archive-refused', 'bytes', [
    { code, path: 'bytes', ...(part !== undefined && { part }) },
  ])
}

class Parts {
  readonly tables: ReadTable[] = []
  readonly values: { path: string; line: number; value: unknown }[] = []
  readonly files = new Map<string, () => Promise<Uint8Array>>()

  async addEntry(bytes: Uint8Array, entry: ZipEntry, part: number): Promise<void> {
    const read = async () => {
      try {
        const pieces: Uint8Array[] = []
        for await (const piece of unpackExactly(bytes, entry, part)) pieces.push(piece)
        return new Uint8Array(Buffer.concat(pieces))
      } catch (error) {
        throw refusalOfZip(error)
      }
    }
    const name = entry.name.split('/').at(-1) ?? ''
    if (/\.(csv|tsv|json|jsonl|ndjson)$/i.test(name)) this.addText(entry.name, textOf(await read()))
    else this.files.set(name, read)
  }

  async addBook(bytes: Uint8Array): Promise<void> {
    const read = await readWorkbook({ bytes, mostRows: MOST_ROWS + 1, mostColumns: MOST_COLUMNS })
    if (read.finding) throw new Refusal('table-unreadable', 'bytes', [{ ...read.finding }])
    this.tables.push({ path: 'sheet', rows: read.rows })
  }

  addText(path: string, text: string): void {
    if (!/^\s*[[{]/.test(text)) {
      const rows = rowsOfText(text)
      if (rows.length > MOST_ROWS)
        throw new Refusal('table-unreadable', 'bytes', [{ code: 'too_many_rows', most: MOST_ROWS }])
      this.tables.push({ path, rows })
      return
    }
    const whole = jsonOf(text)
    if (whole !== undefined) {
      this.values.push({ path, line: 1, value: whole })
      return
    }
    for (const [n, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue
      const value = jsonOf(line)
      if (value === undefined)
        throw new Refusal('table-unreadable', 'bytes', [{ code: 'json_unreadable', line: n + 1 }])
      this.values.push({ path, line: n + 1, value })
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array): string {
  const read = decodeText({ bytes, maxTextBytes: MOST_LIST_BYTES })
  if (!read.findings) return read.text
  const [finding] = read.findings
  throw new Refusal(finding?.code === 'empty' ? 'empty' : 'not-understood', 'bytes', [
    { code: finding?.code ?? 'not_understood', path: 'bytes' },
  ])
}
