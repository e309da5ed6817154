// import.columns: what a kept file shows of itself to somebody who makes a mapping.
import { given, MENTION_FIELDS } from '@tumen/claim'
import { importColumns } from '@tumen/contract'
import { ownFieldNames } from '../field/file-column.ts'
import { savedMappings } from '../list/saved-mapping.ts'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { fittingMappings, isRestrictedColumn } from './column.ts'
import { keptTable } from './kept-file.ts'
import { recordKind, subjectOf, suggestedFor } from './kinds.ts'

/** Rows of a file that are shown to whoever maps it. */
const SAMPLES = 3

export const showImportColumns = implement(importColumns, async (desk, input, call) => {
  const { headings, rows, count } = await keptTable(desk, call, input)
  const first: string[][] = []
  for (const { fields } of rows) if (first.push(fields) === SAMPLES) break
  const maySee = can(call.actor, 'field.restricted')
  const columns = headings.map((heading, at) => {
    const restricted = isRestrictedColumn({ column: heading, field: '' })
    const samples = restricted && !maySee ? [] : first.map((fields) => fields[at] ?? '')
    return {
      ...{ heading, samples },
      ...given({ field: suggestedFor(input.kind, heading) }),
      ...(restricted && { restricted: true as const }),
    }
  })
  const saved = (await savedMappings(desk, input.kind)).map(({ row }) => row)
  const of = subjectOf(input.kind)
  const own = of ? await ownFieldNames(desk, call, of) : []
  const fields = Object.keys(recordKind(input.kind)?.headings ?? {})
  return {
    ...{ columns, rows: count, mappings: fittingMappings(headings, saved).map(({ id }) => id) },
    fields: [...(fields.length > 0 ? fields : MENTION_FIELDS), ...own],
  }
})
