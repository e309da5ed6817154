// record.history: every row about one record, the oldest first, and what each changed. Of a claim
// that was amended the rows before and after it belong to it. Undone rows stay, and say so.

import { given } from '@tumen/claim'
import { recordHistory } from '@tumen/contract'
import { EVER, operationOf, type Reader, type TableRow } from '@tumen/ledger'
import { differences } from '../change/value-difference.ts'
import { readClaims } from '../claim/read.ts'
import { amendedClaim, isAmendment } from '../claim/state.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { mayReadClaim } from './row-answer.ts'
import { fieldsOf, rowsBefore } from './row-field.ts'
import { subjectOf, visibleChanges, visibleRows } from './row-sight.ts'

export const showHistory = implement(recordHistory, async (desk, { id }, call) => {
  const { actor } = call
  const versions = await versionsOf(desk, actor, id)
  const { rows, truncated } = await readRows(desk, actor, versions)
  if (!rows.some((row) => row.table !== 'undo')) throw new Refusal('not-found', 'id')
  return {
    rows: await rowAnswers(desk, actor, rows),
    ...(truncated ? { truncated: true as const } : {}),
  }
})

/** Rows of a record that are told at most. */
const MOST_ROWS = 1000

/** Ids of claims of one chain of amendments at most. */
const MOST_VERSIONS = 100

/** The id, and those of the claims that it amends or that amend it, as far as one may read. */
async function versionsOf(desk: Desk, actor: Actor, id: string): Promise<string[]> {
  const found = new Set<string>([id])
  for (let open = [id]; open.length > 0 && found.size < MOST_VERSIONS; ) {
    const contexts = [...(await readClaims(desk, open, EVER)).values()]
    const next = contexts.filter(mayReadClaim(actor)).flatMap((context) => {
      const before = amendedClaim(context)
      const after = context.relations
        .filter(({ row }) => row.to === context.claim.row.id && isAmendment(row))
        .map(({ row }) => row.from)
      return before === undefined ? after : [before, ...after]
    })
    open = next.filter((one) => !found.has(one))
    for (const one of open) found.add(one)
  }
  return [...found]
}

/** The first rows about these ids that one may see. */
async function readRows(desk: Desk, actor: Actor, ids: string[]) {
  for (let most = MOST_ROWS + 1; ; most *= 4) {
    const found = await desk.ledger.read.rowsAbout(ids, most)
    const rows = await visibleRows(desk, actor, found)
    const isAll = found.filter(({ table }) => table !== 'undo').length < most
    if (isAll || rows.length > MOST_ROWS)
      return { rows: rows.slice(0, MOST_ROWS), truncated: rows.length > MOST_ROWS }
  }
}

async function rowAnswers(desk: Desk, actor: Actor, rows: readonly TableRow[]) {
  const { read } = desk.ledger
  const operations = await operationsOf(desk, actor, rows)
  const before = rowsBefore(rows, (instant) => read.undone(instant))
  return rows.map((stored) => {
    const { table, leaf, recorded, by } = stored
    const id = subjectOf(stored)
    const was = before.get(stored)
    return {
      table,
      leaf,
      operation: operations.get(leaf) ?? operationOf(table, stored.row),
      recorded,
      by,
      ...given({ id }),
      ...stateOf(read, stored),
      changes: differences(was && fieldsOf(was), fieldsOf(stored)),
    }
  })
}

function stateOf(read: Reader, { table, row, leaf }: TableRow) {
  return {
    ...(read.undoneBy(leaf) === undefined ? {} : { undone: true as const }),
    ...(table === 'undo' ? { undoes: Number(row.change) } : {}),
  }
}

/** By which operation a change was made; of changes that one may not see nothing is said. */
async function operationsOf(desk: Desk, actor: Actor, rows: readonly TableRow[]) {
  const leaves = [...new Set(rows.map(({ leaf }) => leaf))]
  const entries = await desk.ledger.read.changesAt(leaves)
  const visible = await visibleChanges(desk, actor, entries)
  return new Map(visible.map(({ leaf, operation }) => [leaf, operation]))
}
