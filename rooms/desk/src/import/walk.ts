// What taking in a file of records would do, row by row: the check and the import walk the same
// rows. A record is known by our id or by the id that its collection gives it, never by its name.
// Source: desk.md I4-I6.
import { createHash } from 'node:crypto'
import { given } from '@tumen/claim'
import type { ConflictChoice } from '@tumen/contract'
import { cleanCell } from '../mention/cell.ts'
import type { ReadColumn } from './column.ts'
import { fieldChanges, textOf } from './field-text.ts'
import type { FileRow } from './file-row.ts'
import type {
  Cells,
  Content,
  KnownRecords,
  LaterRow,
  PartProblem,
  PartReader,
  ReadAround,
  RecordKind,
  Stored,
} from './kind.ts'
import type { CellTrouble, RowOutcome } from './outcome.ts'
import { type Answered, differenceHash } from './run.ts'

/** What the walk over a file of records looks at. */
export interface RecordPlan {
  kind: RecordKind
  rows: Iterable<FileRow>
  headings: number
  around: ReadAround
  known: KnownRecords
  /** The name of the collection; without it only records that are here can change. */
  namespace: string | undefined
  conflicts: ConflictChoice
  /** Differences that nobody is asked about again. */
  answered: Answered
  updateOnly: boolean
}

export type RecordOutcome = RowOutcome<Stored, Stored> & {
  external?: string
  /** It is written as the first row of its record. */
  isNew?: boolean
  /** What its kind keeps of it until it is written. */
  ready?: unknown
}

/** Rows that are looked up at once. */
const BATCH = 500
const MOST_CELL = 32_767

