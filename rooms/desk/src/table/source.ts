// What stands in a table: the answers of the operation behind it, a page after another, as its
// asker gets them anywhere else. Nothing is read here that the operation would not give.
import { given } from '@tumen/claim'
import {
  contractByName,
  figureExplain,
  figureHeadSchema,
  type figureOfficial,
  figureTable,
  MOST_ROWS,
  type Output,
  questionSchema,
  TABLE_OPERATIONS,
  type TableName,
  tableTotalSchema,
} from '@tumen/contract'
import { z } from 'zod'
import { questionOfQuery, restrictionText } from '../query/saved-question.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import { type Column, columnsOf, type Fields } from './column.ts'
import { hasOwnFields, withFields } from './field-column.ts'

type Filter = Readonly<Record<string, unknown>>

/** Asks an operation as the person who wants the table. */
export type AskOperation = (operation: string, input: object) => Promise<unknown>

/** A row, with what its link names: the id of a record, or of a question its fields. */
export interface TableRow {
  link: string
  of: object
}

/** A record of a table: whole for programs, and as the rows that people read. */
export interface TableItem {
  table: TableName
  /** By which items are sorted. */
  id: string
  link: string
  record: object
  rows: readonly TableRow[]
}

/** Items that were answered together. */
export interface TablePart {
  items: readonly TableItem[]
  /** The day as known at which they were answered. */
  known?: string
  isCapped?: boolean
}

/** The field of an answer in which the records stand, where the whole answer is not one. */
const ROWS = {
  ...{ claims: 'claims', documents: 'documents', events: 'events', persons: 'persons' },
  ...{ places: 'places', speakers: 'agents', lists: 'lists', entries: 'rows' },
  ...{ mentions: 'mentions', involvements: 'involvements', flows: 'flows' },
  ...{ 'found-documents': 'hits', 'found-claims': 'claims', 'found-names': 'names' },
  ...{ timeline: 'rows', tally: 'rows', official: 'rows' },
  ...{ map: 'places', network: 'links' },
} as const
type ListedTable = keyof typeof ROWS

/** The tables that one question fills: those of a search go out together where they can. */
export function tablesWith(table: TableName): readonly TableName[] {
  const isFound = TABLE_OPERATIONS[table] === 'search'
  return isFound ? ['found-documents', 'found-claims'] : [table]
}

/** The parts of a table, sorted by the code points of the ids. */
export function partsOf(
  ask: AskOperation,
  table: TableName,
  filter: Filter,
): AsyncGenerator<TablePart> {
  if (table === 'figure') return partOfFigure(ask, filter)
  if (table === 'figures') return partsOfFigures(ask, filter)
  if (table === 'cells') return partOfCells(ask, filter)
  if (TABLE_OPERATIONS[table] === 'search') return partOfSearch(ask, table, filter)
  if (table === 'flows') return partOfFlows(ask, filter)
  if (table === 'found-names') return partOfNames(ask, filter)
  if (table === 'timeline') return partOfTimeline(ask, filter)
  if (table === 'tally') return partOfTally(ask, filter)
  if (table === 'network') return partOfNetwork(ask, filter)
  if (table === 'map') return partOfMap(ask, filter)
  if (table === 'official') return partOfOfficial(ask, filter)
  return table === 'lists' ? partOfAll(ask, table, filter) : pagesOf(ask, table, filter)
}

async function* pagesOf(ask: AskOperation, table: ListedTable, filter: Filter) {
  const operation = TABLE_OPERATIONS[table]
  const paging = {
    limit: table === 'persons' ? MOST_PERSONS : MOST_ROWS,
    ...(table === 'places' ? {} : { order: 'id' }),
  }
  let after: string | undefined
  for (;;) {
    const begun = after === undefined ? {} : { after }
    const answer = (await ask(operation, { ...filter, ...paging, ...begun })) as { next?: string }
    yield { items: itemsIn(answer, table) }
    const { next } = answer
    if (next === undefined) return
    // Where the last record of a page was taken out meanwhile, the pages would begin anew.
    if (after !== undefined && byCodePoint(next, after) <= 0) throw new Refusal('stale')
    after = next
  }
}

