// The check and the import of a file with names: which lists, which columns, what becomes of every
// row; then one leaf with the rows and how the import went. Source: desk.md I2-I8.

import { createHash } from 'node:crypto'
import type { ImportRun, ListMapping, MappedColumn, Mention, PersonList } from '@tumen/claim'
import { given } from '@tumen/claim'
import type { ConflictChoice } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { digestOf, pause } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import { openFields } from '../field/file-column.ts'
import { isFieldForFew, isOwnColumn, mentionFields, rulesWith } from '../field/mention-column.ts'
import { columnsOf, mappingProblems, type ReadColumns } from '../import/column.ts'
import type { ListFileForm, ListTable } from '../import/file.ts'
import { refuseTable } from '../import/file-row.ts'
import { answeredDifferences } from '../import/run.ts'
import {
  answersOf,
  type ImportTally,
  type TellDifference,
  tallyOf,
  type WriteRow,
} from '../import/tally.ts'
import { listsNamed } from '../list/plan.ts'
import { findList, type ListFrame } from '../list/record.ts'
import { mappingFor } from '../list/saved-mapping.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import { cleanCell } from './cell.ts'
import { MENTION_RULES } from './column.ts'
import {
  type KnownMention,
  type MentionOutcome,
  type MentionPlan,
  mentionId,
  outcomesOf,
} from './plan.ts'
import { changesBetween, handParts, type MentionContent } from './value.ts'

/** What an import of names is asked to do. */
export interface MentionImport extends ListFrame, ListFileForm {
  list?: string | undefined
  /** Of a new list, where the file names none. */
  listTitle?: string | undefined
  space?: string | undefined
  mapping?: string | undefined
  columns?: MappedColumn[] | undefined
  conflicts?: ConflictChoice | undefined
  updateOnly?: boolean | undefined
  markGone?: string | undefined
  token?: string | undefined
}

/** Everything that was found out before the rows are walked. */
export interface PreparedImport {
  table: ListTable
  read: ReadColumns
  mapping: ListMapping | undefined
  columns: MappedColumn[]
  lists: PersonList[]
  isNew: ReadonlySet<string>
  plan: MentionPlan
}

/** A walk with what it was made of, and the token by which the same walk is known again. */
export interface WalkedImport extends PreparedImport {
  tally: ImportTally
  token: string
}

/** Reads file, mapping and store; refuses what concerns the file as a whole. */
export async function prepareMentions(
  desk: Desk,
  call: Call,
  input: MentionImport,
  table: ListTable,
): Promise<PreparedImport> {
  if (!can(call.actor, 'mention.read'))
    throw new Refusal('not-allowed', 'operation', [{ operation: 'list.import' }])
  const mapping = input.columns ? undefined : await mappingFor(desk, table.headings, input.mapping)
  const columns = input.columns ?? mapping?.columns ?? []
  const rules = rulesWith(MENTION_RULES, await openFields(desk, call, 'person'))
  const problems = mappingProblems(columns, rules)
  if (problems.length > 0) throw new Refusal('mapping-unfit', 'columns', problems)
  const read = withoutFew(columnsOf(table.headings, columns))
  refuseMissing(columns, read)
  const names = await listNames(desk, input, table, read)
  const { byName, all, isNew } = await listsNamed(desk, call, input, names.all)
  const listOf = (row: { fields: string[] }) => byName.get(names.of(row))?.id ?? ''
  const ids = all.filter(({ id }) => !isNew.has(id)).map(({ id }) => id)
  const { read: ledger } = desk.ledger
  const plan: MentionPlan = {
    ...{ rows: table.rows, headings: table.headings.length, listOf },
    around: {
      columns: read.columns.filter((one) => !isOwnColumn(one)),
      ...{ gazetteer: await gazetteerOf(desk), places: new Map() },
      agents: await agentIds(desk, read),
      thisYear: desk.clock().getUTCFullYear(),
    },
    ...{ lists: ids, read: ledger, own: await mentionFields(desk, call, read.columns) },
    byHand: handParts(await ledger.amendedMentions(ids)),
    ...{ conflicts: input.conflicts ?? 'queue', updateOnly: input.updateOnly ?? false },
    answered: await answeredDifferences(desk),
    ...(input.markGone !== undefined && { markGone: readDay(input.markGone, 'markGone') }),
  }
  return { ...{ table, read, mapping, columns, lists: all, isNew, plan } }
}

/** Fields for few come in by no file; a table of ours that comes back has them, and is read. */
function withoutFew({ columns, left, missing }: ReadColumns): ReadColumns {
  const few = columns.filter(isFieldForFew).map(({ at }) => at)
  if (few.length === 0) return { columns, left, missing }
  return {
    columns: columns.filter(({ at }) => !few.includes(at)),
    left: [...left, ...few].sort((a, b) => a - b),
    missing,
  }
}

