// What an import of a list with names would do, row by row: the check and the import walk the same
// rows. A row is known by its list and record, or by all its identifying words; never by the name
// alone. Source: desk.md I4-I6.

import { isId, type Mention } from '@tumen/claim'
import type { ConflictChoice } from '@tumen/contract'
import type { ListReader } from '@tumen/ledger'
import type { MentionFields, OwnReading, OwnValues } from '../field/mention-column.ts'
import type { ReadColumn } from '../import/column.ts'
import type { FileRow } from '../import/file-row.ts'
import type { CellTrouble, RowOutcome } from '../import/outcome.ts'
import { type Answered, differenceHash } from '../import/run.ts'
import { cleanCell } from './cell.ts'
import { isMentionField } from './column.ts'
import { type KnownMentions, mentionsByRecord, mentionsByWords, wordsKey } from './known.ts'
import {
  cellsOf,
  mergedWords,
  PART_NAMES,
  PARTS,
  type Part,
  type ReadingAround,
  type RowCells,
  readPart,
} from './reading.ts'
import {
  type HandParts,
  isSameContent,
  isSameMention,
  type MentionContent,
  partOf,
  partText,
  wordsOf,
} from './value.ts'

/** Everything that the walk over the rows looks at. */
export interface MentionPlan {
  rows: Iterable<FileRow>
  headings: number
  around: ReadingAround
  /** The columns of fields of a group's own. */
  own: MentionFields
  /** The id of the list of each row, by its place; the same for all of them without a column. */
  listOf: (row: FileRow) => string
  /** Ids of the lists that are there already, and the mentions that they have now. */
  lists: readonly string[]
  read: ListReader
  /** What of these mentions was set by hand. */
  byHand: ReadonlyMap<string, HandParts>
  conflicts: ConflictChoice
  /** Differences of fields of a group's own that nobody is asked about again. */
  answered: Answered
  updateOnly: boolean
  /** The day as of which rows that are not in the file are said to be gone. */
  markGone?: string
}

/** A mention with what stands in its fields of a group's own. */
export type KnownMention = Mention & Pick<MentionContent, 'own'>

/** What becomes of one row. */
export type MentionOutcome = RowOutcome<KnownMention, MentionContent> & {
  /** Of the mention itself there is nothing to write. */
  isSameMention?: boolean
}

/** Rows that are looked up at once. */
const BATCH = 500

