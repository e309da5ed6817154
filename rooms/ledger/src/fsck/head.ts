// FS11: what is kept outside the workspace, and what witnesses hold, against the log as it is.
// Source: custody.md section 10.
import { type HeldNote, judgeHeads, type KnownHead, openHeads } from '@tumen/custody'
import { sha256 } from '../evidence/object-file.ts'
import { LedgerFault } from '../fault.ts'
import { newestHead, ownHead } from '../log/checkpoint.ts'
import type { WorkspaceLog } from '../log/era.ts'
import type { SideFile } from '../log/side-file.ts'
import { type LogState, tilesOf } from '../log/state.ts'
import type { Store } from '../table/database.ts'
import type { FsckReport } from './report.ts'

/** What the check of heads works with. */
export interface HeadCheckRoom {
  store: Store
  /** Every log of the workspace, the newest last. */
  logs: readonly WorkspaceLog[]
  state: LogState
  sideFile: SideFile | undefined
  report: FsckReport
}

/** Names every head that the log does not continue, by who holds it and its size. */
export async function checkHeads(
  { store, logs, state, sideFile, report }: HeadCheckRoom,
  witnessed: readonly HeldNote[] = [],
): Promise<void> {
  // The log itself is the finding then, and has been named.
  if (state.isBroken) return
  const own = await newestHead(store, state.era)
  const held = heldIn(sideFile, report)
  const others = openHeads(witnessed, (logs.at(-1) as WorkspaceLog).key)
  const known = [...(own ? [ownHead(own)] : []), ...(held ? [held] : []), ...others]
  const log = { size: state.tail.size, readTile: tilesOf(store, state), hash: sha256 }
  for (const { code, heads } of await judgeHeads(log, known))
    for (const { by, name, size } of heads)
      if (by !== 'ledger') report.add({ code: 'FS11', what: code, id: name ?? by, head: size })
}

/** The head in the side file; one that does not open is named. */
function heldIn(sideFile: SideFile | undefined, report: FsckReport): KnownHead | undefined {
  try {
    return sideFile?.read()
  } catch (error) {
    if (!(error instanceof LedgerFault) || error.code !== 'head-unreadable') throw error
    report.add({ code: 'FS11', what: 'side-file-form' })
    return undefined
  }
}
