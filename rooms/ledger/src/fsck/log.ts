// Feeds the custody room's log check from the tables, in its order, and each opening on to the
// rows. Holds one page of openings at a time. FS1 … FS5, FS7 … FS10, FS12.
import {
  isFinding,
  type LogCheck,
  type LogFinding,
  type Opening,
  readWho,
  startLogCheck,
  type VerifierKey,
  type Who,
} from '@tumen/custody'
import { sha256 } from '../evidence/object-file.ts'
import { type LogEra, storedTile, type WorkspaceLog } from '../log/era.ts'
import { type LogState, nextLeaf } from '../log/state.ts'
import type { Store, Tables } from '../table/database.ts'
import type { FsckReport } from './report.ts'
import type { RowMatch } from './row.ts'

const PAGE = 500

type OpeningRow = Tables['custody_opening']
type LeafRow = Tables['custody_leaf']
type ShredRow = Tables['custody_shred']

/** What the check of the log works with. */
export interface LogCheckRoom {
  store: Store
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  state: LogState
  report: FsckReport
  rows: RowMatch
  witnesses: readonly VerifierKey[]
}

/** A log on its way through the check, and where the next one begins. */
interface CheckedLog {
  era: LogEra
  end: number
  check: LogCheck
}

/** Checks heads, leaves with their openings and rows, and tiles: of each log in turn. */
export async function checkLog(room: LogCheckRoom): Promise<void> {
  const { logs, witnesses, report } = room
  const walk = new LeafWalk(room)
  let before: LogCheck | undefined
  for (const [n, { era, key }] of logs.entries()) {
    const next = logs[n + 1]?.era
    const more = { ...(before && { before }), base: era.base, isLast: next === undefined }
    const check = startLogCheck({ log: key, witnesses, sha256, ...more })
    const log = { era, end: next?.base ?? Number.MAX_SAFE_INTEGER, check }
    await feedHeads(room, log)
    await walk.run(log)
    addAll(report, check.closeLeaves())
    await feedTiles(room, log, next)
    addAll(report, check.closeTiles())
    before = check
  }
  await room.rows.close()
}

async function feedHeads({ store, report }: LogCheckRoom, log: CheckedLog): Promise<void> {
  const { check, end, era } = log
  const query = store.selectFrom('custody_head').selectAll().where('size', '>', era.base)
  const heads = await query.where('size', '<=', end).orderBy('size').execute()
  const lines = new Map<number, { name: string; line: string }[]>()
  for (const one of await store.selectFrom('custody_cosignature').selectAll().execute())
    lines.set(one.size, [...(lines.get(one.size) ?? []), one])
  for (const head of heads) {
    const cosignatures = lines.get(head.size) ?? []
    addAll(report, check.head({ ...head, size: head.size - era.base, cosignatures }))
  }
}

async function feedTiles(
  { store, report }: LogCheckRoom,
  { check, era }: CheckedLog,
  next: LogEra | undefined,
): Promise<void> {
  for (let level = 0; ; level++) {
    const first = storedTile(era, level, 0)
    const end = next ? storedTile(next, level, 0) : Number.MAX_SAFE_INTEGER
    let after = first - 1
    for (;;) {
      const query = store.selectFrom('custody_tile').selectAll().where('level', '=', level)
      const page = query.where('n', '>', after).where('n', '<', end).orderBy('n').limit(64)
      const tiles = await page.execute()
      for (const { n, hashes, root } of tiles) {
        addAll(report, check.tile(level, n - first, hashes, root))
      }
      const last = tiles.at(-1)
      if (!last) break
      after = last.n
    }
    if (after < first) return
  }
}

/** Goes through leaves and openings side by side. */
class LeafWalk {
  readonly #room: LogCheckRoom
  #check: LogCheck | undefined
  /** What was shredded of each leaf, its own opening first. */
  readonly #shreds = new Map<number, ShredRow[]>()
  #openings: OpeningRow[] = []
  #at = 0
  #end = false

  constructor(room: LogCheckRoom) {
    this.#room = room
  }

