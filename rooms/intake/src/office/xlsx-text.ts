// All sheets of a workbook as text: each begins with its name, then its rows, cells with a tab
// between. What nobody sees who opens it stays out and is counted: sheets, rows and columns that
// are not shown. Of a formula its last value stands. Source: ECMA-376 part 1, 18.
import { wholeText } from '../whole-text.ts'
import { openBook } from '../workbook-book.ts'
import { TEXTS } from '../workbook-bound.ts'
import { SheetReader } from '../workbook-sheet.ts'
import { joinPages, type PagedText } from './pages.ts'
import { type Parts, tallyParts } from './parts.ts'
import { MOST_PAGES, type OfficeTally, TooManyParts } from './tally.ts'

/** Most rows with words, over all sheets. */
const MOST_ROWS = 200_000
/** Units of a sheet's name; programs take 31. */
const MOST_NAME = 200

/** The text of a workbook; throws a Stop, or TooManyParts. */
export async function xlsxText(parts: Parts, tally: OfficeTally): Promise<PagedText> {
  await tallyParts(parts, { tally, folder: 'xl', comments: /^xl\/(?:[^/]+\/)*comments?\d*\.xml$/i })
  tally.lose('picture', 0, parts.names(/^xl\/media\/./i).length)
  const { sheets, around } = await openBook(parts, TEXTS)
  if (sheets.length > MOST_PAGES) throw new TooManyParts()
  const cells = await around()
  const texts: string[] = []
  let rows = 0
  for (const { name, path, isHidden } of sheets) {
    if (isHidden) tally.add('hidden_sheets')
    const lines: string[] = []
    const sheet = new SheetReader(cells, TEXTS, ({ fields }, isRowHidden) => {
      if (fields.every((field) => field === '')) return
      if (++rows > MOST_ROWS) throw new TooManyParts()
      if (isHidden) return
      if (isRowHidden) tally.add('hidden_rows')
      else lines.push(lineOf(fields, sheet, tally))
    })
    await parts.read(path, sheet)
    tally.add('formulas', sheet.formulas)
    const shown = lines.filter((line) => line !== '')
    texts.push(shown.length === 0 ? '' : [wholeText(name, MOST_NAME), ...shown].join('\n'))
  }
  return joinPages(texts)
}

/** A row on one line: breaks inside cells are spaces. */
function lineOf(fields: readonly string[], sheet: SheetReader, tally: OfficeTally): string {
  const isShown = (at: number) => sheet.hiddenColumns.every(([from, to]) => at < from || at > to)
  const shown = fields.filter((field, at) => {
    if (isShown(at)) return true
    tally.add('hidden_cells', field === '' ? 0 : 1)
    return false
  })
  const line = shown.map((field) => field.replace(/[\t\r\n]+/g, ' ')).join('\t')
  return line.trim() === '' ? '' : line.replace(/\t+$/, '')
}
