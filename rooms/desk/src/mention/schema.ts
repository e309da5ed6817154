// What the check and the import of a file with names answer: the allow-list. Cells leave in the
// check alone, which nobody keeps; what an import answers is kept for a repeated call.

import { failedRows } from '../import/failed-row.ts'
import type { Walked } from '../import/prepare.ts'

/** A walk over a file, of whatever kind. */
type AnyWalk = Pick<Walked, 'tally' | 'mapping' | 'token' | 'table' | 'read'>

/** The answer of an import; without cells. */
export function importedAnswer(run: string, { tally, mapping }: AnyWalk) {
  const { outcomes, refused, kept, problems, notes } = tally
  return { run, outcomes, refused, kept, problems, notes, ...(mapping && { mapping: mapping.id }) }
}

/** The answer of a check. */
export function checkedAnswer({ tally, mapping, token, table, read }: AnyWalk) {
  const { outcomes, refused, kept, problems, notes, differences, refusedLines } = tally
  const columns = table.headings.map((heading, at) => {
    const found = read.columns.find((column) => column.at === at)
    const restricted = found?.isRestricted === true && { restricted: true as const }
    return { heading, ...(found && { field: found.field }), ...restricted }
  })
  return {
    ...{ outcomes, refused, kept, problems, notes, token, columns },
    differences: differences.map((one) => ({
      ...one,
      ...(tellsClosed(one) && { restricted: true as const }),
    })),
    ...(mapping && { mapping: mapping.id }),
    ...(refused > 0 && { failed: failedRows(table, refusedLines) }),
  }
}

/** Whether a cell is told that was stored and only few may read: that it was read is noted. */
function tellsClosed({ changes }: AnyWalk['tally']['differences'][number]): boolean {
  return changes.some(({ kind, before }) => kind === 'restricted' && before !== undefined)
}
