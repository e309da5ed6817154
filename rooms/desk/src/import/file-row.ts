// The rows of a file with a table, whatever spreadsheet wrote it, and how a table is refused: every
// problem comes with its place and none with what stands there.
import { Refusal, type RefusalDetail } from '../refusal.ts'

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

/** The rows of a text that hold something, with the line on which each begins. */
export function rowsOfText(text: string): FileRow[] {
  return [...eachRow(text)]
}

/**
 * The same rows one after the other, for files of any size. Quotes are those of RFC 4180: a quoted
 * cell may hold line ends and the separator, and a quote inside a cell is a sign like any other.
 */
export function* eachRow(text: string): Generator<FileRow> {
  const first = text.startsWith('\u{feff}') ? 1 : 0
  const mark = separatorOf(firstLine(text, first))
  const at = { line: 1, from: first }
  while (at.from < text.length) {
    const { line } = at
    const fields = takeRow(text, at, mark)
    if (fields.some((field) => field !== '')) yield { line, fields }
  }
}

function firstLine(text: string, from: number): string {
  return /[^\r\n]*\S[^\r\n]*/.exec(text.slice(from, from + 100_000))?.[0] ?? ''
}

// Spreadsheets of many countries write semicolons or tabs.
function separatorOf(line: string): string {
  return [',', ';', '\t'].find((mark) => line.includes(mark)) ?? ','
}

/** Where the reading stands: the next unit, and its line. */
interface Position {
  line: number
  from: number
}

/** One row, to its end of line. */
function takeRow(text: string, at: Position, mark: string): string[] {
  const fields: string[] = []
  for (;;) {
    fields.push(isQuoted(text, at, mark) ? takeQuoted(text, at, mark) : takePlain(text, at, mark))
    const sign = text[at.from]
    at.from++
    if (sign === mark) continue
    if (sign === '\r' && text[at.from] === '\n') at.from++
    at.line++
    return fields
  }
}

/** Goes past spaces before a field, and says whether a quote opens it. */
function isQuoted(text: string, at: Position, mark: string): boolean {
  while (text[at.from] === ' ' || (text[at.from] === '\t' && mark !== '\t')) at.from++
  return text[at.from] === '"'
}

function takePlain(text: string, at: Position, mark: string): string {
  const start = at.from
  at.from = endOfField(text, start, mark)
  return text.slice(start, at.from).trim()
}

function endOfField(text: string, from: number, mark: string): number {
  for (let end = from; end < text.length; end++) {
    const sign = text[end]
    if (sign === mark || sign === '\n' || sign === '\r') return end
  }
  return text.length
}

function takeQuoted(text: string, at: Position, mark: string): string {
  const parts: string[] = []
  let from = at.from + 1
  for (;;) {
    const end = text.indexOf('"', from)
    if (end < 0) refuseTable([{ code: 'quote_open', line: at.line }])
    parts.push(text.slice(from, end))
    from = end + 1
    if (text[from] !== '"') break
    parts.push('"')
    from++
  }
  const inside = parts.join('')
  at.from = endOfField(text, from, mark)
  at.line += inside.split(/\r\n|\n|\r/).length - 1
  return (inside + text.slice(from, at.from)).trim()
}
