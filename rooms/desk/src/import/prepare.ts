// What the check and the import both do: the kept file, the mapping of its columns, and the walk
// over its rows, without a change or with one. Source: desk.md I3-I7.
import type { ImportKind, ImportRun, ListMapping, MappedColumn } from '@tumen/claim'
import { given } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import { digestOf, pause } from '../change/make.ts'
import { eventsWithFields } from '../field/file-column.ts'
import { mappedColumns } from '../list/map.ts'
import { mappingFor, savedMappings } from '../list/saved-mapping.ts'
import { mentionWriter, prepareMentions, walkMentions, writeLists } from '../mention/import.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import {
  columnsOf,
  fittingMappings,
  isRestrictedColumn,
  mappingProblems,
  type ReadColumns,
} from './column.ts'
import type { ImportEffect } from './effect.ts'
import { fieldChanges } from './field-text.ts'
import type { ListTable } from './file.ts'
import { type ImportInput, keptTable } from './kept-file.ts'
import type { RecordKind, Stored } from './kind.ts'
import { recordKind, suggestedFor } from './kinds.ts'
import { answeredDifferences } from './run.ts'
import { answersOf, type ImportTally, type TellDifference, tallyOf } from './tally.ts'
import { type RecordOutcome, type RecordPlan, recordOutcomes } from './walk.ts'

/** A walk with what it was made of, and the token by which the same walk is known again. */
export interface Walked {
  tally: ImportTally
  token: string
  mapping: ListMapping | undefined
  table: ListTable
  read: ReadColumns
  /** Ids of the lists into which persons came. */
  lists: readonly string[]
}

interface Writing {
  write: Writer
  run: string
}

/** An import that can be walked over, again and again. */
export interface Prepared {
  table: ListTable
  /** Walks over the rows; with a writer they are written; `tell` gets every difference. */
  walk(writing?: Writing, tell?: TellDifference): Promise<Walked>
  /** What saved questions would answer after it, once a walk is over. */
  effect?: () => Promise<ImportEffect[]>
}

/** Reads the kept file, its mapping and what is here. */
export async function prepareImport(desk: Desk, call: Call, input: ImportInput): Promise<Prepared> {
  const table = await keptTable(desk, call, input)
  const kind = input.kind === 'events' ? await eventsWithFields(desk, call) : recordKind(input.kind)
  return kind ? ofRecords(desk, call, { input, table, kind }) : ofPersons(desk, call, input, table)
}

interface OfRecords {
  input: ImportInput
  table: ListTable
  kind: RecordKind
}

async function ofRecords(
  desk: Desk,
  call: Call,
  { input, table, kind }: OfRecords,
): Promise<Prepared> {
  const { mapping, columns } = await columnsFor(desk, input, table)
  const problems = [...mappingProblems(columns, kind.rules), ...closedColumns(columns, table)]
  if (problems.length > 0) throw new Refusal('mapping-unfit', 'columns', problems)
  const read = columnsOf(table.headings, columns)
  const plan: RecordPlan = {
    ...{ kind, rows: table.rows, headings: table.headings.length, namespace: input.namespace },
    around: { columns: read.columns, gazetteer: await gazetteerOf(desk), places: new Map() },
    known: await kind.known(desk, call),
    ...{ conflicts: input.conflicts ?? 'queue', updateOnly: input.updateOnly ?? false },
    answered: await answeredDifferences(desk),
  }
  const { conflicts, updateOnly } = plan
  const walk = async (writing?: Writing, tell?: TellDifference) => {
    const walked = {
      outcomes: recordOutcomes(plan),
      changesOf: (before: Stored | undefined, after: Stored) =>
        fieldChanges(kind.parts, before, after),
      pause: (done: number) => pause(call, writing ? 'write' : 'check', done, table.count),
    }
    const tally = await tallyOf(walked, writing && writerOf(plan, writing), tell)
    if (writing) await plan.known.finish?.(writing.write)
    const said = { file: table.hash, kind: input.kind, namespace: input.namespace ?? null }
    const asked = { columns, rows: tally.digest, options: { conflicts, updateOnly } }
    const token = digestOf({ ...said, ...asked, ...given({ sheet: input.sheet }) })
    return { tally, token, mapping, table, read, lists: [] }
  }
  return { table, walk, ...given({ effect: plan.known.effect }) }
}