/** The outcome of every row of the file in its order, and then of those that are gone. */
export async function* outcomesOf(plan: MentionPlan): AsyncGenerator<MentionOutcome> {
  const identity = await identityOf(plan)
  const times = new Map<string, number>()
  for (const row of plan.rows) {
    const key = identity.keyOf(row)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const seen = new Set<string>()
  for (const rows of batchesOf(plan.rows)) {
    const known = await identity.known.find(rows.map((row) => identity.keyOf(row)))
    const here = rows.flatMap((row) => (known.get(identity.keyOf(row)) ?? []).map(({ id }) => id))
    const own = await plan.own.look(here)
    for (const row of rows) {
      const key = identity.keyOf(row)
      const found = known.get(key) ?? []
      for (const { id } of found) seen.add(id)
      const codes = [
        ...identity.problemsOf(row),
        ...(times.get(key) === 1 ? [] : [identity.repeated]),
        ...(found.length > 1 ? ['row_ambiguous'] : []),
        ...(plan.updateOnly && found.length === 0 ? ['record_unknown'] : []),
        ...(row.fields.slice(plan.headings).some((field) => field !== '') ? ['row_length'] : []),
      ]
      const [before] = found
      yield outcomeOf(plan, row, { before, own: own.get(before?.id ?? '') }, codes)
    }
  }
  for await (const mention of identity.known.others(seen)) yield* goneOf(plan, mention)
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

/** By what a row is known again. */
interface Identity {
  keyOf(row: FileRow): string
  known: KnownMentions
  problemsOf(row: FileRow): string[]
  repeated: string
}

async function identityOf(plan: MentionPlan): Promise<Identity> {
  const { columns } = plan.around
  const record = columns.find(({ field, isRestricted }) => field === 'record' && !isRestricted)
  return record ? byRecord(plan, record) : byWords(plan)
}

/** The id of a mention: its list and the number that the list gives it. */
export function mentionId(list: string, record: string): string {
  return `${list}/${record}`
}

function byRecord({ listOf, lists, read }: MentionPlan, { at }: ReadColumn): Identity {
  const recordOf = (row: FileRow) => cleanCell(row.fields[at] ?? '').text
  return {
    // Rows without a number are no doubles of each other.
    keyOf: (row) =>
      recordOf(row) === '' ? `line ${row.line}` : mentionId(listOf(row), recordOf(row)),
    known: mentionsByRecord(read, lists),
    problemsOf: (row) => {
      if (recordOf(row) === '') return ['record_empty']
      return isId(mentionId(listOf(row), recordOf(row))) ? [] : ['id_invalid']
    },
    repeated: 'record_repeated',
  }
}

/** Without numbers a row is known by all words that tell of the person, compared as they stand. */
async function byWords({ around, listOf, lists, read }: MentionPlan): Promise<Identity> {
  const telling = around.columns.filter(
    ({ field, isRestricted }) => !isRestricted && field !== 'list' && isMentionField(field),
  )
  const keyOf = (row: FileRow) =>
    wordsKey(
      listOf(row),
      telling.map(({ at }) => cleanCell(row.fields[at] ?? '').text),
    )
  const known = await mentionsByWords(read, lists, telling)
  return { keyOf, known, problemsOf: () => [], repeated: 'row_repeated' }
}

/** What is here of a row. */
interface Here {
  before: Mention | undefined
  own: OwnValues | undefined
}

function outcomeOf(
  plan: MentionPlan,
  row: FileRow,
  here: Here,
  codes: readonly string[],
): MentionOutcome {
  const { around } = plan
  const before = here.before && withOwn(here.before, here.own?.said)
  const cells = cellsOf(row, around.columns)
  const own = plan.own.read(cellsOf(row, plan.own.columns), here.own)
  const merged = mergeRow(plan, cells, { ...here, reading: own })
  const problems = [
    ...codes.map((code) => ({ code, column: 0 })),
    ...cells.problems,
    ...merged.problems,
    ...own.problems,
  ]
  const told = { line: row.line, list: plan.listOf(row), problems }
  const notes = [...cells.notes, ...merged.notes]
  const record = cells.open.get('record')
  const id = before?.id ?? (record === undefined ? undefined : mentionId(told.list, record))
  const known = { ...told, notes, ...(id !== undefined && { id }), ...(before && { before }) }
  if (problems.length > 0) return { outcome: 'refused', ...known }
  const { content, isConflict, isKept, answers } = merged
  const isSame = before !== undefined && isSameMention(before, content)
  const left = { ...(isKept && { isKept }), ...(answers.length > 0 && { answers }) }
  const found = { ...known, ...left, isSameMention: isSame && !merged.isPartConflict }
  const waits = plan.conflicts === 'queue' && { waits: true as const }
  if (isConflict) return { outcome: 'conflict', ...found, content, ...waits }
  if (before && isSameContent(before, content)) return { outcome: 'unchanged', ...found }
  return { outcome: before ? 'changed' : 'new', ...found, content }
}

interface Merged {
  content: MentionContent
  isConflict: boolean
  /** Of what the list itself says, and not of fields of a group's own alone. */
  isPartConflict: boolean
  isKept: boolean
  answers: string[]
  problems: CellTrouble[]
  notes: CellTrouble[]
}

function withOwn<T extends object>(
  one: T,
  said: OwnValues['said'] = {},
): T & { own?: OwnValues['said'] } {
  return Object.keys(said).length === 0 ? one : { ...one, own: said }
}

/** What the mention would be once the row is taken in. */
function mergeRow(
  plan: MentionPlan,
  cells: RowCells,
  { before, own, reading }: Here & { reading: OwnReading },
): Merged {
  const written = mergedWords(before?.written, cells.open)
  const restricted = mergedWords(before?.restricted, cells.secret)
  const merged: Merged = {
    content: { written },
    ...{ isConflict: false, isPartConflict: false, isKept: false, answers: [] },
    problems: [],
    notes: [],
  }
  const held = before && plan.byHand.get(before.id)
  for (const part of PART_NAMES) mergePart(plan, merged, part, { cells, before, held })
  if (Object.keys(restricted).length > 0) merged.content.restricted = restricted
  merged.content = withOwn(merged.content, mergeOwn(plan, merged, { before, own, reading }))
  return merged
}

/** What stands in fields of a group's own then: ours by an earlier answer, or by that of now. */
function mergeOwn(
  { answered, conflicts }: MentionPlan,
  merged: Merged,
  { before, own, reading }: Here & { reading: OwnReading },
): OwnValues['said'] {
  const all = { ...reading.said }
  for (const field of reading.against) {
    const [ours, theirs] = [own?.said[field], all[field]]
    const hash = differenceHash({ record: before?.id ?? '', field, ours, theirs })
    const isAnswered = answered.has(hash)
    if (isAnswered) merged.isKept = true
    else merged.isConflict = true
    if (!isAnswered && conflicts === 'ours') merged.answers.push(hash)
    if (!isAnswered && conflicts !== 'ours') continue
    if (ours === undefined) delete all[field]
    else all[field] = ours
  }
  return all
}

interface MergedRow {
  cells: RowCells
  before: Mention | undefined
  held: HandParts | undefined
}

function mergePart(
  { around, conflicts }: MentionPlan,
  merged: Merged,
  part: Part,
  { cells, before, held }: MergedRow,
): void {
  const { content } = merged
  const ours = before ? partOf(before, part) : {}
  if (!PARTS[part].some((field) => cells.open.has(field))) {
    Object.assign(content, ours)
    return
  }
  const { value, problems, notes } = readPart(part, content.written, around)
  merged.problems.push(...problems)
  merged.notes.push(...notes)
  const hand = held?.get(part)
  const isOther = before !== undefined && partText(before, part) !== partText(value, part)
  if (!hand || !isOther) {
    Object.assign(content, value)
    return
  }
  // Words that say nothing, or that were weighed before, do not speak against somebody's hand.
  const isWeighed = notes.length > 0 || hand.weighed === wordsOf(content.written, part)
  if (!isWeighed) merged.isConflict = merged.isPartConflict = true
  else if (notes.length === 0) merged.isKept = true
  Object.assign(content, isWeighed || conflicts === 'ours' ? ours : value)
}

/** Nothing for a row that was said to be gone before. */
function* goneOf({ markGone }: MentionPlan, before: Mention): Generator<MentionOutcome> {
  if (before.goneSince !== undefined) return
  const { id, list, run: _, ...content } = before
  const marked = markGone !== undefined && { content: { ...content, goneSince: markGone } }
  yield { outcome: 'gone', id, list, before, problems: [], notes: [], ...marked }
}
