// Rows as a file while they come: CSV, a workbook, or JSON a line. Nothing of it runs in a
// spreadsheet, and every row leads to its record. Source: desk.md U9, 6 I10.
import { printedJson } from '@tumen/claim'
import type { TableFormat, TableName } from '@tumen/contract'
import type { Outlet } from '../operation.ts'
import type { Cell, Column } from './column.ts'
import { csvText, safeCell } from './csv.ts'
import { columnsOfTable, type TableItem, type TableRow, tablesWith } from './source.ts'
import { Workbook } from './workbook.ts'

/** A file that grows with its rows. */
export interface TableWriter {
  /** Which tables it takes; rows of others are not for it. */
  readonly tables: readonly TableName[]
  add(items: readonly TableItem[]): Promise<void>
  /** Writes what remains; `about` tells of the whole, after all rows are there. */
  end(about: () => readonly (readonly string[])[]): Promise<void>
  /** Cells that the format cannot hold whole. */
  shortened(): number
}

type Out = Pick<Outlet, 'write' | 'urlOf' | 'sheet'>

/** The field of every row that leads to its record; what a record calls so has another name. */
export const LINK = 'url'

function ownName(name: string): string {
  return name === LINK ? 'sourceUrl' : name
}

/** The writer; `own`: columns of fields of a group's own, after those of the table. */
export function writerOf(
  format: TableFormat,
  table: TableName,
  out: Out,
  own: readonly Column[] = [],
): TableWriter {
  if (format === 'jsonl') return linesWriter(table, out)
  return format === 'csv' ? csvWriter(table, out, own) : workbookWriter(table, out, own)
}

function linesWriter(table: TableName, out: Out): TableWriter {
  return {
    tables: [table],
    add: (items) => {
      const lines = items.map(({ link, record }) => {
        const own = Object.entries(record).map(([name, value]) => [ownName(name), value] as const)
        // The claims of a figure are its rows; the whole of it is the answer to its question.
        const url = out.urlOf(table === 'figure' ? 'figures' : table, link)
        return printedJson({ [LINK]: url, ...Object.fromEntries(own) })
      })
      return written(out, lines.map((line) => `${line}\n`).join(''))
    },
    end: async () => undefined,
    shortened: () => 0,
  }
}

function csvWriter(table: TableName, out: Out, own: readonly Column[]): TableWriter {
  const columns = [...columnsOfTable(table), ...own]
  // The mark that tells a spreadsheet the encoding.
  let before = `\u{feff}${csvText([headOf(columns)], safeCell)}`
  const flush = (text: string) => {
    const all = before + text
    before = ''
    return written(out, all)
  }
  return {
    tables: [table],
    add: (items) => {
      const rows = items.flatMap((item) => item.rows.map((row) => cellsOf(columns, item, row, out)))
      return flush(csvText(rows, csvCell))
    },
    end: () => flush(''),
    shortened: () => 0,
  }
}

/** A number stands as it is: only text can be taken for a formula. */
function csvCell(cell: Cell): string {
  return typeof cell === 'number' ? String(cell) : safeCell(cell ?? '')
}

function workbookWriter(table: TableName, out: Out, more: readonly Column[]): TableWriter {
  const workbook = new Workbook((piece) => out.write(piece))
  const columns = new Map(
    tablesWith(table).map((name) => [name, [...columnsOfTable(name), ...more]]),
  )
  const left = [...columns.keys()]
  const beginUntil = async (name: TableName) => {
    while (left.includes(name)) {
      const next = left.shift() as TableName
      await workbook.begin(out.sheet(next), headOf(columns.get(next) ?? []))
    }
  }
  return {
    tables: [...columns.keys()],
    add: async (items) => {
      for (const item of items) {
        await beginUntil(item.table)
        const own = columns.get(item.table) ?? []
        await workbook.add(item.rows.map((row) => cellsOf(own, item, row, out)))
      }
    },
    end: async (about) => {
      await beginUntil(tablesWith(table).at(-1) ?? table)
      await workbook.end({ name: out.sheet(), rows: about() })
    },
    shortened: () => workbook.shortened,
  }
}

function headOf(columns: readonly Column[]): string[] {
  return [LINK, ...columns.map(({ name }) => ownName(name))]
}

function cellsOf(columns: readonly Column[], { table }: TableItem, row: TableRow, out: Out) {
  const link: Cell = out.urlOf(table, row.link)
  return [link, ...columns.map(({ cellOf }) => cellOf(row.of))]
}

function written(out: Out, text: string): Promise<void> {
  return text === '' ? Promise.resolve() : out.write(Buffer.from(text))
}
