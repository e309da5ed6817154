// A table that came in, by its headings.
import type { ReadTable } from './carried.ts'

/** A row of a table by the headings of its columns. */
export interface HeadedRow {
  line: number
  /** The cell under a heading, without spaces around it; empty where there is none. */
  cell(heading: string): string
}

/** What a cell held before a sign was put before it, so that no spreadsheet runs it. */
function ownCell(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

/** The headings of a table and its rows. */
export function headedTable({ rows }: ReadTable): { headings: string[]; rows: HeadedRow[] } {
  const [head, ...others] = rows
  const headings = (head?.fields ?? []).map((one) => one.trim())
  const at = new Map(headings.map((name, n) => [name, n]))
  return {
    headings,
    rows: others.map(({ line, fields }) => ({
      line,
      cell: (heading) => ownCell((fields[at.get(heading) ?? -1] ?? '').trim()),
    })),
  }
}
