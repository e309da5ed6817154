// list.columns: what a file with names shows of itself to somebody who makes a mapping.
import { listColumns } from '@tumen/contract'
import { fittingMappings, isRestrictedColumn } from '../import/column.ts'
import { readListFile } from '../import/file.ts'
import { suggestedFor } from '../import/kinds.ts'
import { implement } from '../operation.ts'
import { savedMappings } from './saved-mapping.ts'

/** Rows of a file that are shown to whoever maps it. */
const SAMPLES = 3

export const showColumns = implement(listColumns, async (desk, input, call) => {
  const { headings, rows, count } = await readListFile(input, call)
  const first = [...firstOf(rows, SAMPLES)]
  const saved = (await savedMappings(desk, 'persons')).map(({ row }) => row)
  const columns = headings.map((heading, at) => {
    const field = suggestedFor('persons', heading)
    const restricted = isRestrictedColumn({ column: heading, field: '' })
    return {
      ...{ heading, samples: first.map(({ fields }) => fields[at] ?? '') },
      ...(field !== undefined && { field }),
      ...(restricted && { restricted: true as const }),
    }
  })
  const fitting = fittingMappings(headings, saved).map(({ id }) => id)
  return { columns, rows: count, mappings: fitting }
})

function* firstOf<T>(all: Iterable<T>, most: number): Generator<T> {
  let given = 0
  for (const one of all) {
    if (given++ === most) return
    yield one
  }
}
