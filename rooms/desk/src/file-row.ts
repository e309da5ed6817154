// The rows of a file with a table, whatever spreadsheet wrote it, and how a table is refused: every
// problem comes with its place and none with what stands there.
import { Refusal, type RefusalDetail } from './refusal.ts'

/** A row with its number in the file. */
export interface FileRow {
  line: number
  fields: string[]
}

const MOST_PROBLEMS = 100

/** Refuses a table with its problems, a hundred of them at the most; nothing without any. */
export function refuseTable(problems: readonly RefusalDetail[]): void {
  if (problems.length === 0) return
  throw new Refusal('table-unreadable', 'table', problems.slice(0, MOST_PROBLEMS))
}

/** The rows of a text that hold something, with their numbers in it; quotes as in RFC 4180. */
export function rowsOfText(text: string): FileRow[] {
  const lines = text.replace(/^\u{feff}/u, '').split(/\r\n|\n|\r/)
  const mark = separatorOf(lines.find((line) => line.trim() !== '') ?? '')
  return lines.flatMap((line, n): FileRow[] =>
    line.trim() === '' ? [] : [{ line: n + 1, fields: fieldsOf(line, mark, n + 1) }],
  )
}

// Spreadsheets of many countries write semicolons or tabs.
function separatorOf(line: string): string {
  return [',', ';', '\t'].find((mark) => line.includes(mark)) ?? ','
}

function fieldsOf(line: string, mark: string, number: number): string[] {
  if (!line.includes('"')) return line.split(mark).map((field) => field.trim())
  const fields: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string
    if (sign === '"' && isQuoted && line[at + 1] === '"') {
      field += sign
      at++
    } else if (sign === '"') isQuoted = !isQuoted
    else if (sign === mark && !isQuoted) {
      fields.push(field.trim())
      field = ''
    } else field += sign
  }
  if (isQuoted) refuseTable([{ code: 'quote_open', line: number }])
  return [...fields, field.trim()]
}
