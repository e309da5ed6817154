// Tables for a terminal: columns by measured width, wide cells wrapped, 80 columns by default.
// `plain` prints one `key: value` a line, for screen readers and scripts.
import type { OperationName, Output } from '@tumen/contract'
import type { Language } from '@tumen/words'
import { padText, safeText, textWidth } from './text-width.ts'
import { hangText, wrapText } from './wrap.ts'

/** One column of a table. */
export interface Column {
  heading: string
  align?: 'left' | 'right'
  /** Gives way last: ids are copied from here. */
  keep?: boolean
}

/** How text is laid out. */
export interface Layout {
  /** Columns of the terminal; default 80. */
  width?: number
  /** One `key: value` a line instead of tables and bars. */
  plain?: boolean
}

/** Prints the answer of one operation as lines. */
export type Printer<N extends OperationName> = (
  language: Language,
  output: Output<N>,
  layout?: Layout,
) => string[]

const GAP = 2
const LEAST = 6

/** The lines of a table; cells are made safe and wrapped. No line is wider than the layout. */
export function tableText(
  columns: Column[],
  rows: string[][],
  layout: Layout & { below?: string[] } = {},
): string[] {
  const cells = rows.map((row) => columns.map((_, n) => safeText(row[n] ?? '')))
  const below = (layout.below ?? []).map(safeText)
  if (layout.plain) return plainRows(columns, cells, below)
  const used = columns.map((_, n) => n).filter((n) => cells.some((row) => row[n] !== ''))
  const shown = used.map((n) => columns[n] as Column)
  const body = cells.map((row) => used.map((n) => row[n] as string))
  const widths = fitWidths(shown, body, layout.width ?? 80)
  const head = shown.map((column) => column.heading)
  const rule = widths.map((width, n) => (head[n] === '' ? '' : '-'.repeat(width)))
  const lines = [head, rule].flatMap((row) => rowLines(shown, row, widths))
  const rest = body.flatMap((row, n) => [
    ...rowLines(shown, row, widths),
    ...(below[n] ? hangText('    ', below[n], layout.width ?? 80) : []),
  ])
  return [...lines, ...rest].map((line) => line.trimEnd())
}

function plainRows(columns: Column[], rows: string[][], below: string[]): string[] {
  return rows.flatMap((row, n) => [
    ...(n === 0 ? [] : ['']),
    ...columns.flatMap((column, at) => (row[at] ? [`${column.heading}: ${row[at]}`] : [])),
    ...(below[n] ? [below[n]] : []),
  ])
}

function fitWidths(columns: Column[], rows: string[][], width: number): number[] {
  const widths = columns.map((column, n) =>
    Math.max(textWidth(column.heading), ...rows.map((row) => textWidth(row[n] ?? ''))),
  )
  const room = width - GAP * (columns.length - 1)
  const all = columns.map((_, n) => n)
  const soft = all.filter((n) => !columns[n]?.keep)
  shrink(widths, soft, room)
  shrink(widths, all, room)
  return widths
}

/** Makes the widest of the columns `which` narrower until the row fits or none can give way. */
function shrink(widths: number[], which: readonly number[], room: number): void {
  let over = widths.reduce((sum, one) => sum + one, 0) - room
  while (over > 0) {
    const widest = which.reduce(
      (a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a),
      which[0] ?? 0,
    )
    const own = widths[widest] ?? 0
    const next = Math.max(LEAST, ...which.flatMap((n) => (n === widest ? [] : [widths[n] ?? 0])))
    const cut = Math.min(over, Math.max(1, own - next))
    if (which.length === 0 || own - cut < LEAST) return
    widths[widest] = own - cut
    over -= cut
  }
}

function rowLines(columns: Column[], row: string[], widths: number[]): string[] {
  const wrapped = row.map((cell, n) => wrapCell(cell, widths[n] as number))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, n) => padText(lines[line] ?? '', widths[n] as number, columns[n]?.align))
      .join(' '.repeat(GAP)),
  )
}

function wrapCell(cell: string, width: number): string[] {
  return width >= 10 ? wrapText(cell, width) : splitNarrow(cell, width)
}

function splitNarrow(cell: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of cell) {
    if (textWidth(line + character) > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}

/** `key: value` lines with the keys padded to one column, values wrapped; empty ones left out. */
export function fieldText(fields: [string, string | undefined][], layout: Layout = {}): string[] {
  const shown = fields
    .filter((field): field is [string, string] => field[1] !== undefined && field[1] !== '')
    .map(([key, value]): [string, string] => [key, safeText(value)])
  if (layout.plain) return shown.map(([key, value]) => `${key}: ${value}`)
  const width = layout.width ?? 80
  const longest = Math.max(0, ...shown.map(([key]) => textWidth(key)))
  const column = Math.min(longest + GAP, Math.floor(width / 2))
  return shown.flatMap(([key, value]) => fieldLines(key, value, column, width))
}

function fieldLines(key: string, value: string, column: number, width: number): string[] {
  const indent = ' '.repeat(column)
  const lines = wrapText(value, width - column).map((line) => `${indent}${line}`.trimEnd())
  // A key that is too long for its column stands on a line of its own.
  if (textWidth(key) > column - GAP) return [...wrapText(key, width), ...lines]
  const [first = '', ...rest] = lines
  return [`${padText(key, column)}${first.slice(column)}`.trimEnd(), ...rest]
}
