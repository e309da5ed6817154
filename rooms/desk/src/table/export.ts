// table.export: what a list, a search or a figure answers, written as a table piece by piece. Its
// asker gets it from the operation behind it, cut as everything is, so that a table holds nothing
// that a page would not show. Source: desk.md M8, M9, M13, U9.
import { given } from '@tumen/claim'
import { type TableFormat, type TableName, tableExport } from '@tumen/contract'
import { downloadBegun } from '../access/note.ts'
import { needsSecondPerson } from '../bundle/second-person.ts'
import { callByName } from '../call.ts'
import { pause } from '../change/make.ts'
import { type Call, type Desk, implement, type Outlet } from '../operation.ts'
import { VERSION } from '../program-version.ts'
import { Refusal } from '../refusal.ts'
import { fieldColumns } from './field-column.ts'
import { type AskOperation, partsOf, type TablePart } from './source.ts'
import { type TableWriter, writerOf } from './writer.ts'

export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
}

export const exportTable = implement(tableExport, async (desk, input, call) => {
  // Nobody proves who they are for what is refused anyhow.
  if (await needsSecondPerson(desk)) throw new Refusal('bundle-needed')
  if (call.isStale) throw new Refusal('proof-needed')
  if (!call.outlet) throw new Refusal('invalid-input', 'format')
  const { table, format, filter } = input
  const parts = partsOf(askAs(desk, call), table, filter)
  // What cannot be asked is refused before anything has left.
  const first = await parts.next()
  await desk.memory.accesses.note(desk.ledger, [
    downloadBegun(desk, call.actor.account, 'table.export'),
  ])
  const at = desk.clock().toISOString()
  const out = counted(call.outlet)
  out.open({ name: `tumen-${table}-${at.slice(0, 10)}.${format}`, type: TABLE_TYPES[format] })
  const writer = writerOf(format, table, out, await fieldColumns(askAs(desk, call), table))
  const known = typeof filter.asKnownOn === 'string' ? filter.asKnownOn : at
  const told = await writeParts(call, writer, first.done ? [] : rejoined(first.value, parts))
  await writer.end(() =>
    out.about({
      ...{ table, filter, at, version: VERSION, shortened: writer.shortened() },
      ...{ known: told.known ?? known, rows: [...told.rows], isCapped: told.isCapped },
    }),
  )
  const shortened = writer.shortened()
  return {
    ...{ table, format, rows: sum(told.rows), bytes: out.bytes() },
    ...(shortened > 0 && { shortened }),
    ...(told.isCapped && { capped: true as const }),
  }
})

/** Asks as the person who wants the table, and of no more groups than those in which they may. */
export function askAs(desk: Desk, { actor, progress }: Call): AskOperation {
  const { account, roles, groups, within, key } = actor
  const own = groups && Object.entries(groups).filter(([id]) => within?.includes(id) ?? true)
  const asker = { account, roles, ...given({ groups: own && Object.fromEntries(own), key }) }
  const silent = { report: () => undefined, ...given({ signal: progress.signal }) }
  return (operation, input) =>
    callByName(desk, operation, input, { actor: asker, progress: silent })
}

async function* rejoined<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}

async function writeParts(
  call: Call,
  writer: TableWriter,
  parts: AsyncIterable<TablePart> | Iterable<TablePart>,
) {
  const rows = new Map(writer.tables.map((table) => [table, 0]))
  let known: string | undefined
  let isCapped = false
  for await (const part of parts) {
    const items = part.items.filter(({ table }) => writer.tables.includes(table))
    await writer.add(items)
    for (const item of items) {
      rows.set(item.table, (rows.get(item.table) ?? 0) + item.rows.length)
    }
    known = part.known ?? known
    isCapped ||= part.isCapped ?? false
    await pause(call, 'table', sum(rows), 0)
  }
  return { rows, known, isCapped }
}

function sum(rows: ReadonlyMap<TableName, number>): number {
  return [...rows.values()].reduce((all, one) => all + one, 0)
}

function counted(outlet: Outlet) {
  let bytes = 0
  return {
    open: (file: Parameters<Outlet['open']>[0]) => outlet.open(file),
    urlOf: (table: TableName, id: string) => outlet.urlOf(table, id),
    sheet: (table?: TableName) => outlet.sheet(table),
    about: (facts: Parameters<Outlet['about']>[0]) => outlet.about(facts),
    write: (piece: Uint8Array) => {
      bytes += piece.length
      return outlet.write(piece)
    },
    bytes: () => bytes,
  }
}