/** Records have no closed fields yet: what is marked as closed would become open to all. */
function closedColumns(columns: readonly MappedColumn[], { headings }: ListTable) {
  return columns.flatMap((one, n) =>
    headings.includes(one.column) && isRestrictedColumn(one)
      ? [{ code: 'field_restricted', row: n + 1 }]
      : [],
  )
}

function writerOf({ known }: RecordPlan, { write, run }: Writing) {
  return ({ content, isNew = false, ready }: RecordOutcome): Promise<string> =>
    known.write(write, { row: { id: '', ...content }, isNew, run, ready })
}

/** The columns that were given, those of a mapping that is named or fits, or by the headings. */
async function columnsFor(
  desk: Desk,
  input: ImportInput,
  { headings }: ListTable,
): Promise<{ mapping: ListMapping | undefined; columns: MappedColumn[] }> {
  if (input.columns) return { mapping: undefined, columns: mappedColumns(input.columns) }
  const saved = (await savedMappings(desk, input.kind)).map(({ row }) => row)
  if (input.mapping !== undefined || fittingMappings(headings, saved).length > 0) {
    const mapping = await mappingFor(desk, headings, input.mapping, input.kind)
    return { mapping, columns: mapping.columns }
  }
  const suggested = suggestedColumns(input.kind, headings)
  if (suggested.length === 0) throw new Refusal('mapping-needed', 'mapping')
  return { mapping: undefined, columns: suggested }
}

/** Of two columns that may be one field the first is taken; the other is told as not read. */
function suggestedColumns(kind: ImportKind, headings: readonly string[]): MappedColumn[] {
  const taken = new Set<string>()
  return headings.flatMap((column) => {
    const field = suggestedFor(kind, column)
    if (field === undefined || taken.has(field)) return []
    taken.add(field)
    return [{ column, field }]
  })
}

async function ofPersons(
  desk: Desk,
  call: Call,
  input: ImportInput,
  table: ListTable,
): Promise<Prepared> {
  const { mapping, columns } = await columnsFor(desk, input, table)
  const { conflicts, updateOnly, list, listTitle, sheet } = input
  const titled = await listsCalled(desk, list === undefined ? listTitle : undefined)
  const known = list ?? titled[0]
  const wanted = { conflicts, updateOnly, sheet, columns, ...given({ list: known, listTitle }) }
  const prepared = { ...(await prepareMentions(desk, call, wanted, table)), mapping }
  const lists = prepared.lists.map(({ id }) => id)
  const walk = async (writing?: Writing, tell?: TellDifference) => {
    if (!writing)
      return { ...(await walkMentions(call, wanted, { ...prepared, ...given({ tell }) })), lists }
    const { write, run } = writing
    await writeLists(write, prepared)
    const written = mentionWriter(desk, prepared, run, write)
    return { ...(await walkMentions(call, wanted, prepared, written)), lists }
  }
  return { table, walk }
}

/** The one list with that title; refuses where several have it. */
async function listsCalled(desk: Desk, title: string | undefined): Promise<readonly string[]> {
  if (title === undefined) return []
  const rows = await desk.ledger.read.rows('list')
  const ids = rows.flatMap(({ row }) => (row.title === title ? [row.id] : []))
  if (ids.length > 1)
    throw new Refusal(
      'unknown-list',
      'listTitle',
      ids.slice(0, 20).map((candidate) => ({ candidate })),
    )
  return ids
}

/** How an import went, as a row. */
export function runOf(
  input: ImportInput,
  run: string,
  walked: Walked,
): Omit<ImportRun, 'touchedHash'> {
  const { kind, document, namespace } = input
  const { mapping, table, tally, lists } = walked
  return {
    ...{ id: run, kind, document, lists: [...lists] },
    ...given({ namespace, mapping: mapping?.id }),
    ...{ fileHash: table.hash, outcomes: tally.outcomes, ...answersOf(tally) },
  }
}
