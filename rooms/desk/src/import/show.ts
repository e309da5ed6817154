// import.show: an import with every record that it made or changed, as far as the asker may know of
// it. Source: desk.md U4.
import { importShow } from '@tumen/contract'
import type { TableRow } from '@tumen/ledger'
import { isAmendment } from '../claim/state.ts'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { visibleRows } from '../record/row-sight.ts'
import { Refusal } from '../refusal.ts'
import { allRuns, CLOSED_KINDS } from './run.ts'

const KINDS = {
  claim: 'claim',
  document: 'document',
  event: 'event',
  mention: 'mention',
  place: 'place',
} as const

export const showImport = implement(importShow, async (desk, { id, after, limit }, call) => {
  const run = (await allRuns(desk, call.actor)).find((one) => one.id === id)
  if (!run) throw new Refusal('not-found', 'id')
  if (run.kind === 'persons' && !can(call.actor, 'mention.read'))
    throw new Refusal('not-found', 'id')
  const written = await desk.ledger.read.rowsOfChanges([run.leaf], MOST_ROWS)
  const rows = CLOSED_KINDS.has(run.kind) ? await visibleRows(desk, call.actor, written) : written
  const records = recordsIn(rows)
  const shown = records.slice(after, after + limit)
  const old = await knownBefore(desk, shown, run.leaf)
  // What amends a claim is a claim of its own.
  for (const { table, row } of rows)
    if (table === 'claim_relation' && isAmendment(row)) old.add(`claim ${row.from}`)
  return {
    run,
    records: shown.map((one) => ({
      ...one,
      outcome: old.has(`${one.kind} ${one.id}`) ? ('changed' as const) : ('new' as const),
    })),
    total: records.length,
  }
})

/** The records that rows are, and those of which they say what stands in a field; each once. */
function recordsIn(rows: readonly TableRow[]): Told[] {
  const found = rows.flatMap(({ table, row }): Told[] => {
    if (table === 'custom_value') {
      const { event, mention } = row
      if (event !== undefined) return [{ id: event, kind: 'event' }]
      return mention === undefined ? [] : [{ id: mention, kind: 'mention' }]
    }
    if (!Object.hasOwn(KINDS, table)) return []
    return [{ id: (row as { id: string }).id, kind: KINDS[table as keyof typeof KINDS] }]
  })
  return [...new Map(found.map((one) => [`${one.kind} ${one.id}`, one])).values()]
}

/** Rows of one change that are read: as many as a file may have, and one more. */
const MOST_ROWS = 200_002

interface Told {
  id: string
  kind: keyof typeof KINDS
}

/** Those of which a row was there before a change. */
async function knownBefore(
  desk: Parameters<typeof allRuns>[0],
  told: readonly Told[],
  leaf: number,
): Promise<Set<string>> {
  if (told.length === 0) return new Set()
  const rows = await desk.ledger.read.rowsAbout(
    told.map(({ id }) => id),
    MOST_ROWS,
  )
  return new Set(
    rows.flatMap((one) =>
      one.leaf < leaf && Object.hasOwn(KINDS, one.table)
        ? [`${one.table} ${(one.row as { id: string }).id}`]
        : [],
    ),
  )
}
