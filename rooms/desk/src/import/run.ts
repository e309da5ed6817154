// Imports as they are told: of what, when, by whom, and whether what they wrote counts now.
import { given, type ImportRun } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'

/** Every import that the asker may know of, in the order of recording. */
export async function allRuns(desk: Desk) {
  const undone = desk.ledger.read.undone()
  const found = await desk.ledger.read.rows('import_run', undefined, EVER)
  return found.map((one) => runAnswer(one, undone))
}

function runAnswer({ row, recorded, by, leaf }: Stored<ImportRun>, undone: ReadonlySet<number>) {
  const { id, kind = 'persons', document, namespace, mapping, fileHash, outcomes } = row
  return {
    ...{ id, kind, fileHash, outcomes, recorded, by, leaf },
    ...given({ document, namespace, mapping }),
    ...(undone.has(leaf) && { undone: true as const }),
  }
}
