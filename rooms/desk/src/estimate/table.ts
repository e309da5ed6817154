// estimate.table: how recorded lists, or origins that name persons, overlap, what counting by
// origins moved, and what speaks against any estimate, before a model is fitted.

import { estimateTable } from '@tumen/contract'
import { examine, listSizes, overlapPicture } from '@tumen/estimate'
import { tableTaken } from '../list/recorded-table.ts'
import { knownInstant } from '../list/table.ts'
import { implement } from '../operation.ts'
import { finiteFinding } from './answer.ts'
import { hashOfTable } from './option.ts'

export const showTable = implement(estimateTable, async (desk, { asKnownOn, ...taken }, call) => {
  const knownAt = knownInstant(desk, asKnownOn)
  const found = await tableTaken(desk, call, { ...taken, knownAt })
  const { table, frames, collapse } = found
  const sizes = listSizes(table)
  return {
    ...{ knownAt, byOrigin: found.byOrigin, hash: hashOfTable(table) },
    lists: table.lists.map((name, n) => ({ name, size: sizes[n] ?? 0 })),
    persons: table.persons,
    cells: overlapPicture(table).intersections,
    ...(collapse && { collapse }),
    findings: examine(table, { frames }).map(finiteFinding),
  }
})
