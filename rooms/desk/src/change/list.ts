// change.list: what was done, by whom and when, as the log tells of it, without what concerns
// only records that are not the asker's to read. The numbers of leaves alone may have gaps: the
// signed log and every answer name them.
import type { ChangeEntry } from '@tumen/ledger'
import { z } from 'zod'
import { type Actor, type Desk, operation } from '../operation.ts'
import { visibleChanges } from '../record/row-sight.ts'

/** Changes that are read at once at the most. */
const MOST_READ = 1000

const changeSchema = z.object({
  leaf: z.int(),
  operation: z.string(),
  subject: z.string().describe('id of what it is about'),
  recorded: z.string(),
  by: z.string(),
  undone: z.literal(true).exactOptional().describe('it does not count now'),
  undoes: z.int().exactOptional().describe('leaf of the change that it undid'),
})

export const listChanges = operation({
  name: 'change.list',
  summary: 'Lists the changes, the newest first: what was done, about what, when and by whom.',
  input: z.strictObject({
    before: z.int().min(0).optional().describe('leaf of the last change of the page before'),
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: z.object({ changes: z.array(changeSchema), next: z.int().exactOptional() }),
  changes: false,
  long: false,
  async run(desk, { before, limit }, call) {
    const found = await readVisible(desk, call.actor, before, limit)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      changes: await changeAnswers(desk, shown),
      ...(last && found.length > limit ? { next: last.leaf } : {}),
    }
  },
})

/** One more than the limit, if there are as many: only then there is a next page. */
async function readVisible(
  desk: Desk,
  actor: Actor,
  before: number | undefined,
  limit: number,
): Promise<ChangeEntry[]> {
  const shown: ChangeEntry[] = []
  let end = before
  for (let size = limit + 1; shown.length <= limit; size *= 2) {
    size = Math.min(size, MOST_READ)
    const page = { limit: size, ...(end === undefined ? {} : { before: end }) }
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
      ...(change === undefined ? {} : { undoes: change }),
    }
  })
}
