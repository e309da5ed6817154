// One claim for a reader: who says how many, what, where and when, the exact words, the way they
// came, and every row that bears on it. Restricted words are shown here, to whoever asked for
// this claim and was let in; sealed ones never.

import { type Language, type Words, wordsIn } from '@tumen/words'
import { type Data, listAt, textAt } from '../phrase/record-value.ts'
import {
  type Cell,
  chain,
  claimState,
  day,
  interval,
  places,
  quantity,
  text,
  times,
  word,
} from '../terminal/cell.ts'
import { rowsText } from '../terminal/listing.ts'
import { fieldText, type Layout } from '../terminal/table.ts'
import { safeText } from '../terminal/text-width.ts'
import { hangText } from '../terminal/wrap.ts'

const FIELDS: readonly [keyof Words['command']['field'], Cell][] = [
  ['id', text('claim.id')],
  ['state', claimState],
  ['act', word('act', 'claim.proposition.act')],
  ['kind', word('claimKind', 'claim.kind')],
  ['number', quantity('claim.quantity')],
  ['measure', word('measure', 'claim.quantity.measure')],
  ['place', places('claim.places')],
  ['time', times('claim.times')],
  ['modality', word('modality', 'claim.modality')],
  ['chain', chain('claim.chain')],
  ['said', interval('claim.asserted')],
  ['published', day('claim.published')],
  ['document', text('claim.doc')],
  ['page', text('page')],
  ['sensitivity', word('sensitivity', 'access')],
  ['recorded', day('recorded')],
  ['by', text('by')],
  ['leaf', text('leaf')],
]

/** The lines of `claim.show`. `documentText`, if given, puts the words into their context. */
export function claimText(
  language: Language,
  output: Data,
  layout: Layout = {},
  documentText?: string,
): string[] {
  const { command, report } = wordsIn(language)
  const sealed = textAt(output, 'claim.sensitivity') === 'sealed'
  // Whoever may open a restricted claim sees its chain and words; lists never show them.
  const open: Data = sealed ? { ...output, access: 'sealed' } : withoutMark(output)
  const fields = FIELDS.map(([key, cell]): [string, string] => [
    command.field[key],
    cell(language, open),
  ])
  const spans = listAt(output, 'claim.quote')
  const words = sealed
    ? [report.hidden.sealed]
    : spans.flatMap((span) => spanLines(span, documentText, layout))
  return [
    ...fieldText(fields, layout),
    '',
    `${documentText === undefined ? command.field.quote : command.field.context}:`,
    ...words,
    ...(sealed ? [] : correctedLines(language, output, layout)),
    ...rowSections(language, output, layout),
  ]
}

/** That its text reads otherwise since it was corrected, with both words. */
function correctedLines(language: Language, output: Data, layout: Layout): string[] {
  const own = wordsIn(language).page.claim.corrected
  const width = layout.width ?? 80
  const changes = listAt(output, 'correctedTo')
  if (changes.length === 0) return []
  const line = (name: string, words: string) => hangText('  ', `${name}: ${safeText(words)}`, width)
  return [
    ...['', `${own.title}:`],
    ...changes.flatMap((one) => [
      ...line(own.said, textAt(one, 'said') ?? ''),
      ...line(own.now, textAt(one, 'now')?.trim() || own.gone),
    ]),
  ]
}

function withoutMark(output: Data): Data {
  const claim = output.claim as Data
  const { sensitivity, ...rest } = claim
  return { ...output, claim: rest, access: sensitivity }
}

/** Half of the context that is shown on each side, in UTF-16 code units. */
const CONTEXT = 60

function spanLines(span: Data, documentText: string | undefined, layout: Layout): string[] {
  const width = layout.width ?? 80
  const words = textAt(span, 'text') ?? ''
  if (documentText === undefined) return hangText('  ', `“${safeText(words)}”`, width)
  const marked = inContext(documentText, Number(span.start), Number(span.end))
  return hangText('  ', marked, width)
}

/** A piece of a text between « and », with up to 60 units of context on each side. */
export function inContext(documentText: string, start: number, end: number): string {
  const from = wholeCharacter(documentText, Math.max(0, start - CONTEXT))
  const to = wholeCharacter(documentText, Math.min(documentText.length, end + CONTEXT))
  const before = (from > 0 ? '…' : '') + documentText.slice(from, start)
  const after = documentText.slice(end, to) + (to < documentText.length ? '…' : '')
  return safeText(`${before}«${documentText.slice(start, end)}»${after}`).trim()
}

function wholeCharacter(documentText: string, offset: number): number {
  const unit = documentText.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset
}

function rowSections(language: Language, output: Data, layout: Layout): string[] {
  const { command } = wordsIn(language)
  const statuses = listAt(output, 'statuses')
  const relations = listAt(output, 'relations')
  const events = listAt(output, 'events')
  return [
    ...section(command.list.statuses, statuses, () =>
      rowsText(
        language,
        {
          columns: [
            ['status', word('claimStatus', 'status')],
            ['on', day('on')],
            ['reason', text('reason')],
            ['recorded', day('recorded')],
            ['by', text('by')],
          ],
        },
        statuses,
        layout,
      ),
    ),
    ...section(command.field.relations, relations, () =>
      rowsText(
        language,
        {
          columns: [
            ['claim', text('from')],
            ['relation', word('claimRelation', 'type')],
            ['claim', text('to')],
            ['recorded', day('recorded')],
          ],
        },
        relations,
        layout,
      ),
    ),
    ...section(command.list.events, events, () =>
      rowsText(
        language,
        {
          columns: [
            ['event', text('event')],
            ['role', word('eventLink', 'role')],
            ['recorded', day('recorded')],
          ],
        },
        events,
        layout,
      ),
    ),
  ]
}

function section(heading: string, rows: readonly Data[], lines: () => string[]): string[] {
  return rows.length === 0 ? [] : ['', heading, ...lines()]
}
