// The whole check of a workspace: pages, log with rows, objects, search index. Names the first
// thing that is wrong and goes on; identifiers only. Source: custody.md section 10.
import type { LeafRange } from '@tumen/claim'
import { hexText } from '@tumen/custody'
import type { ClockRepair } from '../change/recorded-instant.ts'
import { checkPages, checkSearchIndex } from '../dialect/sqlite.ts'
import type { ObjectStore } from '../evidence/object-store.ts'
import type { FsckOptions, LedgerFinding } from '../ledger.ts'
import { rootOfState } from '../log/checkpoint.ts'
import type { WorkspaceLog } from '../log/era.ts'
import type { SideFile } from '../log/side-file.ts'
import type { LogState } from '../log/state.ts'
import { readCounts } from '../read/row.ts'
import { cursorsOver } from '../read/row-cursor.ts'
import type { Store } from '../table/database.ts'
import { TABLE_NAMES } from '../table/record.ts'
import { checkBelongings } from './belonging.ts'
import { checkHeads } from './head.ts'
import { checkLog } from './log.ts'
import { checkObjects } from './object.ts'
import { RecordCheck } from './record.ts'
import { checkRepairs } from './repair.ts'
import { FsckReport } from './report.ts'
import { RowMatch } from './row.ts'
import { checkSaid } from './said.ts'

/** What a check needs of an open workspace. */
export interface FsckRoom {
  store: Store
  objects: ObjectStore
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  sideFile: SideFile | undefined
  state: LogState
  /** Changes that count as recorded after the end of today. */
  future: () => Promise<readonly LeafRange[]>
  /** Repairs of the clock that stand, each with the instant since which it counts itself. */
  repairs: () => readonly ClockRepair[]
}

/** Checks everything; a step that meets an unreadable page ends there and the next one begins. */
export async function checkWorkspace(
  room: FsckRoom,
  options: FsckOptions,
): Promise<LedgerFinding[]> {
  const report = new FsckReport(options.progress)
  await report.run('pages', () => pages(room, options, report))
  await report.run('log', () => log(room, options, report))
  await report.run('heads', () => checkHeads({ ...room, report }, options.witnessed))
  await report.run('clock', () => future(room, report))
  await report.run('said', () => said(room, report))
  await report.run('groups', () => checkBelongings(room.store, report))
  await report.run('objects', () => objects(room, options, report))
  await report.run('search', () => searchIndex(room, report))
  return report.findings
}

async function pages({ store }: FsckRoom, { all }: FsckOptions, report: FsckReport) {
  await report.step('pages', 0, 1)
  if (!(await checkPages(store, all))) report.add({ code: 'FS0', what: 'page-structure' })
}

async function future(room: FsckRoom, report: FsckReport) {
  for (const { first, last } of await room.future())
    report.add({ code: 'FS15', what: 'future-rows', leaf: first, changes: last - first + 1 })
}

/** What others said of checkpoints, and whether repairs of the clock agree with it. */
async function said(room: FsckRoom, report: FsckReport) {
  const heads = await checkSaid({ ...room, report })
  checkRepairs(room.repairs(), heads, report)
}

async function log(room: FsckRoom, options: FsckOptions, report: FsckReport) {
  const { scopesOf, witnesses = [] } = options
  const records = new RecordCheck(room.store, report, scopesOf)
  const rows = new RowMatch(await cursorsOver(room.store, TABLE_NAMES), report, records)
  await checkLog({ ...room, report, rows, witnesses })
  await records.close()
}

async function objects(room: FsckRoom, { all }: FsckOptions, report: FsckReport) {
  const rootHex = hexText(rootOfState(room.state))
  await checkObjects({ ...room, report, rootHex }, all)
}

async function searchIndex({ store }: FsckRoom, report: FsckReport) {
  await report.step('search', 0, 1)
  const { document } = await readCounts({ store })
  const indexed = await checkSearchIndex(store)
  if (indexed !== document) report.add({ code: 'FS14', what: 'search-count' })
}
