// Imports as they are told: of what, when, by whom, and whether what they wrote counts now.
import { given, type ImportKind, type ImportRun } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'

/**
 * Every import that the asker may know of, in the order of recording. How many rows were new tells
 * how many claims or documents there are, so that an import of them is a restricted record of who
 * made it.
 */
export async function allRuns(desk: Desk, actor: Actor) {
  const undone = desk.ledger.read.undone()
  const found = await desk.ledger.read.rows('import_run', undefined, EVER)
  const isTold = ({ row: { id, kind = 'persons' }, by }: Stored<ImportRun>) =>
    !CLOSED_KINDS.has(kind) || canRead(actor, { id, by, sensitivity: 'restricted' })
  return found.filter(isTold).map((one) => runAnswer(one, undone))
}

/** Kinds of records of which some are for few. */
export const CLOSED_KINDS: ReadonlySet<ImportKind> = new Set(['claims', 'documents'])

function runAnswer({ row, recorded, by, leaf }: Stored<ImportRun>, undone: ReadonlySet<number>) {
  const { id, kind = 'persons', document, namespace, mapping, fileHash, outcomes } = row
  return {
    ...{ id, kind, fileHash, outcomes, recorded, by, leaf },
    ...given({ document, namespace, mapping }),
    ...(undone.has(leaf) && { undone: true as const }),
  }
}
