// change.list: what was done, by whom and when, as the log reports it, without what concerns only
// records that are not open to the person who asks. The numbers of leaves alone may have gaps: the
// signed log and every answer name them.
import { given } from '@tumen/claim'
import { changeList } from '@tumen/contract'
import type { ChangeEntry } from '@tumen/ledger'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { visibleChanges } from '../record/row-sight.ts'

/** Changes that are read at once at the most. */
const MOST_READ = 1000

export const listChanges = implement(changeList, async (desk, { before, limit }, call) => {
  const found = await readVisible(desk, call.actor, before, limit)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    changes: await changeAnswers(desk, shown),
    ...(last && found.length > limit ? { next: last.leaf } : {}),
  }
})

/** One more than the limit, if there are as many: only then there is a next page. */
async function readVisible(
  desk: Desk,
  actor: Actor,
  before: number | undefined,
  limit: number,
): Promise<ChangeEntry[]> {
  // They say nothing but of accounts, and after many have come in they would all be read.
  const without = can(actor, 'account.list') ? [] : ['account', 'credential']
  const shown: ChangeEntry[] = []
  let end = before
  for (let size = limit + 1; shown.length <= limit; size *= 2) {
    size = Math.min(size, MOST_READ)
    const page = { limit: size, without, ...given({ before: end }) }
    const found = await desk.ledger.read.changes(page)
    shown.push(...(await visibleChanges(desk, actor, found)))
    if (found.length < size) break
    end = found.at(-1)?.leaf
  }
  return shown
}

async function changeAnswers(desk: Desk, entries: readonly ChangeEntry[]) {
  const { read } = desk.ledger
  const rows = await read.rowsOfChanges(
    entries.map(({ leaf }) => leaf).filter((leaf) => read.rootOfUndo(leaf) !== leaf),
    1,
  )
  const undoes = new Map(
    rows.flatMap(({ table, row, leaf }) => {
      return table === 'undo' ? [[leaf, Number(row.change)] as const] : []
    }),
  )
  return entries.map((entry) => {
    const change = undoes.get(entry.leaf)
    return {
      ...entry,
      ...(read.undoneBy(entry.leaf) === undefined ? {} : { undone: true as const }),
      ...given({ undoes: change }),
    }
  })
}
