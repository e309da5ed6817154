// A sheet of a workbook (XLSX) as rows of text. Values only: formulas are not read; macros, links
// and pictures are not looked at. The archive is unpacked piece by piece under limits of its own.
// Source: ECMA-376 part 1, 12.3 and 18; desk.md I1, I10.
import { ZipError, zipList } from '@tumen/archive'
import { readXml, XmlError, XmlTooLong } from './read-xml.ts'
import { type Allowance, unpack } from './unpack.ts'
import { openBook, type WorkbookParts } from './workbook-book.ts'
import { Stop, TEXTS, type TextBounds, type WorkbookFinding } from './workbook-bound.ts'
import type { CellAround } from './workbook-cell.ts'
import { SheetReader, type WorkbookRow } from './workbook-sheet.ts'

export type { TextBounds, WorkbookFinding } from './workbook-bound.ts'
export type { WorkbookRow } from './workbook-sheet.ts'

/** A workbook to read, and its limits. */
export interface WorkbookUpload {
  bytes: Uint8Array
  /** Name of the sheet; default the first one. */
  sheet?: string
  /** Rows with a heading; more are a finding. */
  mostRows: number
  mostColumns: number
  /** Bytes of all parts that are read, unpacked; default 600 MiB. */
  mostUnpacked?: number
  /** How much text is taken out of it; a test gives less. */
  texts?: TextBounds
}

/** The rows of a sheet, or the first thing that is wrong. */
export type ReadWorkbook =
  | { rows: WorkbookRow[]; sheets: string[]; finding?: never }
  | { finding: WorkbookFinding; rows?: never }

/** Reads one sheet. Binary workbooks of before 2007, and encrypted ones, are `workbook_old`. */
export async function readWorkbook(upload: WorkbookUpload): Promise<ReadWorkbook> {
  if (upload.bytes[0] === 0xd0) return { finding: { code: 'workbook_old' } }
  try {
    return await readSheets(upload)
  } catch (error) {
    if (error instanceof Stop) return { finding: error.finding }
    if (error instanceof XmlTooLong) return { finding: { code: 'workbook_too_large' } }
    if (error instanceof XmlError) return { finding: { code: 'workbook_damaged' } }
    if (!(error instanceof ZipError)) throw error
    const isLarge = error.code === 'bomb' || error.code === 'too_many_parts'
    return { finding: { code: isLarge ? 'workbook_too_large' : 'workbook_damaged' } }
  }
}

function partsOf(bytes: Uint8Array, allowance: Allowance): WorkbookParts {
  // Of several of one name the last is read.
  const entries = new Map(zipList(bytes).entries.map((entry) => [entry.name, entry]))
  return {
    has: (path) => entries.has(path),
    read: (path, reader) => {
      const entry = entries.get(path)
      if (!entry) throw new Stop({ code: 'workbook_damaged' })
      return readXml(unpack(bytes, entry, allowance), reader)
    },
  }
}

async function readSheets(upload: WorkbookUpload): Promise<ReadWorkbook> {
  const { bytes, mostUnpacked = 600 * 1024 * 1024, texts = TEXTS } = upload
  const parts = partsOf(bytes, { bytes: mostUnpacked })
  const { sheets, around } = await openBook(parts, texts)
  const wanted = sheets.find(({ name }) => name === (upload.sheet ?? sheets[0]?.name))
  if (!wanted) throw new Stop({ code: 'sheet_unknown' })
  const rows = await readRows(parts, wanted.path, await around(), upload)
  return { rows, sheets: sheets.map(({ name }) => name) }
}

async function readRows(
  parts: WorkbookParts,
  path: string,
  around: CellAround,
  { mostRows, mostColumns, texts = TEXTS }: WorkbookUpload,
): Promise<WorkbookRow[]> {
  const rows: WorkbookRow[] = []
  const sheet = new SheetReader(around, texts, (row) => {
    if (row.fields.every((field) => field === '')) return
    if (row.fields.length > mostColumns)
      throw new Stop({ code: 'too_many_columns', line: row.line, most: mostColumns })
    // A copy has no room to grow: a list that was written to cell by cell has room for seventeen.
    rows.push({ line: row.line, fields: row.fields.slice() })
    if (rows.length > mostRows) throw new Stop({ code: 'too_many_rows', most: mostRows - 1 })
  })
  await parts.read(path, sheet)
  return rows
}