/** The outcome of every row of the file in its order, and then of those that are gone. */
export async function* recordOutcomes(plan: RecordPlan): AsyncGenerator<RecordOutcome> {
  const times = new Map<string, number>()
  for (const row of plan.rows) {
    const key = keyOf(plan, row)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const seen = new Set<string>()
  for (const rows of batchesOf(plan.rows)) {
    const found = await lookUp(plan, rows)
    for (const row of rows) {
      const key = keyOf(plan, row)
      const before = found.of(key)
      // Two rows may name one record, one by our id and one by that of its collection.
      const isTwice = times.get(key) !== 1 || (before !== undefined && seen.has(before.id))
      if (before) seen.add(before.id)
      const codes = isTwice ? ['record_repeated'] : []
      yield await outcomeOf(
        plan,
        { row, key, before, inFile: times, later: found.later(before?.id) },
        codes,
      )
    }
  }
  yield* goneOf(plan, seen)
}

/** What the collection has here and the file has no more, so many at a time. */
async function* goneOf(
  { namespace, known }: RecordPlan,
  seen: ReadonlySet<string>,
): AsyncGenerator<RecordOutcome> {
  if (namespace === undefined) return
  const ids = (await known.ofCollection(namespace)).filter((id) => !seen.has(id))
  for (let at = 0; at < ids.length; at += BATCH)
    for (const before of await known.byId(ids.slice(at, at + BATCH)))
      yield { outcome: 'gone', id: before.id, list: '', before, problems: [], notes: [] }
}

function* batchesOf(rows: Iterable<FileRow>): Generator<FileRow[]> {
  let batch: FileRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The id that a row gives itself, or a digest of what tells it apart where the file has none. */
function keyOf({ kind, around: { columns } }: RecordPlan, { fields, line }: FileRow): string {
  const own = columns.find(({ field }) => field === 'id')
  if (own) return cleanCell(fields[own.at] ?? '').text || `line ${line}`
  const words = kind.telling.map((field) => {
    const column = columns.find((one) => one.field === field)
    return column ? cleanCell(fields[column.at] ?? '').text : ''
  })
  return `row-${createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 24)}`
}

interface Found {
  of(key: string): Stored | undefined
  later(id: string | undefined): readonly LaterRow[]
}

/** What is here of some rows: by our ids first, then by those of their collection. */
async function lookUp(plan: RecordPlan, rows: readonly FileRow[]): Promise<Found> {
  const { known, namespace, kind } = plan
  const keys = rows.map((row) => keyOf(plan, row))
  const byId = new Map(
    (await known.byId(keys.filter((key) => kind.isId(key)))).map((one) => [one.id, one]),
  )
  const outer = namespace === undefined ? [] : keys.filter((key) => !byId.has(key))
  const collected = await known.byExternal(outer.map((key) => externalOf(namespace, key)))
  const byExternal = new Map(collected.map((one) => [one.external, one]))
  const ids = [...byId.keys(), ...collected.map(({ id }) => id)]
  const later = new Map<string, LaterRow[]>()
  for (const one of await known.rowsOf(ids)) {
    const own = later.get(one.row.id)
    if (own) own.push(one)
    else later.set(one.row.id, [one])
  }
  return {
    of: (key) => byId.get(key) ?? byExternal.get(externalOf(namespace, key)),
    later: (id) => later.get(id ?? '') ?? [],
  }
}

function externalOf(namespace: string | undefined, key: string): string {
  return `${namespace}/${key}`
}

interface Row {
  row: FileRow
  key: string
  before: Stored | undefined
  inFile: Pick<ReadonlySet<string>, 'has'>
  later: readonly LaterRow[]
}

async function outcomeOf(
  plan: RecordPlan,
  of: Row,
  codes: readonly string[],
): Promise<RecordOutcome> {
  const { kind, known } = plan
  const { row, before } = of
  const { cells, problems, notes } = cellsOf(row, plan.around.columns)
  const whole = [...codes, ...lacks(plan, of)].map((code) => ({ code, column: 0 }))
  const unmeant = (await known.meant?.(cells)) ?? []
  const merged = merge(plan, cells, of)
  const told = { line: row.line, list: '', notes, ...given({ before }) }
  const wrong = [...whole, ...problems, ...troublesOf(plan, unmeant), ...merged.problems]
  if (wrong.length > 0)
    return { outcome: 'refused', ...told, ...given({ id: before?.id }), problems: wrong }
  const content = contentOf(plan, of, merged.content)
  const { id } = content
  const broken = kind.check(id === '' ? { ...content, id: 'new' } : content)
  if (broken.length > 0)
    return { outcome: 'refused', ...told, problems: broken.map((code) => ({ code, column: 0 })) }
  const isNew = before === undefined || known.isFirst?.(before.id) === true
  const { isKept, answers } = merged
  const left = { ...(isKept && { isKept }), ...(answers.length > 0 && { answers }) }
  const found = { ...told, ...left, problems: [], isNew, ...(id !== '' && { id }) }
  const isSaid = before && fieldChanges(kind.parts, before, content).length === 0
  if (isSaid && !merged.isConflict) return { outcome: 'unchanged', ...found }
  // All that the file says otherwise was answered with ours: there is nothing to write.
  if (isSaid && plan.conflicts === 'ours') return { outcome: 'conflict', ...found }
  const isWaiting = merged.isConflict && plan.conflicts === 'queue'
  const readied = await known.readied?.({ before, content, cells, isWaiting })
  if (readied?.problems)
    return { outcome: 'refused', ...found, problems: troublesOf(plan, readied.problems) }
  if (readied?.isSame) return { outcome: 'unchanged', ...found }
  const outcome = merged.isConflict ? 'conflict' : before ? 'changed' : 'new'
  const waits = isWaiting && { waits: true as const }
  return { outcome, ...found, content, ...readied, ...waits }
}

/** What a row makes of its record. */
function contentOf({ kind, namespace }: RecordPlan, { key, before }: Row, content: Content) {
  const external = namespace === undefined ? undefined : externalOf(namespace, key)
  const id = before?.id ?? (kind.keepsIds ? key : '')
  return kind.rowOf({ id, before, content, ...given({ external }) })
}

/** Problems by the columns from which their fields are read. */
function troublesOf({ around }: RecordPlan, problems: readonly PartProblem[]): CellTrouble[] {
  return problems.map(({ problem, of, offsets }) => ({
    code: problem,
    column: of === undefined ? 0 : columnOf(around, of),
    ...given({ offsets }),
  }))
}

/** The place of the column of a field, from 1; 0 where no column is taken for it. */
function columnOf({ columns }: ReadAround, field: string): number {
  const found = columns.find((one) => one.field === field || one.field.startsWith(`${field}.`))
  return (found?.at ?? -1) + 1
}

function lacks(
  { kind, updateOnly, namespace, known }: RecordPlan,
  { row, key, before, inFile }: Row,
) {
  if (key === `line ${row.line}`) return ['record_empty']
  if (before) return []
  if (updateOnly || (namespace === undefined && !kind.keepsIds)) return ['record_unknown']
  if (kind.keepsIds) return kind.isId(key) ? (known.lacks?.(key, inFile) ?? []) : ['id_invalid']
  return externalOf(namespace, key).length > MOST_EXTERNAL ? ['id_invalid'] : []
}

const MOST_EXTERNAL = 200

function cellsOf(row: FileRow, columns: readonly ReadColumn[]) {
  const cells = new Map<string, string>()
  const problems: CellTrouble[] = []
  for (const { at, field, clears } of columns) {
    const { text, note } = cleanCell(row.fields[at] ?? '')
    if (note) problems.push({ code: note, column: at + 1 })
    else if (text.length > MOST_CELL) problems.push({ code: 'cell_too_long', column: at + 1 })
    else if (text !== '' || clears) cells.set(field, text)
  }
  return { cells, problems, notes: [] as CellTrouble[] }
}

interface Merged {
  content: Content
  problems: CellTrouble[]
  isConflict: boolean
  isKept: boolean
  answers: string[]
}

/** What the record would be once the row is taken in. */
function merge(plan: RecordPlan, cells: Cells, { before, later }: Row): Merged {
  const { kind, around } = plan
  const content: Content = {}
  const problems: CellTrouble[] = []
  const seen = Number(cells.get('seen') ?? 'none')
  const held = handParts(kind, later, Number.isInteger(seen) ? seen : -1)
  const merged: Merged = { content, problems, isConflict: false, isKept: false, answers: [] }
  for (const [name, part] of Object.entries(kind.parts)) {
    const ours = before?.[name]
    const { value, problem } = mergePart(part, { cells, around, ours })
    if (problem) problems.push(problem)
    const isOther = textOf(value) !== textOf(ours)
    const isHeld = before !== undefined && isOther && held.has(name)
    const stays =
      isHeld && leavesOurs(plan, merged, { record: before.id, field: name, ours, value })
    content[name] = stays ? ours : value
  }
  return merged
}

interface Held {
  record: string
  field: string
  ours: unknown
  value: unknown
}

/** Whether what somebody set by hand stays, by an earlier answer or by that of now. */
function leavesOurs(
  { answered, conflicts }: RecordPlan,
  merged: Merged,
  { record, field, ours, value }: Held,
): boolean {
  const hash = differenceHash({ record, field, ours: textOf(ours), theirs: textOf(value) })
  if (answered.has(hash)) {
    merged.isKept = true
    return true
  }
  merged.isConflict = true
  if (conflicts !== 'ours') return false
  merged.answers.push(hash)
  return true
}

interface Merging {
  cells: Cells
  around: ReadAround
  ours: unknown
}

function mergePart(
  part: PartReader,
  { cells, around, ours }: Merging,
): { value: unknown; problem?: CellTrouble } {
  const { fields, each, isNeeded } = part
  const isOwn = (field: string) =>
    fields.includes(field) || (each !== undefined && field.startsWith(`${each}.`))
  const said = [...cells].filter(([field]) => isOwn(field))
  const needed = () => ({ code: 'cell_needed', column: columnOf(around, fields[0] ?? '') })
  if (said.length === 0)
    return isNeeded && ours === undefined ? { value: ours, problem: needed() } : { value: ours }
  if (said.every(([, text]) => text === ''))
    return isNeeded ? { value: ours, problem: needed() } : { value: undefined }
  const reading = part.read(cells, around, ours)
  if (!('problem' in reading)) return { value: reading.value }
  return { value: ours, problem: { code: reading.problem, column: columnOf(around, reading.of) } }
}

/** Fields that somebody set by hand since a file last said them, or since the file was written. */
function handParts(kind: RecordKind, rows: readonly LaterRow[], seen: number): ReadonlySet<string> {
  const held = new Set<string>()
  let last: Stored | undefined
  for (const { row, run, leaf } of rows) {
    for (const name of Object.keys(kind.parts)) {
      if (!last || textOf(last[name]) === textOf(row[name])) continue
      if (run === undefined && leaf > seen) held.add(name)
      else held.delete(name)
    }
    last = row
  }
  return held
}
