// A table of figures for the terminal: the cells with statements of their own, then the wholes with
// their sums, each a line. `--json` and `--to` have the cells of which nothing is said, too.

import { type Language, wordsIn } from '@tumen/words'
import { type FutureCount, futureNote } from '../log/clock-note.ts'
import type { Printer } from '../terminal/table.ts'
import { type Layout, tableText } from '../terminal/table.ts'
import { hangText } from '../terminal/wrap.ts'
import {
  type CellTable,
  cellSigns,
  cellTableSentences,
  cellVoices,
  isStatedCell,
  periodLabel,
  periodOfCell,
  sumSentence,
  type TableCell,
  type TableTotal,
} from './cell.ts'
import { placeName } from './question-sentence.ts'

/** The lines of a table of figures. */
export const cellTableText: Printer<'figure.table'> = (language, table, layout = {}) => {
  const { cells: words, page } = wordsIn(language)
  const width = layout.width ?? 80
  const cells = table.cells.filter(isStatedCell)
  const totals = table.totals.filter((total) => isStatedCell(total) || total.sum !== undefined)
  const legend = [page.cells.legend, ...(table.acts.length > 1 ? [words.acts] : [])]
  const future = table.future as FutureCount | undefined
  return [
    ...cellTableSentences(language, table, {}).flatMap((line) => hangText('', line, width)),
    '',
    ...(cells.length === 0 ? [page.cells.empty] : linesOf(language, table, cells, layout)),
    ...(totals.length === 0
      ? []
      : ['', page.cells.whole, ...linesOf(language, table, totals, layout)]),
    '',
    ...legend.flatMap((line) => hangText('', line, width)),
    ...(future === undefined ? [] : hangText('', futureNote(language, future), width)),
  ]
}

function linesOf(
  language: Language,
  table: CellTable,
  rows: readonly (TableCell | TableTotal)[],
  layout: Layout,
): string[] {
  const { act, cells: words, page } = wordsIn(language)
  const columns = [
    { heading: page.cells.act },
    { heading: page.cells.placeColumn },
    { heading: page.cells.time },
    { heading: words.low },
    { heading: page.cells.voices },
    { heading: page.cells.state },
  ]
  const body = rows.map((cell) => {
    const { origins, reports } = cellVoices(language, cell)
    const place = cell.place ?? table.place
    return [
      act[cell.act],
      place === undefined ? '' : placeName(language, place, table.placeNames),
      periodLabel(language, periodOfCell(table, cell.period)),
      cellSigns(cell),
      `${origins}, ${reports}`,
      words.status[cell.status],
    ]
  })
  const below = rows.map((row) => sumSentence(language, row as TableTotal))
  return tableText(columns, body, { ...layout, below })
}