const MOST_PERSONS = 500

async function* partOfAll(ask: AskOperation, table: ListedTable, filter: Filter) {
  const items = itemsIn(await ask(TABLE_OPERATIONS[table], { ...filter }), table)
  yield { items: items.toSorted((a, b) => byCodePoint(a.id, b.id)) }
}

/** Each flow leads to the page with its persons, as known on the same day. */
async function* partOfFlows(ask: AskOperation, filter: Filter) {
  const answer = (await ask('person.flow', { ...filter })) as { knownOn: string }
  const items = itemsIn(answer, 'flows').map((item) => {
    const link = fieldsOf({ ...filter, of: item.id })
    return { ...item, link, rows: [{ link, of: item.record }] }
  })
  yield { items: items.toSorted((a, b) => byCodePoint(a.id, b.id)), known: answer.knownOn }
}

/** The link of a name that no person bears: no id is so short. */
const NOBODY = '-'

/** Each name leads to the first person that bears it, or to nobody. */
async function* partOfNames(ask: AskOperation, filter: Filter) {
  const table = 'found-names' as const
  const { names } = (await ask(TABLE_OPERATIONS[table], { ...filter })) as Output<'name.check'>
  const items = names.map((record) => {
    const link = record.persons.find(({ list }) => list === undefined)?.id ?? NOBODY
    return { table, id: record.name, link, record, rows: [{ link, of: record }] }
  })
  yield { items: items.toSorted((a, b) => byCodePoint(a.id, b.id)) }
}

/** Each row leads to its event or its statement. */
async function* partOfTimeline(ask: AskOperation, filter: Filter) {
  const answer = (await ask('event.timeline', { ...filter })) as {
    rows: { id: string; kind: string }[]
    total: number
    knownOn: string
  }
  const items = answer.rows.map((record) => {
    const folder = record.kind === 'event' ? 'events' : 'claims'
    const link = `${folder}/${encodeURIComponent(record.id)}`
    const rows = [{ link, of: record }]
    return { table: 'timeline' as const, id: record.id, link, record, rows }
  })
  const told = answer.rows.filter(({ kind }) => kind !== 'official').length
  yield {
    items: items.toSorted((a, b) => byCodePoint(a.id, b.id)),
    known: answer.knownOn,
    isCapped: told < answer.total,
  }
}

/** Each row leads to the page that lists its statements, as known on the same day. */
async function* partOfTally(ask: AskOperation, filter: Filter) {
  const answer = (await ask('claim.tally', { ...filter })) as { knownOn: string; left: number }
  const items = itemsIn(answer, 'tally').map((item) => {
    const link = fieldsOf({ ...filter, of: item.id })
    return { ...item, link, rows: [{ link, of: item.record }] }
  })
  const isCapped = answer.left > 0
  yield {
    items: items.toSorted((a, b) => byCodePoint(a.id, b.id)),
    known: answer.knownOn,
    isCapped,
  }
}

/** Each place leads to the map with its events. */
async function* partOfMap(ask: AskOperation, filter: Filter) {
  const answer = (await ask('event.map', { ...filter })) as { knownOn: string; left: number }
  const items = itemsIn(answer, 'map').map((item) => {
    const link = fieldsOf({ ...filter, of: (item.record as { place: string }).place })
    return { ...item, link, rows: [{ link, of: item.record }] }
  })
  const isCapped = answer.left > 0
  yield {
    items: items.toSorted((a, b) => byCodePoint(a.id, b.id)),
    known: answer.knownOn,
    isCapped,
  }
}

/** Each link leads to its event. */
async function* partOfNetwork(ask: AskOperation, filter: Filter) {
  const answer = (await ask('event.network', { ...filter })) as {
    links: { to: string }[]
    nodes: object[]
    total: number
    knownOn: string
  }
  const items = itemsIn(answer, 'network').map((item) => {
    const link = (item.record as { to: string }).to
    return { ...item, link, rows: [{ link, of: item.record }] }
  })
  const isCapped = answer.nodes.length < answer.total
  yield {
    items: items.toSorted((a, b) => byCodePoint(a.id, b.id)),
    known: answer.knownOn,
    isCapped,
  }
}

