// What the check and the import of a file with names answer: the allow-list. Cells leave in the
// check alone, which nobody keeps; what an import answers is kept for a repeated call.
import { IMPORT_OUTCOMES } from '@tumen/claim'
import { z } from 'zod'
import { outcomeSchema } from '../linkage/schema.ts'
import { failedRows } from '../list/failed-row.ts'
import type { WalkedImport } from './import.ts'

const columnSchema = z.int().describe('place of the column, from 1')

const importedFields = {
  outcomes: z.array(outcomeSchema).describe('how many rows are new, changed and so on'),
  refused: z.int().describe('rows that are not taken in'),
  problems: z
    .array(z.object({ code: z.string(), line: z.int(), column: columnSchema.exactOptional() }))
    .describe('what is wrong with these, the first 200'),
  notes: z
    .array(
      z.object({
        code: z.string(),
        column: columnSchema,
        cells: z.int().describe('how often'),
        lines: z.array(z.int()).describe('the first ones'),
      }),
    )
    .describe('cells that stand as written, but could not be read'),
  mapping: z.string().exactOptional().describe('saved mapping that was used'),
}

/** What an import of names did. */
export const mentionsImportedSchema = z.object({
  ...importedFields,
  run: z.string().describe('id of the import'),
})

/** What an import of names would do. */
export const mentionsCheckedSchema = z.object({
  ...importedFields,
  token: z.string().describe('the import refuses when it would do something else by then'),
  columns: z.array(
    z.object({
      heading: z.string(),
      field: z.string().exactOptional().describe('what it is taken for; nothing if it is not read'),
      restricted: z.literal(true).exactOptional().describe('for those who may see such fields'),
    }),
  ),
  differences: z
    .array(
      z.object({
        outcome: z.enum(IMPORT_OUTCOMES),
        line: z.int().exactOptional(),
        id: z.string().exactOptional().describe('nothing for a new row without a number'),
        changes: z.array(
          z.object({
            kind: z.enum(['words', 'value', 'restricted']).describe('cell, or what is read of it'),
            field: z.string(),
            before: z.string().exactOptional(),
            after: z.string().exactOptional(),
          }),
        ),
      }),
    )
    .describe('the first 200 of each outcome'),
  failed: z.string().exactOptional().describe('the refused rows as CSV, with what is wrong'),
})

/** The answer of an import; without cells. */
export function importedAnswer(run: string, { tally, mapping }: WalkedImport) {
  const { outcomes, refused, problems, notes } = tally
  return { run, outcomes, refused, problems, notes, ...(mapping && { mapping: mapping.id }) }
}

/** The answer of a check. */
export function checkedAnswer({ tally, mapping, token, table, read }: WalkedImport) {
  const { outcomes, refused, problems, notes, differences, refusedLines } = tally
  const columns = table.headings.map((heading, at) => {
    const found = read.columns.find((column) => column.at === at)
    const restricted = found?.isRestricted === true && { restricted: true as const }
    return { heading, ...(found && { field: found.field }), ...restricted }
  })
  return {
    ...{ outcomes, refused, problems, notes, differences, token, columns },
    ...(mapping && { mapping: mapping.id }),
    ...(refused > 0 && { failed: failedRows(table, refusedLines) }),
  }
}