  /** Goes through the leaves of one log; the logs come in their order. */
  async run({ check, era, end }: CheckedLog): Promise<void> {
    const { store, report, state } = this.#room
    if (this.#check === undefined) await this.#readShreds()
    this.#check = check
    let after = era.base - 1
    for (;;) {
      await report.step('log', after + 1, nextLeaf(state))
      const query = store.selectFrom('custody_leaf').selectAll().where('idx', '>', after)
      const leaves = await query.where('idx', '<', end).orderBy('idx').limit(PAGE).execute()
      for (const leaf of leaves) await this.#leaf(check, leaf)
      const last = leaves.at(-1)
      if (!last) return
      after = last.idx
    }
  }

  async #readShreds(): Promise<void> {
    const { store } = this.#room
    const shreds = store.selectFrom('custody_shred').selectAll().orderBy('idx').orderBy('row')
    for (const shred of await shreds.execute()) {
      this.#shreds.set(shred.idx, [...(this.#shreds.get(shred.idx) ?? []), shred])
    }
  }

  async #leaf(check: LogCheck, { idx, c }: LeafRow): Promise<void> {
    addAll(this.#room.report, check.leaf(idx, c))
    const gone = [...(this.#shreds.get(idx) ?? [])]
    const isShredded = gone[0]?.row === -1
    if (isShredded) check.shred((gone.shift() as ShredRow).by_idx)
    let who: Who | undefined
    for (;;) {
      const opening = await this.#opening()
      const isEnd = !opening || opening.idx > idx
      this.#shredRows(gone, isEnd ? Number.POSITIVE_INFINITY : opening.row)
      if (isEnd) return
      this.#at++
      // Openings of a leaf that is not there have no place in the log; the gap is the finding.
      if (opening.idx < idx) continue
      if (opening.row === -1) who = whoOf(opening)
      const said = this.#said(opening)
      await this.#room.rows.opening({ leaf: idx, leaf_row: opening.row, said, who, isShredded })
    }
  }

  /** Tells of the shredded rows before the one with this number. */
  #shredRows(gone: ShredRow[], end: number): void {
    while (gone[0] && gone[0].row < end) {
      const { row, c, by_idx: by } = gone.shift() as ShredRow
      addAll(this.#room.report, this.#checkNow().shredRow({ row, c: c ?? new Uint8Array(0), by }))
    }
  }

  #checkNow(): LogCheck {
    if (this.#check === undefined) throw new Error('an opening follows its leaf')
    return this.#check
  }

  #said(opening: OpeningRow): Opening | undefined {
    const { idx, row, bytes, who, kind, subject } = opening
    const { findings, opening: said } = this.#checkNow().opening({ row, bytes, who })
    addAll(this.#room.report, findings)
    if (said && (said.k !== kind || said.s !== subject)) {
      const line = row < 0 ? {} : { row }
      this.#room.report.add({ code: 'FS2', what: 'opening-columns', leaf: idx, ...line })
    }
    return said
  }

  /** The opening that is next, from the page at hand or the one after it. */
  async #opening(): Promise<OpeningRow | undefined> {
    const next = this.#openings[this.#at]
    if (next || this.#end) return next
    const last = this.#openings.at(-1)
    const { store } = this.#room
    let query = store.selectFrom('custody_opening').selectAll()
    if (last) {
      query = query.where((e) => e(e.refTuple('idx', 'row'), '>', e.tuple(last.idx, last.row)))
    }
    this.#openings = await query.orderBy('idx').orderBy('row').limit(PAGE).execute()
    this.#at = 0
    this.#end = this.#openings.length === 0
    return this.#openings[0]
  }
}

function whoOf({ who }: OpeningRow): Who | undefined {
  const read = who && readWho(who)
  return read && !isFinding(read) ? read : undefined
}

function addAll(report: FsckReport, findings: readonly LogFinding[]): void {
  for (const { check: code, code: what, ...where } of findings) {
    report.add({ code, what, ...where })
  }
}
