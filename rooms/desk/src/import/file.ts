// A file with a list of persons, as headings and rows of text: CSV, TSV, JSON or a workbook, from
// text or bytes. Nothing is guessed: an old encoding is named by a person. Source: desk.md I1, I10.

import { createHash } from 'node:crypto'
import { given } from '@tumen/claim'
import { MOST_LIST_BYTES } from '@tumen/contract'
import { decodeText, readWorkbook } from '@tumen/intake'
import { bytesIn } from '../evidence/file-beside.ts'
import type { Call } from '../operation.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { LINK } from '../table/writer.ts'
import { eachRow, type FileRow, refuseTable } from './file-row.ts'

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
  form: 'text' | 'json' | 'workbook'
  /** The text of the file, where it is one. */
  text?: string
  headings: string[]
  /** As often as they are asked for: a text is read again each time. */
  rows: Iterable<FileRow>
  count: number
}

const MOST_ROWS = 200_000

const MOST_COLUMNS = 300

/**
 * The table of a file; of `nested` records what is inside stands under headings such as
 * `period.earliest`, and they may come a line each. Refuses what is none, what is too large, and
 * encodings nobody named.
 */
export async function readListFile(
  form: ListFileForm,
  call?: Pick<Call, 'files'>,
  records: 'flat' | 'nested' = 'flat',
): Promise<ListTable> {
  if ((form.csv === undefined) === (form.bytes === undefined))
    throw new Refusal('invalid-input', 'csv', [{ code: 'exactly_one', path: 'csv' }])
  if (form.csv !== undefined) return { hash: hashOf(form.csv), ...tableOfText(form.csv, records) }
  const bytes = bytesOf(form.bytes ?? '', call)
  const hash = hashOf(bytes)
  if (!isWorkbook(bytes)) return { hash, ...tableOfText(textOf(bytes, form.encoding), records) }
  return { hash, form: 'workbook', ...tableOf(await rowsOfBook(bytes, form.sheet)) }
}

/** The rows of a sheet; of a workbook of ours, which begins with what it is, those of its table. */
async function rowsOfBook(bytes: Uint8Array, sheet: string | undefined): Promise<FileRow[]> {
  const about = { bytes, mostRows: MOST_ROWS + 1, mostColumns: MOST_COLUMNS }
  const read = await readWorkbook({ ...about, ...given({ sheet }) })
  if (read.finding) return unreadable([{ ...read.finding }])
  const [, second] = read.sheets
  if (sheet !== undefined || second === undefined || isTableOfOurs(read.rows)) return read.rows
  const next = await readWorkbook({ ...about, sheet: second })
  return next.rows && isTableOfOurs(next.rows) ? next.rows : read.rows
}

/** Tables of ours begin with the link of each row. */
function isTableOfOurs([head]: readonly FileRow[]): boolean {
  return head?.fields[0] === LINK
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function tableOfText(text: string, records: 'flat' | 'nested'): Omit<ListTable, 'hash'> {
  if (/^\s*[[{]/.test(text))
    return { text, form: 'json', ...tableOf([...rowsOfJson(text, records)]) }
  return { text, form: 'text', ...tableOf({ [Symbol.iterator]: () => eachRow(text) }) }
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
function* rowsOfJson(text: string, form: 'flat' | 'nested'): Generator<FileRow> {
  const records = form === 'flat' ? recordsOf(text) : recordsOf(text, 'lines').map(flattened)
  const headings = [...new Set(records.flatMap((record) => Object.keys(record)))]
  yield { line: 0, fields: headings }
  for (const [n, record] of records.entries()) {
    const line = n + 1
    yield { line, fields: headings.map((name) => cellOf(record[name], line)) }
  }
}

/** A record without records in it: each of their values under its path. */
function flattened(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const flat = Object.entries(record).flatMap(([name, value]): [string, unknown][] => {
    if (Array.isArray(value)) {
      const isText = value.every((one) => typeof one === 'string' || typeof one === 'number')
      return isText ? [[name, value.join(' | ')]] : []
    }
    if (typeof value !== 'object' || value === null) return [[name, value]]
    const inner = Object.entries(flattened(value as Record<string, unknown>))
    return inner.map(([own, one]) => [`${name}.${own}`, one])
  })
  return Object.fromEntries(flat)
}

function recordsOf(text: string, form?: 'lines'): Record<string, unknown>[] {
  const value = form === 'lines' && !/^\s*\[/.test(text) ? linesOf(text) : jsonOf(text)
  if (!Array.isArray(value)) return unreadable([{ code: 'json_not_list' }])
  const isRecord = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  refuseTable(
    value.flatMap((one, n) => (isRecord(one) ? [] : [{ code: 'json_not_record', line: n + 1 }])),
  )
  return value as Record<string, unknown>[]
}

function linesOf(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, n) => {
    try {
      return JSON.parse(line.replace(/^\u{feff}/u, '')) as unknown
    } catch {
      return unreadable([{ code: 'json_unreadable', line: n + 1 }])
    }
  })
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
