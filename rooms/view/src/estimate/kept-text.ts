// The lines of the command line about recorded lists and kept estimates.

import { type Language, wordsIn } from '@tumen/words'
import { namedImportText } from '../linkage/named-import.ts'
import { type Cell, day, interval, text, word } from '../terminal/cell.ts'
import { type Listing, listingText, rowsText } from '../terminal/listing.ts'
import { type Layout, type Printer, tableText } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText, wrapText } from '../terminal/wrap.ts'
import type { ImportedLists, KeptEstimate, ListAnswer, OverlapTable } from './kept-answer.ts'
import { comparedTables, numberColumn } from './kept-comparison.ts'
import {
  collapseRows,
  collapseSentences,
  compareSentences,
  duplicatesPhrase,
  importSentences,
  keptSentences,
  keptTitle,
  keptTotal,
  repeatSentences,
  tableSentences,
} from './kept-sentence.ts'
import { whole } from './number.ts'
import { estimateText, findingSentenceOf, section } from './text.ts'

const totalCell: Cell = (language, row) => keptTotal(language, row as unknown as KeptEstimate)
const duplicatesCell: Cell = (language, row) => {
  const { duplicates } = row as unknown as ListAnswer
  return duplicates ? duplicatesPhrase(language, duplicates) : ''
}
const newCell: Cell = (language, row) =>
  (row as { isNew?: boolean }).isNew ? wordsIn(language).kept.imported.new : ''

const ENTRIES: Listing['columns'] = [
  ['id', text('id')],
  ['person', text('person')],
  ['report', text('report')],
  ['origin', text('origin')],
]

const LISTS: Listing['columns'] = [
  ['id', text('id')],
  ['title', text('title')],
  ['entries', text('entries')],
  ['persons', text('persons')],
  ['mentions', text('mentions')],
  ['act', word('act', 'act')],
  ['place', text('place')],
  ['period', interval('period')],
  ['origin', text('origin')],
]

/** In which space its persons are named, and what somebody said of doubles. */
const BELOW_LIST: Cell = (language, row) =>
  [text('space')(language, row), duplicatesCell(language, row)].filter(Boolean).join(' · ')

/** What these operations print as lists. */
export const KEPT_LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  'list.list': [
    { rows: 'lists', title: 'lists', columns: LISTS, below: BELOW_LIST },
    {
      rows: 'overlaps',
      title: 'overlaps',
      columns: [
        ['id', text('id')],
        ['title', text('title')],
        ['persons', text('persons')],
        ['recorded', day('recorded')],
      ],
    },
  ],
  'estimate.list': [
    {
      rows: 'estimates',
      title: 'estimates',
      columns: [
        ['id', text('id')],
        ['recorded', day('recorded')],
        ['by', text('by')],
        ['persons', text('persons')],
        ['atLeast', text('atLeast')],
        ['estimate', totalCell],
        ['title', text('title')],
      ],
    },
  ],
}

/** The lines of `list.show`: what the list is of, then its entries. */
export const listText: Printer<'list.show'> = (language, output, layout = {}) => {
  const { list, rows, mentions } = output
  const all = { ...output, rows: [...rows, ...mentions.map((id) => ({ id }))] }
  return [
    ...rowsText(language, { columns: LISTS, below: BELOW_LIST }, [list], layout),
    '',
    ...listingText(language, [{ rows: 'rows', title: 'lists', columns: ENTRIES }], all, layout),
  ]
}

/** The lines of `list.check`. */
export function checkedText(
  language: Language,
  output: ImportedLists,
  layout: Layout = {},
): string[] {
  const { checked } = wordsIn(language).kept.imported
  return [...wrapText(checked, layout.width ?? 80), ...importedText(language, output, layout)]
}

/** The lines of `list.import`. */
export function importedText(
  language: Language,
  done: ImportedLists,
  layout: Layout = {},
): string[] {
  const columns: Listing['columns'] = [
    ['id', text('id')],
    ['title', text('title')],
    ['isNew', newCell],
    ['entries', text('entries')],
    ['persons', text('persons')],
  ]
  return [
    ...importSentences(language, done).flatMap((line) => wrapText(line, layout.width ?? 80)),
    ...(done.names ? namedImportText(language, done.names, layout) : []),
    ...rowsText(language, { columns }, done.lists, layout),
  ]
}

/** The lines of `estimate.record`. */
export const recordedText: Printer<'estimate.record'> = (
  language,
  { id, estimate },
  layout = {},
) => {
  const { kept } = wordsIn(language).kept
  return [...estimateText(language, estimate, layout), '', safeText(kept.replace('{id}', () => id))]
}

/** The lines of `estimate.show`. */
export const keptText: Printer<'estimate.show'> = (language, { stored, estimate }, layout = {}) => {
  const width = layout.width ?? 80
  return [
    ...wrapText(keptTitle(language, stored), width),
    ...keptSentences(language, stored).flatMap((line) => hangText('- ', line, width)),
    ...collapseLines(language, estimate.collapse, layout),
    '',
    ...estimateText(language, estimate, layout),
  ]
}

/** The lines of `estimate.repeat`. */
export const repeatText: Printer<'estimate.repeat'> = (language, output, layout = {}) => {
  const sentences = repeatSentences(language, output)
  return sentences.flatMap((line) => wrapText(line, layout.width ?? 80))
}

/** The lines of `estimate.table`. */
export const tableOfLists: Printer<'estimate.table'> = (language, table, layout = {}) => {
  const width = layout.width ?? 80
  const { table: words } = wordsIn(language).kept
  const names = table.lists.map(({ name }) => name)
  const rows = table.cells.map(({ lists, persons }) => [
    lists.map((at) => names[at]).join(' + '),
    whole(persons),
  ])
  const findings = table.findings.map((one) => findingSentenceOf(language, one, names))
  const against = findings.flatMap(({ code, text: said }) => hangText(`- ${code} `, said, width))
  return [
    ...tableSentences(language, table).flatMap((line) => wrapText(line, width)),
    '',
    ...tableText([{ heading: words.exactly }, numberColumn(words.persons)], rows, layout),
    ...collapseLines(language, table.collapse, layout),
    ...section(
      words.against,
      against.length === 0 ? wrapText(words.nothing, width) : against,
      layout,
    ),
  ]
}

function collapseLines(
  language: Language,
  collapse: OverlapTable['collapse'],
  layout: Layout,
): string[] {
  if (collapse === undefined) return []
  const words = wordsIn(language).kept.collapse
  const said = collapseSentences(language, collapse)
  const columns = [
    { heading: words.list },
    { heading: words.origin },
    numberColumn(words.entries),
    { heading: words.to },
  ]
  return section(
    words.title,
    [
      ...said.flatMap((line) => wrapText(line, layout.width ?? 80)),
      ...tableText(columns, collapseRows(language, collapse), layout),
    ],
    layout,
  )
}

/** The lines of `estimate.compare`. */
export const comparedText: Printer<'estimate.compare'> = (language, compared, layout = {}) => {
  const width = layout.width ?? 80
  const { compare } = wordsIn(language).kept
  const { before, after } = compared
  const heads = [before, after].flatMap((one) => wrapText(keptTitle(language, one), width))
  return [
    ...heads,
    ...compareSentences(language, compared).flatMap((line) => hangText('- ', line, width)),
    ...comparedTables(language, compared).flatMap(({ title, columns, rows }) =>
      rows.length === 0
        ? []
        : section(compare.heading[title], tableText(columns, rows, layout), layout),
    ),
  ]
}