/** An official number leads to its statement, a figure to its page. */
async function* partOfOfficial(ask: AskOperation, filter: Filter) {
  const answer = (await ask('figure.official', { ...filter })) as z.output<
    typeof figureOfficial.output
  >
  const { rows, knownOn } = answer
  const items = rows.map((record) => {
    const { id, kind, act, place, from, to } = record
    const asked = fieldsOf({ act, ...given({ place }), from, to, asKnownOn: knownOn })
    const link = kind === 'cases' ? `figures/show?${asked}` : `claims/${encodeURIComponent(id)}`
    return { table: 'official' as const, id, link, record, rows: [{ link, of: record }] }
  })
  yield { items: items.toSorted((a, b) => byCodePoint(a.id, b.id)), known: knownOn }
}

async function* partOfSearch(ask: AskOperation, table: TableName, filter: Filter) {
  const answer = await ask('search', { ...filter, limit: MOST_ROWS })
  const parts = tablesWith(table).map((name) => itemsIn(answer, name as ListedTable))
  const items = parts.flatMap((part) => part.toSorted((a, b) => byCodePoint(a.id, b.id)))
  yield { items, isCapped: parts.some((part) => part.length === MOST_ROWS) }
}

function itemsIn(answer: unknown, table: ListedTable): TableItem[] {
  const records = (answer as Record<string, object[]>)[ROWS[table]] ?? []
  return records.map((record) => {
    const id = idOf(record)
    // What stands on a list is shown on the page of the list, who was in an event on its page.
    const { list, event } = record as { list?: string; event?: { id?: string } }
    const isOfList = table === 'entries' || table === 'mentions'
    const at = isOfList ? list : table === 'involvements' ? event?.id : undefined
    const link = at ?? id
    const told = hasOwnFields(table) ? withFields(record) : record
    return { table, id, link, record: told, rows: [{ link, of: told }] }
  })
}

/** The id of a record, or of the claim in it. */
function idOf(record: object): string {
  const { id, claim } = record as { id?: string; claim?: { id?: string } }
  return id ?? claim?.id ?? ''
}

/** The answer of `figure.explain`, as far as its claims stand in rows. */
interface Explained {
  knownOn: string
  question: object
  figure: { explanation: Record<'used' | 'leftOut' | 'beside', { claim: string }[]> }
  quotes: Record<string, object | undefined>
  context: Record<string, object | undefined>
}

const PARTS = ['used', 'leftOut', 'beside'] as const

async function* partOfFigure(ask: AskOperation, filter: Filter) {
  const answer = (await ask('figure.explain', filter)) as Explained
  const { figure, quotes, context } = answer
  const rows = PARTS.flatMap((part) =>
    figure.explanation[part].map((own) => ({
      link: own.claim,
      of: { ...context[own.claim], ...quotes[own.claim], ...own, part },
    })),
  )
  const sorted = rows.toSorted((a, b) => byCodePoint(a.link, b.link))
  const item = { table: 'figure' as const, id: '', link: fieldsOf(filter), record: answer }
  yield { items: [{ ...item, rows: sorted }], known: answer.knownOn }
}

/** A question as its address says it. */
function fieldsOf({ restrict, ...fields }: Filter): string {
  const groups = Array.isArray(restrict) ? (restrict as { by: string; label: string }[]) : []
  const all = groups.length === 0 ? fields : { ...fields, restrict: restrictionText(groups) }
  const texts = Object.entries(all).map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(texts).toString()
}

/** A saved question as `query.list` gives it. */
interface Saved {
  id: string
  query: Record<string, string>
}

async function* partsOfFigures(ask: AskOperation, filter: Filter) {
  const { queries } = (await ask('query.list', { kind: 'question' })) as { queries: Saved[] }
  for (const saved of queries.toSorted((a, b) => byCodePoint(a.id, b.id))) {
    const record = await answeredNow(ask, saved, filter)
    const link = fieldsOf(saved.query)
    const item = { table: 'figures' as const, id: saved.id, link, record }
    yield { items: [{ ...item, rows: [{ link, of: record }] }] }
  }
}

