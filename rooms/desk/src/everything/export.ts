// everything.export: all rows that the asker may read, in the order of the log, as JSON lines that
// another workspace reads back. Written while it is read; nothing of the house goes along, and who
// works here has another name in it. Source: desk.md 3 (U11), M9; decision 0095.
import { type RowByKind, rowToJson } from '@tumen/claim'
import { everythingExport } from '@tumen/contract'
import { EVER, subjectIdOf, type TableRow } from '@tumen/ledger'
import { downloadBegun } from '../access/note.ts'
import { needsSecondPerson } from '../bundle/second-person.ts'
import { pause } from '../change/make.ts'
import { type Call, type Desk, implement, type Outlet } from '../operation.ts'
import { VERSION } from '../program-version.ts'
import { visibleRows } from '../record/row-sight.ts'
import { Refusal } from '../refusal.ts'
import {
  type ChangeLine,
  FORMAT,
  FORMAT_VERSION,
  isTaken,
  type Line,
  LineWriter,
  PART_BYTES,
  type RowLine,
} from './line.ts'

export const EVERYTHING_TYPE = 'application/x-ndjson; charset=utf-8'

/** Rows that are read at once. */
const PAGE_ROWS = 500

export const exportEverything = implement(everythingExport, async (desk, _, call) => {
  // Nobody proves who they are for what is refused anyhow.
  if (await needsSecondPerson(desk)) throw new Refusal('bundle-needed')
  if (call.isStale) throw new Refusal('proof-needed')
  if (!call.outlet) throw new Refusal('invalid-input', 'to')
  const { account } = call.actor
  const begun = downloadBegun(desk, account, 'everything.export')
  await desk.memory.accesses.note(desk.ledger, [begun])
  const at = desk.clock().toISOString()
  call.outlet.open({ name: `tumen-everything-${at.slice(0, 10)}.jsonl`, type: EVERYTHING_TYPE })
  const out = new Sheet(call.outlet)
  const [{ vkey }, { size }] = [await desk.ledger.log(), await desk.ledger.head()]
  const { review } = desk.ledger.settings
  await out.add({
    ...{ kind: 'head', format: FORMAT, version: FORMAT_VERSION, program: VERSION, at, review },
    ...{ log: vkey.split('+')[0] ?? '', entries: size },
  })
  const { changes, rows, files } = await writeRows(desk, call, out)
  await out.add({ kind: 'end', changes, rows: Object.fromEntries(rows), files })
  await out.flush()
  return { changes, counts: Object.fromEntries(rows), files, bytes: out.bytes }
})

/** Lines on their way out, in pieces of some size. */
class Sheet {
  bytes = 0
  readonly #outlet: Outlet
  readonly #lines = new LineWriter()
  #waiting = ''

  constructor(outlet: Outlet) {
    this.#outlet = outlet
  }

  async add(line: Line): Promise<void> {
    this.#waiting += this.#lines.write(line)
    if (this.#waiting.length >= 65_536) await this.flush()
  }

  async flush(): Promise<void> {
    const piece = Buffer.from(this.#waiting)
    this.#waiting = ''
    this.bytes += piece.length
    if (piece.length > 0) await this.#outlet.write(piece)
  }
}

async function writeRows(desk: Desk, call: Call, out: Sheet) {
  const { read } = desk.ledger
  const rows = new Map<string, number>()
  const nameOf = namesFrom(call.actor.account)
  const changes = new Set<number>()
  let [done, files] = [0, 0]
  let after = { leaf: -1, leafRow: Number.MAX_SAFE_INTEGER }
  for (;;) {
    const page = await read.rowsInOrder(after, PAGE_ROWS)
    const last = page.at(-1)
    if (!last) break
    after = last
    for (const row of await taken(desk, call, page, changes)) {
      if (!changes.has(row.leaf)) await out.add(await changeLine(desk, row, nameOf))
      changes.add(row.leaf)
      files += await writeBytes(desk, call, row, out)
      await out.add(await rowLine(desk, row, nameOf))
      rows.set(row.table, (rows.get(row.table) ?? 0) + 1)
    }
    done += page.length
    await pause(call, 'everything', done, 0)
  }
  return { changes: changes.size, rows, files }
}

/** Those of the rows that go; an undo goes with the change that it moves. */
async function taken(
  desk: Desk,
  { actor }: Call,
  page: readonly TableRow[],
  written: ReadonlySet<number>,
): Promise<TableRow[]> {
  const own = page.filter(({ table }) => isTaken(table))
  const others = own.filter(({ table }) => table !== 'undo')
  const seen = new Set(await visibleRows(desk, actor, others))
  const leaves = new Set([...written, ...[...seen].map(({ leaf }) => leaf)])
  return own.filter((row) => {
    if (row.table !== 'undo') return seen.has(row)
    const isThere = leaves.has(Number(row.row.change))
    if (isThere) leaves.add(row.leaf)
    return isThere
  })
}

type NameOf = (account: string) => string

/** Names for people, for this file alone: whoever asks is the first. */
function namesFrom(asker: string): NameOf {
  const names = new Map([[asker, 'member-1']])
  return (account) => {
    const known = names.get(account) ?? `member-${names.size + 1}`
    names.set(account, known)
    return known
  }
}

async function changeLine(desk: Desk, first: TableRow, nameOf: NameOf): Promise<ChangeLine> {
  const { leaf, recorded, by } = first
  const [entry] = await desk.ledger.read.changesAt([leaf])
  const operation = entry?.operation ?? 'workspace.fsck'
  const subject = subjectOf(first)
  return { kind: 'change', entry: leaf, at: recorded, operation, subject, by: nameOf(by) }
}

/** What is made of a document, or kept beside it, is about the document. */
function subjectOf({ table, row }: TableRow): string {
  const isOfDocument = table === 'derivative' || table === 'attachment'
  return isOfDocument ? row.document : subjectIdOf(table, row)
}

/** Writes the file that a row names, before the row; gives how many it was. */
async function writeBytes(desk: Desk, call: Call, { table, row }: TableRow, out: Sheet) {
  if (table !== 'document' && table !== 'derivative' && table !== 'attachment') return 0
  let held = Buffer.alloc(0)
  const write = (base64: string) => out.add({ kind: 'bytes', of: row.bytesHash, base64 })
  for await (const piece of desk.ledger.piecesOf(row)) {
    held = Buffer.concat([held, piece])
    for (; held.length >= PART_BYTES; held = held.subarray(PART_BYTES)) {
      await write(held.subarray(0, PART_BYTES).toString('base64'))
      if (call.progress.signal?.aborted) throw new Refusal('cancelled')
    }
  }
  await write(held.toString('base64'))
  return 1
}

async function rowLine(desk: Desk, stored: TableRow, nameOf: NameOf): Promise<RowLine> {
  const { table } = stored
  const line = { kind: 'row', table, row: rowToJson(table, goingOut(stored, nameOf)) } as const
  const text = await textOf(desk, stored)
  return text === undefined ? line : { ...line, text }
}

async function textOf({ ledger: { read } }: Desk, { table, row }: TableRow) {
  if (table === 'document') return (await read.documentText(row.id, EVER)) ?? ''
  if (table === 'text_layer') return (await read.layerText(row.id, EVER)) ?? ''
  return undefined
}

/** The record without what is sealed, and with names for people. */
function goingOut({ table, row }: TableRow, nameOf: NameOf): RowByKind[typeof table] {
  if (table === 'agent') {
    const { sealed: _, ...agent } = row
    return agent
  }
  if (table === 'review_step' && row.reviewers)
    return { ...row, reviewers: row.reviewers.map(nameOf) }
  return row
}
