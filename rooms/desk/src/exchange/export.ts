// exchange.export: records in other people's formats, under the rules of tables (decision 0090). A
// document leaves as its text: files as they came are for bundles, where somebody looks at them.
// Source: conventions.md 1.7, 2, 5, 10, 12; claims.md 9; decision 0096.

import { type ArchivePart, zipPieces } from '@tumen/archive'
import { claimToAnnotation, printedJson } from '@tumen/claim'
import { EXCHANGE_FORMATS, exchangeExport } from '@tumen/contract'
import {
  type Carried,
  type CellTable,
  eventFeatures,
  figureTable,
  moneyEntities,
  standardTables,
  uwaziTables,
  xlsForm,
} from '@tumen/exchange'
import { downloadBegun } from '../access/note.ts'
import { needsSecondPerson } from '../bundle/second-person.ts'
import { pause } from '../change/make.ts'
import { currentText } from '../document/text.ts'
import { type Call, type Desk, implement, type Outlet } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { csvText, safeCell } from '../table/csv.ts'
import { askAs } from '../table/export.ts'
import type { AskOperation } from '../table/source.ts'
import { Workbook } from '../table/workbook.ts'
import { figuresOut } from './figure-out.ts'
import { gatherRecords, recordsOf } from './gather.ts'

const TYPES = {
  zip: 'application/zip',
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/geo+json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export const exportExchange = implement(exchangeExport, async (desk, input, call) => {
  // Nobody proves who they are for what is refused anyhow.
  if (await needsSecondPerson(desk)) throw new Refusal('bundle-needed')
  if (call.isStale) throw new Refusal('proof-needed')
  if (!call.outlet) throw new Refusal('invalid-input', 'to')
  const { format, restricted } = input
  const begun = downloadBegun(desk, call.actor.account, 'exchange.export')
  await desk.memory.accesses.note(desk.ledger, [begun])
  const work = { desk, call, ask: askAs(desk, call), outlet: call.outlet, restricted }
  const { pieces, counts, leftOut } = await WRITERS[format](work)
  const ending = EXCHANGE_FORMATS[format].out
  const day = desk.clock().toISOString().slice(0, 10)
  call.outlet.open({ name: `tumen-${format}-${day}.${ending}`, type: TYPES[ending] })
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    await call.outlet.write(piece)
    await pause(call, 'everything', bytes, 0)
  }
  return { format, counts, leftOut, bytes }
})

interface Work {
  desk: Desk
  call: Call
  ask: AskOperation
  outlet: Outlet
  restricted: boolean
}

/** A file on its way out: its pieces, and what it holds. */
interface Written {
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  counts: Record<string, number>
  leftOut: number
}

const WRITERS: Readonly<Record<keyof typeof EXCHANGE_FORMATS, (work: Work) => Promise<Written>>> = {
  uwazi: async (work) => {
    const { carried, leftOut } = await gatherRecords(work.desk, work.ask, work.restricted)
    const documents = carried.documents.map((one) => ({ ...one, files: [fileNameOf(one.id)] }))
    const tables = uwaziTables({ ...carried, documents })
    const texts = documents.map(({ id, files: [name = ''] }) => textPart(work, id, name))
    const parts = [...tables.map(tablePart), ...(await Promise.all(texts))]
    return { pieces: zipPieces(parts), counts: countsOf(carried), leftOut }
  },
  huridocs: async (work) => {
    const { carried, leftOut } = await gatherRecords(work.desk, work.ask, work.restricted)
    const { documents: _, places: __, ...told } = countsOf(carried)
    return { pieces: zipPieces(standardTables(carried).map(tablePart)), counts: told, leftOut }
  },
  ftm: async ({ desk, ask, outlet }) => {
    const { carried, leftOut } = await gatherRecords(desk, ask, false)
    const urlOf = (kind: 'event' | 'document', id: string) =>
      outlet.urlOf(kind === 'event' ? 'events' : 'documents', id)
    const lines = moneyEntities(carried, urlOf).map((one) => `${printedJson(one)}\n`)
    const { events, documents } = carried
    const counts = { events: events.length, documents: documents.length }
    return { pieces: [Buffer.from(lines.join(''))], counts, leftOut }
  },
  hxl: (work) => figureFile(work, true),
  ucdp: (work) => figureFile(work, false),
  geojson: async ({ desk, ask, outlet }) => {
    const { carried, leftOut } = await gatherRecords(desk, ask, false)
    const { places } = await gazetteerOf(desk)
    const value = eventFeatures(carried.events, places, (id) => outlet.urlOf('events', id))
    const counts = { events: carried.events.length }
    return { pieces: [Buffer.from(`${printedJson(value)}\n`)], counts, leftOut }
  },
  annotation: async (work) => annotations(work),
  xlsform: async ({ desk, outlet }) => {
    const version = desk.clock().toISOString().slice(0, 10)
    const sheets = xlsForm((kind, key) => outlet.label(kind, key), version)
    return { pieces: await sheetPieces(sheets), counts: {}, leftOut: 0 }
  },
}

