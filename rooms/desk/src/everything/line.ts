// The lines of a file with everything: JSON lines, each with a sum over itself and all before it,
// so that a line that was changed, lost or moved is named. The sums find damage and prove nothing:
// whoever changes a line can reckon them anew.
import { createHash } from 'node:crypto'
import type { RowKind } from '@tumen/claim'
import type { Table } from '@tumen/ledger'

/** What the first line calls the file. */
export const FORMAT = 'tumen-everything'

/** Raised when a line means something else than it did: an older program then refuses the file. */
export const FORMAT_VERSION = 1

/** Bytes of a file of evidence in one line. */
export const PART_BYTES = 49_152

/** Signs of a line at most: the text of a document stands in one. */
export const MOST_LINE = 256_000_000

/**
 * What is of the house and not of the work: who works here and with which keys, what belongs to
 * which office, what left for whom and what was destroyed, how the log and the clock are kept.
 */
const OF_THE_HOUSE: ReadonlySet<Table> = new Set<Table>([
  ...(['account', 'account_group', 'credential', 'belonging', 'access_grant'] as const),
  ...(['log_policy', 'clock_check', 'reader_setting'] as const),
  ...(['bundle', 'bundle_decision', 'bundle_seal', 'shred_request', 'tombstone'] as const),
])

/** Whether rows of a table go into a file with everything. */
export function isTaken(table: Table): boolean {
  return !OF_THE_HOUSE.has(table)
}

/** The first line: what the file is, and how the workspace was that it is of. */
export interface HeadLine {
  kind: 'head'
  format: typeof FORMAT
  version: number
  /** Version of the program that wrote it. */
  program: string
  at: string
  review: 'self' | 'second-person'
  /** Name of the log, and how many entries it had. */
  log: string
  entries: number
}

/** A change, whose rows follow it. */
export interface ChangeLine {
  kind: 'change'
  /** Number of its entry in the log. */
  entry: number
  /** Instant since which its rows count. */
  at: string
  operation: string
  /** Id of the record that it is about. */
  subject: string
  /** Who made it, under a name for this file alone; the first one has asked for the file. */
  by: string
}

/** A part of a file of evidence, before the row that names it. */
export interface BytesLine {
  kind: 'bytes'
  /** SHA-256 of the whole file. */
  of: string
  base64: string
}

/** A row of the last change; the text of a document, or of a corrected one, stands beside it. */
export interface RowLine {
  kind: 'row'
  table: RowKind
  row: unknown
  text?: string
}

/** The last line: what must have come before. */
export interface EndLine {
  kind: 'end'
  changes: number
  rows: Readonly<Record<string, number>>
  files: number
}

export type Line = HeadLine | ChangeLine | BytesLine | RowLine | EndLine

const SUM = /,"sum":"([0-9a-f]{16})"\}$/

/** The sum of a line over itself and the sum before it. */
function sumAfter(before: string, body: string): string {
  return createHash('sha256').update(before).update(body).digest('hex').slice(0, 16)
}

/** Writes lines, one after another, each with its sum. */
export class LineWriter {
  #sum = ''

  /** The line with its end. */
  write(line: Line): string {
    // Signs that nobody sees are kept as they are: a row must come back as it was.
    const body = JSON.stringify(line).slice(0, -1)
    this.#sum = sumAfter(this.#sum, body)
    return `${body},"sum":"${this.#sum}"}\n`
  }
}

/** Why a line is not one of the file; `changed` also where one before it is missing. */
export type LineProblem = 'line_unreadable' | 'line_changed'

/** Reads lines, one after another. */
export class LineReader {
  #sum = ''

  read(text: string): Line | LineProblem {
    const sum = SUM.exec(text)?.[1]
    if (sum === undefined) return 'line_unreadable'
    const body = text.slice(0, -`,"sum":"${sum}"}`.length)
    if (sumAfter(this.#sum, body) !== sum) return 'line_changed'
    this.#sum = sum
    try {
      const line: unknown = JSON.parse(text)
      const isObject = typeof line === 'object' && line !== null && !Array.isArray(line)
      return isObject ? (line as Line) : 'line_unreadable'
    } catch {
      return 'line_unreadable'
    }
  }
}