/** A saved question with its answer, or with why it can no longer be asked. */
async function answeredNow(ask: AskOperation, saved: Saved, filter: Filter): Promise<object> {
  try {
    const asked = { ...questionOfQuery(saved.query), ...filter }
    return { saved, ...((await ask('figure.explain', asked)) as Explained) }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error
    return { saved, refused: error.code }
  }
}

/** The answer of `figure.table`, as far as its cells and totals stand in rows. */
type Tabled = Pick<
  z.output<typeof figureTable.output>,
  'cells' | 'totals' | 'periods' | 'knownOn' | 'knownBy' | 'place'
>

async function* partOfCells(ask: AskOperation, filter: Filter) {
  const answer = (await ask('figure.table', filter)) as Tabled
  const { cells, totals, knownOn, knownBy } = answer
  const items = [
    ...cells.map((cell) => ({ part: 'cell', ...cell })),
    ...totals.map((total) => ({ part: 'total', ...total })),
  ].map(({ period, ...one }) => {
    const time = timeOf(answer, period)
    const place = one.place ?? answer.place
    const record = { ...one, ...given({ place }), ...time, knownOn, knownBy }
    const { act, population } = one
    const when = time.at === undefined ? time : { at: time.at }
    const asked = { act, ...given({ place, population }), ...when, asKnownOn: knownOn, knownBy }
    const link = fieldsOf(asked)
    const id = [act, place ?? '', time.from, time.to, one.part].join(' ')
    return { table: 'cells' as const, id, link, record, rows: [{ link, of: record }] }
  })
  yield { items: items.toSorted((a, b) => byCodePoint(a.id, b.id)), known: knownOn }
}

/** The days of a cell; of what has no period, from the first to the last. */
function timeOf({ periods }: Tabled, period: number | undefined): Tabled['periods'][number] {
  const [first, last] = [periods[period ?? 0], periods[period ?? periods.length - 1]]
  const at = first?.at
  return { from: first?.from ?? '', to: last?.to ?? '', ...given({ at }) }
}

function cellFields(): Fields {
  const { period: _, ...shape } = tableTotalSchema.shape
  const { knownOn, knownBy, periods } = figureTable.output.shape
  return [
    ['part', z.enum(['cell', 'total'])],
    ...Object.entries({ ...shape, ...periods.element.shape, knownOn, knownBy }),
  ]
}

/** The columns of a table; the link stands before them. */
export function columnsOfTable(table: TableName): Column[] {
  if (table === 'figures') return columnsOf(figuresFields())
  if (table === 'cells') return columnsOf(cellFields())
  if (table !== 'figure') {
    const found = columnsOf(recordSchema(TABLE_OPERATIONS[table], ROWS[table]))
    // What stands in fields of a group's own has columns of its own.
    return hasOwnFields(table) ? found.filter(({ name }) => !name.startsWith('fields.')) : found
  }
  const { used, leftOut, beside } = figureExplain.output.shape.figure.shape.explanation.shape
  const { quotes, context } = figureExplain.output.shape
  const schemas = [used.element, leftOut.element, beside.element]
  const all = [...schemas, quotes.valueType, context.valueType].flatMap((one) => columnsOf(one))
  const part = columnsOf([['part', z.enum(PARTS)]])
  return [...new Map([...part, ...all].map((one) => [one.name, one])).values()]
}

function figuresFields(): Fields {
  return [
    ['saved', recordSchema('query.list', 'queries')],
    ['question', questionSchema],
    ['figure', figureHeadSchema],
    ['knownOn', figureExplain.output.shape.knownOn],
    ['refused', z.string()],
  ]
}

function recordSchema(operation: string, field: string): z.ZodObject {
  const output = contractByName(operation)?.output as z.ZodObject | undefined
  const list = output?.shape[field]
  if (!(list instanceof z.ZodArray) || !(list.element instanceof z.ZodObject))
    throw new Error('a table holds records')
  return list.element
}
