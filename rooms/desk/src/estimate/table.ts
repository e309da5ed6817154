// estimate.table: how recorded lists, or origins that name persons, overlap, what counting by
// origins moved, and what speaks against any estimate, before a model is fitted.
import { examine, listSizes, overlapPicture } from '@tumen/estimate'
import { z } from 'zod'
import { tableTaken, takenFields } from '../list/recorded-table.ts'
import { knownInstant } from '../list/table.ts'
import { operation } from '../operation.ts'
import { finiteFinding } from './answer.ts'
import { hashOfTable } from './option.ts'
import { collapseSchema, findingSchema } from './schema.ts'

export const showTable = operation({
  name: 'estimate.table',
  summary: 'Shows how recorded lists overlap, by independent origins, and what speaks against it.',
  input: z.strictObject(takenFields),
  output: z.object({
    knownAt: z.string(),
    byOrigin: z.boolean(),
    lists: z.array(z.object({ name: z.string(), size: z.int() })),
    persons: z.int().describe('on any list'),
    cells: z.array(
      z.object({
        lists: z.array(z.int()).describe('positions of exactly these lists'),
        persons: z.int(),
      }),
    ),
    collapse: collapseSchema.exactOptional(),
    findings: z.array(findingSchema),
    hash: z.string().describe('SHA-256 of the cells as lines'),
  }),
  changes: false,
  long: false,
  async run(desk, { asKnownOn, ...taken }, call) {
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
  },
})
