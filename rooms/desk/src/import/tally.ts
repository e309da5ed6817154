// The walk over what an import would do, once for the check and once for the import: counts, the
// first differences of each kind, and a digest of everything that would change, which tells whether
// the import still does what a dry run said. Source: desk.md I5-I8.
import { createHash } from 'node:crypto'
import { given, IMPORT_OUTCOMES, type ImportOutcome, type ImportRun } from '@tumen/claim'
import type { CellTrouble, FieldChange, RowOutcome } from './outcome.ts'

/** One difference that is shown. */
export interface RowDifference {
  outcome: ImportOutcome
  line?: number
  id?: string
  changes: FieldChange[]
}

/** A problem of a row: its code, its line, and the place of the column to blame, from 1. */
export interface RowTrouble {
  code: string
  line: number
  column?: number
  offsets?: string
}

/** How often something was noted of cells, and on which lines first. */
export interface CellNote {
  code: string
  column: number
  cells: number
  lines: number[]
}

/** What came of a walk. */
export interface ImportTally {
  outcomes: { outcome: ImportOutcome; rows: number }[]
  refused: number
  /** Rows in which ours stays, as was answered before. */
  kept: number
  /** Differences that this import answers with ours. */
  answers: string[]
  problems: RowTrouble[]
  notes: CellNote[]
  differences: RowDifference[]
  /** Of each list: how many rows are new. */
  fresh: Map<string, number>
  /** Ids of the rows that are written. */
  touched: string[]
  /** SHA-256 of what every row comes to. */
  digest: string
  /** The lines of the rows that are refused. */
  refusedLines: Map<number, string[]>
}

/** Differences of one kind that are shown, and problems and lines of notes that are told. */
const MOST_SHOWN = 200
const MOST_LINES = 20

/** Rows between two pauses. */
const STEP = 500

/** How rows are written; the id that a row has now. */
export type WriteRow<B, C> = (row: RowOutcome<B, C>) => Promise<string>

/** The outcomes of a file in their order, and how two contents differ. */
export interface Walk<B, C> {
  outcomes: AsyncIterable<RowOutcome<B, C>>
  changesOf(before: B | undefined, after: C): FieldChange[]
  pause(done: number): Promise<void>
}

/** Gets one difference after the other: outcome, line, id, field, before and after. */
export type TellDifference = (line: string[]) => void

/** Walks over a file; `write` gets every row that has something to write, in order. */
export async function tallyOf<B, C>(
  walk: Walk<B, C>,
  write?: WriteRow<B, C>,
  tell?: TellDifference,
): Promise<ImportTally> {
  const hash = createHash('sha256')
  const tally = emptyTally()
  const rows = new Map<ImportOutcome, number>()
  let done = 0
  for await (const row of walk.outcomes) {
    if (done % STEP === 0) await walk.pause(done)
    done++
    hash.update(digestLine(row))
    noteTroubles(tally, row)
    if (row.outcome === 'refused') continue
    rows.set(row.outcome, (rows.get(row.outcome) ?? 0) + 1)
    if (row.isKept) tally.kept++
    if (!row.waits) tally.answers.push(...(row.answers ?? []))
    if (row.outcome === 'new') tally.fresh.set(row.list, (tally.fresh.get(row.list) ?? 0) + 1)
    if ((rows.get(row.outcome) ?? 0) <= MOST_SHOWN) noteDifference(tally, row, walk)
    if (tell) for (const line of linesOf(row, walk)) tell(line)
    if (write && row.content && !row.waits) tally.touched.push(await write(row))
  }
  const outcomes = IMPORT_OUTCOMES.flatMap((outcome) => {
    const count = rows.get(outcome) ?? 0
    return count > 0 ? [{ outcome, rows: count }] : []
  })
  return { ...tally, outcomes, digest: hash.digest('hex') }
}

/** What a run keeps of its answers. */
export function answersOf({ kept, answers }: ImportTally): Pick<ImportRun, 'kept' | 'answered'> {
  return { ...(kept > 0 && { kept }), ...(answers.length > 0 && { answered: answers }) }
}

/** The differences of a row, but for restricted cells, which stand in no file that goes out. */
function linesOf<B, C>(row: RowOutcome<B, C>, { changesOf }: Walk<B, C>): string[][] {
  const { outcome, line = '', id = '', before, content } = row
  if (outcome === 'unchanged') return []
  const told = [outcome, String(line), id]
  const changes = content ? changesOf(before, content) : []
  const open = changes.filter(({ kind }) => kind !== 'restricted')
  if (open.length === 0) return [[...told, '', '', '']]
  return open.map((one) => [...told, one.field, one.before ?? '', one.after ?? ''])
}

function emptyTally(): Omit<ImportTally, 'outcomes' | 'digest'> {
  return {
    ...{ refused: 0, kept: 0, answers: [], problems: [], notes: [], differences: [] },
    ...{ fresh: new Map(), touched: [], refusedLines: new Map() },
  }
}

/** Fresh ids are chance, so new rows stand in the digest by their lines alone. */
function digestLine<B, C>({ outcome, line, before, content, problems }: RowOutcome<B, C>): string {
  const codes = problems.map(({ code, column }) => [code, column])
  return `${JSON.stringify([outcome, line ?? null, before ?? null, content ?? null, codes])}\n`
}

type Open = Omit<ImportTally, 'outcomes' | 'digest'>

function noteTroubles(
  tally: Open,
  { line = 0, problems, notes }: RowOutcome<unknown, unknown>,
): void {
  for (const { code, column } of notes) noteCell(tally, line, { code, column })
  if (problems.length === 0) return
  tally.refused++
  tally.refusedLines.set(line, [...new Set(problems.map(({ code }) => code))])
  for (const { code, column, offsets } of problems)
    if (tally.problems.length < MOST_SHOWN)
      tally.problems.push({ code, line, ...(column > 0 && { column }), ...given({ offsets }) })
}

function noteCell({ notes }: Open, line: number, { code, column }: CellTrouble): void {
  const known = notes.find((note) => note.code === code && note.column === column)
  if (!known) notes.push({ code, column, cells: 1, lines: [line] })
  else {
    known.cells++
    if (known.lines.length < MOST_LINES) known.lines.push(line)
  }
}

function noteDifference<B, C>(
  { differences }: Open,
  row: RowOutcome<B, C>,
  { changesOf }: Walk<B, C>,
): void {
  const { outcome, line, id, before, content } = row
  if (outcome === 'unchanged' || outcome === 'refused') return
  differences.push({
    outcome,
    ...(line !== undefined && { line }),
    ...(id !== undefined && { id }),
    changes: content ? changesOf(before, content) : [],
  })
}
