// The lists of the command line about derivatives and bundles, and what asking for a bundle and
// making it came to.

import { type Language, wordsIn } from '@tumen/words'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import { type Cell, text, word } from '../terminal/cell.ts'
import { type Listing, listingText } from '../terminal/listing.ts'
import { fieldText, type Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'

/** What each of these operations prints. */
export const BUNDLE_LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  'evidence.list': [
    {
      rows: 'derivatives',
      title: 'derivatives',
      columns: [
        ['id', text('id')],
        ['mediaType', text('mediaType')],
        ['bytes', text('bytes')],
        ['tool', text('tool')],
        ['decision', word('reviewDecision', 'decision')],
        ['by', text('by')],
      ],
    },
  ],
}

const BUNDLES: readonly Listing[] = [
  {
    rows: 'bundles',
    title: 'bundles',
    columns: [
      ['id', text('id')],
      ['profile', text('profile')],
      ['meant', text('meant')],
      ['state', word('bundleState', 'state')],
      ['by', text('by')],
      ['expires', text('expires')],
      ['served', text('served')],
      ['credentials', text('credentials')],
    ],
    below: (language, row) =>
      listAt(row, 'restrictedCounts')
        .map((one) => `${word('restrictedField', 'field')(language, one)}: ${textAt(one, 'count')}`)
        .join(', '),
  },
]

/** Whether it is in the bundle. */
const goes: Cell = (language, row) => {
  const { yes, no } = wordsIn(language).command
  return valueAt(row, 'goes') === true ? yes : no
}

const RESTRICTED: readonly Listing[] = [
  {
    rows: 'restrictedCounts',
    title: 'restrictedCounts',
    columns: [
      ['restrictedWhat', word('restrictedField', 'field')],
      ['count', text('count')],
      ['goes', goes],
    ],
  },
  {
    rows: 'restricted',
    title: 'restricted',
    columns: [
      ['id', text('id')],
      ['restrictedWhat', word('restrictedField', 'field')],
      ['restrictedText', text('text')],
      ['goes', goes],
    ],
  },
]

const LEFT: readonly Listing[] = [
  {
    rows: 'leftOut',
    title: 'leftOut',
    columns: [
      ['id', text('id')],
      ['reason', word('leftOut', 'code')],
    ],
  },
]

/** The lines of `bundle.ask` and `bundle.make`: fields, what only few may read, what stays. */
export function bundleText(language: Language, output: Data, layout: Layout = {}): string[] {
  const words = wordsIn(language)
  const names: Readonly<Record<string, string | undefined>> = words.command.field
  const states: Readonly<Record<string, string | undefined>> = words.bundleState
  const fields = Object.entries(output).flatMap(([key, value]): [string, string][] => {
    if (key === 'archive' || typeof value === 'object') return []
    const said = value === true ? words.command.yes : String(value)
    return [[names[key] ?? key, key === 'state' ? (states[said] ?? said) : said]]
  })
  const { leftOut } = output as { leftOut?: unknown[] }
  const left = leftOut?.length ? ['', ...listingText(language, LEFT, output, layout)] : []
  return [...fieldText(fields, layout), ...restrictedText(language, output, layout), ...left]
}

// What people wrote, before what was chosen from lists: it says the most about a person.
const FREE_TEXT = ['problems', 'listed', 'anonymityReason', 'origin', 'agent']

/** What is told one by one of what only few may read, free text first. */
export function restrictedInOrder<T extends { field?: unknown }>(notes: readonly T[]): T[] {
  const rank = ({ field }: T) => {
    const at = FREE_TEXT.indexOf(String(field))
    return at < 0 ? FREE_TEXT.length : at
  }
  // A code that everybody knows says nothing to who decides; it is counted.
  return notes.filter(({ field }) => field !== 'basis').sort((a, b) => rank(a) - rank(b))
}

/** What only few may read: how many of each kind, then each with its words, free text first. */
function restrictedText(language: Language, output: Data, layout: Layout): string[] {
  const restricted = restrictedInOrder(listAt(output, 'restricted'))
  const rows = { restricted, restrictedCounts: listAt(output, 'restrictedCounts') }
  if (rows.restrictedCounts.length === 0) return []
  return ['', ...listingText(language, RESTRICTED, rows, layout)]
}

/** The lines of `bundle.list`: one bundle alone with all that its asker was shown. */
export function bundlesText(language: Language, output: Data, layout: Layout = {}): string[] {
  const [bundle, ...more] = listAt(output, 'bundles')
  const list = listingText(language, BUNDLES, output, layout)
  if (bundle === undefined || more.length > 0) return list
  return [...list, ...restrictedText(language, bundle, layout)]
}

/** The lines of `bundle.keys`: each text as it is, so that it can be copied into a file. */
export function keysText(language: Language, output: Data): string[] {
  const { field } = wordsIn(language).command
  return (['vkey', 'policy', 'signers'] as const).flatMap((key, n) => [
    ...(n > 0 ? [''] : []),
    `${field[key]}:`,
    ...(textAt(output, key) ?? '').trimEnd().split('\n').map(safeText),
  ])
}
