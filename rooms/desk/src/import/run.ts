// Imports as they are told: of what, when, by whom, and whether what they wrote counts now; and
// which differences between a file and somebody's hand they answered with ours. These are asked
// once, and again when either side says something else. Source: desk.md I5, U4; decision 0115.
import { createHash } from 'node:crypto'
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
  const { id, kind = 'persons', document, namespace, mapping, fileHash, outcomes, kept } = row
  return {
    ...{ id, kind, fileHash, outcomes, recorded, by, leaf },
    ...given({ document, namespace, mapping, kept }),
    ...(undone.has(leaf) && { undone: true as const }),
  }
}

/** Differences that were answered by imports that count, each as its digest. */
export type Answered = Pick<ReadonlySet<string>, 'has'>

export async function answeredDifferences(desk: Desk): Promise<Answered> {
  const runs = await desk.ledger.read.rows('import_run')
  return new Set(runs.flatMap(({ row }) => row.answered ?? []))
}

/** What is asked: of which record, in which field, what stands here and what the file says. */
export interface Difference {
  record: string
  field: string
  ours: string | undefined
  theirs: string | undefined
}

/** SHA-256 of a difference, by which it is known again. */
export function differenceHash({ record, field, ours, theirs }: Difference): string {
  const said = JSON.stringify([record, field, ours ?? null, theirs ?? null])
  return createHash('sha256').update(said).digest('hex')
}