// Without its number a row would be taken for another one.
function refuseMissing(columns: readonly MappedColumn[], { missing }: ReadColumns): void {
  const needed = missing.filter((n) => ['record', 'list'].includes(columns[n]?.field ?? ''))
  if (needed.length === 0) return
  const problems = needed.map((n) => ({ code: 'column_missing', row: n + 1 }))
  throw new Refusal('mapping-unfit', 'columns', problems)
}

/** By which name each row names its list. */
async function listNames(
  desk: Desk,
  { list: named, listTitle }: MentionImport,
  { rows }: ListTable,
  { columns }: ReadColumns,
) {
  if (named !== undefined) await findList(desk, named, 'list')
  const list = named ?? listTitle
  const column = columns.find(({ field, isRestricted }) => field === 'list' && !isRestricted)
  if (!column) {
    if (list === undefined) refuseTable([{ code: 'list_missing' }])
    return { all: [list as string], of: () => list as string }
  }
  const of = ({ fields }: { fields: string[] }) =>
    cleanCell(fields[column.at] ?? '').text || (list ?? '')
  const all = new Set<string>()
  const empty: RefusalDetail[] = []
  for (const row of rows) {
    const name = of(row)
    if (name === '') empty.push({ code: 'list_missing', line: row.line })
    else all.add(name)
  }
  refuseTable(empty)
  return { all: [...all], of }
}

async function agentIds(desk: Desk, { columns }: ReadColumns): Promise<ReadonlySet<string>> {
  if (!columns.some(({ field }) => field === 'origin')) return new Set()
  return new Set((await desk.ledger.read.agents()).map(({ row }) => row.id))
}

/** The walk without a change, or the same walk that writes. */
export async function walkMentions(
  call: Call,
  input: MentionImport,
  prepared: PreparedImport & { tell?: TellDifference },
  write?: MentionWriter,
): Promise<WalkedImport> {
  const total = prepared.table.count
  const step = write ? 'write' : 'check'
  const walk = {
    outcomes: outcomesOf(prepared.plan),
    changesOf: (before: KnownMention | undefined, after: MentionContent) =>
      changesBetween(before ?? { written: {} }, after),
    pause: (done: number) => pause(call, step, done, total),
  }
  const tally = await tallyOf(walk, write, prepared.tell)
  const { conflicts, updateOnly, markGone } = prepared.plan
  const said = {
    ...{ file: prepared.table.hash, columns: prepared.columns, rows: tally.digest },
    options: { conflicts, updateOnly, markGone: markGone ?? null },
    lists: prepared.lists.map(({ id, title }) => (prepared.isNew.has(id) ? title : id)),
    ...(input.sheet !== undefined && { sheet: input.sheet }),
  }
  return { ...prepared, tally, token: digestOf(said) }
}

/** Writes the lists that are new. */
export async function writeLists(write: Writer, { lists, isNew }: PreparedImport): Promise<void> {
  for (const list of lists) if (isNew.has(list.id)) await write.append('list', list)
}

/** Writes one row and gives its id. */
export type MentionWriter = WriteRow<KnownMention, MentionContent>

/** Writes a mention, unless a row changes its fields of a group's own alone, and then these. */
export function mentionWriter(
  desk: Desk,
  { plan: { own } }: PreparedImport,
  run: string,
  write: Writer,
): MentionWriter {
  return async ({ id: known, list, isSameMention, before, content }: MentionOutcome) => {
    const { own: said, ...mention } = content ?? { written: {} }
    const id = known ?? mentionId(list, desk.newId('r'))
    if (!isSameMention) await write.append('mention', { id, list, run, ...mention } as Mention)
    await own.write(write, { mention: id, run }, given({ before: before?.own, after: said }))
    return id
  }
}

/** Writes the lists that are new, the rows, and how it went; refuses a dry run that is stale. */
export async function writeMentions(
  desk: Desk,
  call: Call,
  { input, run, prepared }: { input: MentionImport; run: string; prepared: PreparedImport },
  write: Writer,
): Promise<WalkedImport> {
  await writeLists(write, prepared)
  const written = mentionWriter(desk, prepared, run, write)
  const walked = await walkMentions(call, input, prepared, written)
  const { tally, token, mapping, table } = walked
  if (input.token !== undefined && input.token !== token)
    throw new Refusal('stale-dry-run', 'token')
  if (tally.refused === table.count) refuseTable(tally.problems.map((one) => ({ ...one })))
  const row: ImportRun = {
    ...answersOf(tally),
    ...{ id: run, lists: prepared.lists.map(({ id }) => id) },
    ...(mapping && { mapping: mapping.id }),
    ...{ fileHash: table.hash, touchedHash: hashOfIds(tally.touched) },
    outcomes: tally.outcomes,
  }
  await write.append('import_run', row)
  return walked
}

/** SHA-256 of ids, sorted, a line each. */
export function hashOfIds(ids: readonly string[]): string {
  const lines = ids.toSorted().map((id) => `${id}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}
