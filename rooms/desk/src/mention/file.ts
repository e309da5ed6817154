// A file with a list of persons, as headings and rows of text: CSV, TSV, JSON or a workbook, from
// text or bytes. Nothing is guessed: an old encoding is named by a person. Source: desk.md I1, I10.

import { createHash } from 'node:crypto'
import { given } from '@tumen/claim'
import { MOST_LIST_BYTES } from '@tumen/contract'
import { decodeText, readWorkbook } from '@tumen/intake'
import { bytesIn } from '../evidence/file-beside.ts'
import { eachRow, type FileRow, refuseTable } from '../list/file-row.ts'
import type { Call } from '../operation.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'

/** A file as it was handed in. */
export interface ListFileForm {
  csv?: string | undefined
  bytes?: string | undefined
  encoding?: string | undefined
  sheet?: string | undefined
}

/** Headings and rows; cells are text as written, and a row may end before the last heading. */
export interface ListTable {
  /** SHA-256 of the bytes. */
  hash: string
  /** The text of the file, where it is one. */
  text?: string
  headings: string[]
  /** As often as they are asked for: a text is read again each time. */
  rows: Iterable<FileRow>
  count: number
}

const MOST_ROWS = 200_000

const MOST_COLUMNS = 300

/** The table of a file; refuses what is none, what is too large, and encodings nobody named. */
export async function readListFile(
  form: ListFileForm,
  call?: Pick<Call, 'files'>,
): Promise<ListTable> {
  if ((form.csv === undefined) === (form.bytes === undefined))
    throw new Refusal('invalid-input', 'csv', [{ code: 'exactly_one', path: 'csv' }])
  if (form.csv !== undefined) return { hash: hashOf(form.csv), ...tableOfText(form.csv) }
  const bytes = bytesOf(form.bytes ?? '', call)
  const hash = hashOf(bytes)
  if (!isWorkbook(bytes)) return { hash, ...tableOfText(textOf(bytes, form.encoding)) }
  const read = await readWorkbook({
    ...{ bytes, mostRows: MOST_ROWS + 1, mostColumns: MOST_COLUMNS },
    ...(form.sheet !== undefined && { sheet: form.sheet }),
  })
  if (read.finding) return unreadable([{ ...read.finding }])
  return { hash, ...tableOf(read.rows) }
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function tableOfText(text: string): Omit<ListTable, 'hash'> {
  if (/^\s*[[{]/.test(text)) return { text, ...tableOf([...rowsOfJson(text)]) }
  return { text, ...tableOf({ [Symbol.iterator]: () => eachRow(text) }) }
}

function unreadable(problems: readonly RefusalDetail[]): never {
  refuseTable(problems)
  throw new Error('a file without a table was refused')
}

function bytesOf(given: string, call: Pick<Call, 'files'> | undefined): Uint8Array {
  const bytes = bytesIn(given, call)
  if (bytes.length > MOST_LIST_BYTES)
    throw new Refusal('too-large', 'bytes', [{ code: 'too_large', limit: MOST_LIST_BYTES }])
  return bytes
}

// ZIP, or the older container of binary and of encrypted workbooks.
function isWorkbook(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return head === '504b0304' || head === 'd0cf11e0'
}

function textOf(bytes: Uint8Array, encoding: string | undefined): string {
  const named = given({ encoding })
  const read = decodeText({ bytes, ...named, maxTextBytes: MOST_LIST_BYTES })
  if (!read.findings) return read.text
  const [finding] = read.findings
  const details = read.findings.map(({ code, at, encodings }) => ({
    ...{ code, path: 'bytes' },
    ...(at !== undefined && { offset: at }),
    ...(encodings && { encodings: encodings.join(' ') }),
  }))
  throw new Refusal(finding?.code === 'empty' ? 'empty' : 'not-understood', 'bytes', details)
}

function tableOf(found: Iterable<FileRow>): Pick<ListTable, 'headings' | 'rows' | 'count'> {
  let count = -1
  let headings: string[] | undefined
  for (const row of found) {
    headings ??= checkedHeadings(row)
    if (++count > MOST_ROWS) unreadable([{ code: 'too_many_rows', most: MOST_ROWS }])
  }
  if (headings === undefined || count < 1) return unreadable([{ code: 'no_rows' }])
  return { headings, rows: { [Symbol.iterator]: () => rowsBelow(found) }, count }
}

/** All rows but the first, which is the heading. */
function* rowsBelow(found: Iterable<FileRow>): Generator<FileRow> {
  let isBelow = false
  for (const row of found) {
    if (isBelow) yield row
    isBelow = true
  }
}

function checkedHeadings({ line, fields }: FileRow): string[] {
  const last = fields.findLastIndex((field) => field !== '')
  const headings = fields.slice(0, last + 1).map((field) => field.normalize('NFC'))
  if (headings.length > MOST_COLUMNS)
    unreadable([{ code: 'too_many_columns', line, most: MOST_COLUMNS }])
  const twice = headings.flatMap((name, n) =>
    name !== '' && headings.indexOf(name) < n
      ? [{ code: 'column_twice', line, column: n + 1 }]
      : [],
  )
  refuseTable(twice)
  return headings
}

/** The rows of a JSON file: a list of flat objects, the headings in the order of appearance. */
function* rowsOfJson(text: string): Generator<FileRow> {
  const records = recordsOf(text)
  const headings = [...new Set(records.flatMap((record) => Object.keys(record)))]
  yield { line: 0, fields: headings }
  for (const [n, record] of records.entries()) {
    const line = n + 1
    yield { line, fields: headings.map((name) => cellOf(record[name], line)) }
  }
}

function recordsOf(text: string): Record<string, unknown>[] {
  const value = jsonOf(text)
  if (!Array.isArray(value)) return unreadable([{ code: 'json_not_list' }])
  const isRecord = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  refuseTable(
    value.flatMap((one, n) => (isRecord(one) ? [] : [{ code: 'json_not_record', line: n + 1 }])),
  )
  return value as Record<string, unknown>[]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch {
    return unreadable([{ code: 'json_unreadable' }])
  }
}

function cellOf(value: unknown, line: number): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'boolean') return String(value).trim()
  // A longer number has lost its last digits already.
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
  return unreadable([{ code: 'json_cell', line }])
}