/** A workbook of these sheets; the last one that is written stands before the others. */
async function sheetPieces([survey, ...others]: ReturnType<typeof xlsForm>) {
  const pieces: Uint8Array[] = []
  const workbook = new Workbook(async (piece) => void pieces.push(piece))
  for (const { name, rows } of others) {
    const [head = [], ...rest] = rows
    await workbook.begin(name, head)
    await workbook.add(rest)
  }
  if (survey) await workbook.end(survey)
  return pieces
}

function countsOf(carried: Carried): Record<string, number> {
  return Object.fromEntries(Object.entries(carried).map(([kind, all]) => [kind, all.length]))
}

async function figureFile({ desk, ask, outlet }: Work, withHashtags: boolean): Promise<Written> {
  const urlOf = (query: Record<string, string>) =>
    outlet.urlOf('figures', new URLSearchParams(query).toString())
  const figures = await figuresOut(desk, ask, urlOf)
  const table = figureTable(figures, withHashtags)
  // A hashtag is no formula: the row is read by programs, and begins with what they look for.
  const pieces = [Buffer.from(`\u{feff}${csvText(table.rows, safeCell)}`)]
  return { pieces, counts: { figures: figures.length }, leftOut: 0 }
}

/** The public claims of public documents, at their words. */
async function annotations({ desk, ask }: Work): Promise<Written> {
  const all = await recordsOf<{ claim: { id: string } }>(ask, 'claims')
  const ids = all.map(({ claim }) => claim.id)
  const found = ids.length > 0 ? await desk.ledger.read.claimsById(ids) : []
  const lines: string[] = []
  for (const { claim } of found) {
    const document = await desk.ledger.read.document(claim.row.doc)
    const { layer } = claim.row
    const text = layer
      ? await desk.ledger.read.layerText(layer)
      : await desk.ledger.read.documentText(claim.row.doc)
    const out = document && claimToAnnotation(claim.row, document.row, text ?? '', 'public')
    if (out) lines.push(`${printedJson(out)}\n`)
  }
  const leftOut = found.length - lines.length
  return { pieces: [Buffer.from(lines.join(''))], counts: { claims: lines.length }, leftOut }
}

function tablePart({ path, rows }: CellTable): ArchivePart {
  const bytes = Buffer.from(`\u{feff}${csvText(rows, safeCell)}`)
  return { path, size: bytes.length, read: async () => bytes }
}

/** The newest text of a document; read again when its turn comes, so that one is held at a time. */
async function textPart({ desk }: Work, id: string, path: string): Promise<ArchivePart> {
  const read = async () => {
    const stored = await desk.ledger.read.document(id)
    return Buffer.from(stored ? (await currentText(desk, stored.row)).text : '')
  }
  return { path, size: (await read()).length, read }
}

function fileNameOf(id: string): string {
  return `${id.replace(/[^A-Za-z0-9._-]/g, '_')}.txt`
}
