// The lists of the command line: which rows an answer holds and which columns are printed.

import { keptKind } from '@tumen/claim'
import { fill, type Language, type Words, wordsIn } from '@tumen/words'
import { HISTORY_LISTINGS } from '../log/history.ts'
import { SIGNED_LISTINGS } from '../log/signed.ts'
import { type Data, listAt, textAt, valueAt } from '../phrase/record-value.ts'
import {
  type Cell,
  chain,
  claimState,
  day,
  interval,
  name,
  names,
  places,
  quantity,
  quote,
  text,
  word,
} from './cell.ts'
import { type Layout, tableText } from './table.ts'
import { safeText } from './text-width.ts'

type Heading = keyof Words['command']['field']
type Title = keyof Words['command']['list']

/** The stated number; for a claim without one, what sort of statement it is. */
const numberOrKind: Cell = (language, row) =>
  quantity('claim.quantity')(language, row) || word('claimKind', 'claim.kind')(language, row)

/** The title; of a file that is kept unopened that it has no text. */
const titleOrKept: Cell = (language, row) => {
  const title = text('title')(language, row)
  const isKept = keptKind(textAt(row, 'mediaType') ?? '') !== undefined
  return isKept ? `${title} (${wordsIn(language).command.added.kept})` : title
}

/** Columns whose content a person copies: they are broken last. */
const KEPT: readonly Heading[] = ['id', 'agent', 'claim', 'document', 'event', 'recorded', 'on']

/** The columns of one kind of row. */
export interface Listing {
  rows: string
  title: Title
  columns: [Heading, Cell][]
  /** A line of its own under each row. */
  below?: Cell
  /** The option that asks for the next page; `after` when absent. */
  nextBy?: string
}

const CLAIM_COLUMNS: Listing['columns'] = [
  ['id', text('claim.id')],
  ['act', word('act', 'claim.proposition.act')],
  ['number', numberOrKind],
  ['place', places('claim.places')],
  ['state', claimState],
]

/** What stands under a claim's row: its words and who said them. */
const CLAIM_BELOW: Cell = (language, row) =>
  [quote('claim.quote'), chain('claim.chain')]
    .map((cell) => cell(language, row))
    .filter((part, n, parts) => part !== '' && parts.indexOf(part) === n)
    .join('  ')

export const RELATION_COLUMNS: Listing['columns'] = [
  ['document', text('from')],
  ['relation', (language, row) => documentRelation(language, row)],
  ['state', word('decision', 'state')],
  ['recorded', day('recorded')],
]

const PROPOSAL_COLUMNS: Listing['columns'] = [
  ['id', text('from')],
  ...RELATION_COLUMNS.slice(1),
  ['by', text('by')],
]

const AGENT_RELATIONS: Listing = {
  rows: 'relations',
  title: 'agentRelations',
  columns: [
    ['agent', text('a')],
    ['agent', text('b')],
    ['relation', word('agentRelation', 'relation')],
    ['reason', text('reason')],
    ['recorded', day('recorded')],
    ['by', text('by')],
  ],
}

const GRADES: Listing = {
  rows: 'grades',
  title: 'grades',
  columns: [
    ['agent', text('agent')],
    ['grade', text('grade')],
    ['act', word('act', 'topic.act')],
    ['place', text('topic.place')],
    ['period', interval('topic.period')],
    ['recorded', day('recorded')],
  ],
}

/** What each listing operation prints. */
export const LISTINGS: Readonly<Record<string, readonly Listing[]>> = {
  ...HISTORY_LISTINGS,
  ...SIGNED_LISTINGS,
  'document.proposals': [{ rows: 'proposals', title: 'proposals', columns: PROPOSAL_COLUMNS }],
  'document.list': [
    {
      rows: 'documents',
      title: 'documents',
      columns: [
        ['id', text('id')],
        ['published', interval('published')],
        ['language', text('language')],
        ['sensitivity', word('sensitivity', 'sensitivity')],
        ['title', titleOrKept],
      ],
    },
  ],
  'claim.list': [{ rows: 'claims', title: 'claims', columns: CLAIM_COLUMNS, below: CLAIM_BELOW }],
  'agent.list': [
    {
      rows: 'agents',
      title: 'agents',
      columns: [
        ['id', text('id')],
        ['kind', word('agentKind', 'kind')],
        ['name', name('name')],
        ['anonymity', word('anonymity', 'anonymity')],
        ['scope', text('scope')],
        ['grade', text('grade')],
      ],
    },
    AGENT_RELATIONS,
    GRADES,
  ],
  'place.find': [
    {
      rows: 'places',
      title: 'places',
      columns: [
        ['id', text('id')],
        ['level', word('placeLevel', 'level')],
        ['names', names('names')],
      ],
    },
  ],
  'event.list': [
    {
      rows: 'events',
      title: 'events',
      columns: [
        ['id', text('id')],
        ['act', word('act', 'act')],
        ['place', text('place')],
        ['period', interval('period')],
        ['title', text('title')],
      ],
    },
  ],
}

/** The lines of a listing operation's answer. */
export function listingText(
  language: Language,
  listings: readonly Listing[],
  output: unknown,
  layout: Layout = {},
): string[] {
  const { command } = wordsIn(language)
  const shown = listings.filter((one, n) => n === 0 || listAt(output, one.rows).length > 0)
  const lines = shown.flatMap((one, n) => [
    ...(n === 0 ? [] : [``, command.list[one.title]]),
    ...rowsText(language, one, listAt(output, one.rows), layout),
  ])
  const next = textAt(output, 'next')
  const option = listings[0]?.nextBy ?? 'after'
  return [
    ...lines,
    ...(valueAt(output, 'truncated') === true ? [command.truncated] : []),
    ...(next === undefined ? [] : [safeText(fill(command.more, { id: next, option }))]),
  ]
}

/** A table of rows, or a sentence when there are none. */
export function rowsText(
  language: Language,
  { columns, below }: Pick<Listing, 'columns' | 'below'>,
  rows: readonly Data[],
  layout: Layout = {},
): string[] {
  const { command } = wordsIn(language)
  if (rows.length === 0) return [command.empty]
  return tableText(
    columns.map(([heading]) => ({
      heading: command.field[heading],
      keep: KEPT.includes(heading),
    })),
    rows.map((row) => columns.map(([, cell]) => cell(language, row))),
    below === undefined ? layout : { ...layout, below: rows.map((row) => below(language, row)) },
  )
}

/** A table of claims, each with its words. */
export function claimRowsText(
  language: Language,
  rows: readonly Data[],
  layout: Layout = {},
): string[] {
  return rowsText(language, { columns: CLAIM_COLUMNS, below: CLAIM_BELOW }, rows, layout)
}

function documentRelation(language: Language, row: Data): string {
  const kind = textAt(row, 'kind') ?? ''
  const patterns: Readonly<Record<string, string | undefined>> = wordsIn(language).documentRelation
  return fill(patterns[kind] ?? `${kind} {to}`, { to: textAt(row, 'to') })
}
