// The rows of a file that were refused, as a file to be corrected and taken in again: the columns
// as they were, and one more that says what is wrong. Nothing in it runs in a spreadsheet. Source:
// desk.md I8, I10.

import { csvText, safeCell } from '../table/csv.ts'
import type { ListTable } from './file.ts'

/** The heading of the column with what is wrong; a file may hold it when it comes back. */
export const PROBLEM_COLUMN = 'problem'

/** CSV of the rows on these lines, each with its codes. */
export function failedRows(
  { headings, rows }: ListTable,
  refused: ReadonlyMap<number, readonly string[]>,
): string {
  const kept = headings.flatMap((name, at) => (name === PROBLEM_COLUMN ? [] : [at]))
  const lines: string[][] = []
  for (const { line, fields } of rows) {
    const codes = refused.get(line)
    if (codes) lines.push([...kept.map((at) => fields[at] ?? ''), codes.join(' ')])
  }
  const head = [...kept.map((at) => headings[at] ?? ''), PROBLEM_COLUMN]
  return csvText([head, ...lines], safeCell)
}
