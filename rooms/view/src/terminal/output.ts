// The answer of any operation as lines for people: one entry for the command line. Operations
// without a printer of their own print their fields.

import type { OperationName, Output } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'
import { BUNDLE_LISTINGS, bundlesText, bundleText, keysText } from '../bundle/listing.ts'
import { proposalText } from '../claim/proposal.ts'
import { claimText } from '../claim/text.ts'
import { closedSentences } from '../document/closed.ts'
import { layerSentences } from '../document/layer.ts'
import { attachmentText } from '../document/proof-text.ts'
import { searchText } from '../document/search.ts'
import { documentText, doubtLines } from '../document/text.ts'
import { drawnText, variedText } from '../estimate/drawn-sentence.ts'
import {
  checkedText,
  comparedText,
  importedText,
  KEPT_LISTINGS,
  keptText,
  listText,
  recordedText,
  repeatText,
  tableOfLists,
} from '../estimate/kept-text.ts'
import { estimateText } from '../estimate/text.ts'
import { differenceText } from '../figure/difference.ts'
import { momentText } from '../figure/moment.ts'
import { cellTableText } from '../figure/table-text.ts'
import { figureText } from '../figure/text.ts'
import { MENTION_LISTINGS } from '../linkage/mention-listing.ts'
import {
  drawnPersonsText,
  explainedText,
  judgedText,
  linkagesText,
  linkageText,
  linkedText,
  personsText,
} from '../linkage/text.ts'
import { futureHere, isFutureCount } from '../log/clock-note.ts'
import { shredText } from '../log/shred.ts'
import { fsckText, logText } from '../log/text.ts'
import { type Data, isData } from '../phrase/record-value.ts'
import { modelStateText, offText, readerText, settingText } from '../reader/model.ts'
import { LISTINGS, listingText } from './listing.ts'
import { fieldText, type Layout, type Printer } from './table.ts'
import { hangText, wrapText } from './wrap.ts'

const PRINTERS: { readonly [N in OperationName]?: Printer<N> } = {
  'figure.ask': (language, output, layout) => lines(figureText(language, output, layout)),
  'figure.explain': (language, output, layout) =>
    lines(figureText(language, output, { ...layout, level: 'full' })),
  'figure.diff': (language, output, layout) => lines(differenceText(language, output, layout)),
  'figure.moments': momentText,
  'figure.table': cellTableText,
  'list.check': checkedText,
  'list.import': importedText,
  'list.show': listText,
  'linkage.run': linkedText,
  'linkage.list': linkagesText,
  'linkage.show': linkageText,
  'linkage.explain-pair': explainedText,
  'linkage.judge': judgedText,
  'linkage.draw': drawnPersonsText,
  'person.list': personsText,
  'estimate.table': tableOfLists,
  'estimate.run': estimateText,
  'estimate.record': recordedText,
  'estimate.show': keptText,
  'estimate.repeat': repeatText,
  'estimate.compare': comparedText,
  'estimate.vary': variedText,
  'estimate.draws': drawnText,
  'bundle.ask': bundleText,
  'bundle.preview': bundleText,
  'bundle.make': bundleText,
  'bundle.approve': bundleText,
  'bundle.list': bundlesText,
  'bundle.look': lookedText,
  'bundle.keys': keysText,
  'evidence.attach': attachmentText,
  'evidence.check-shred': shredText,
  'evidence.shred': shredText,
  'claim.show': claimText,
  'document.add': addedText,
  'document.show': documentText,
  'document.picture': pictureText,
  'document.read': proposalText,
  'proposal.accept': acceptedText,
  'reader.show': readerText,
  'reader.set': settingText,
  'reader.off': offText,
  'reader.read': modelStateText,
  'workspace.fsck': fsckText,
  'log.show': logText,
  'log.checkpoint': logText,
  'log.prove': logText,
  'log.witness': logText,
  'log.policy': logText,
  'log.set-policy': logText,
  'log.timestamp': logText,
  'log.timestamp-request': logText,
  'log.timestamp-import': logText,
  search: searchText,
}

/** Their printers say themselves, in their place, what an answer lacks. */
const SAYS_ITSELF = /^(?:figure|workspace)\./

/** The lines of an operation's answer. */
export function outputText(
  language: Language,
  operation: string,
  output: unknown,
  layout: Layout = {},
): string[] {
  const { future, ...whole } = isData(output) ? output : { answer: output }
  if (!isFutureCount(future) || SAYS_ITSELF.test(operation))
    return answerText(language, operation, output, layout)
  const note = hangText('', futureHere(language, future), layout.width ?? 80)
  return [...answerText(language, operation, whole, layout), '', ...note]
}

function answerText(
  language: Language,
  operation: string,
  output: unknown,
  layout: Layout,
): string[] {
  const data = isData(output) ? output : { answer: output }
  const listings = [LISTINGS, KEPT_LISTINGS, MENTION_LISTINGS, BUNDLE_LISTINGS]
    .map((some) => some[operation])
    .find((some) => some !== undefined)
  if (listings) return listingText(language, listings, data, layout)
  const printer = PRINTERS[operation as OperationName]
  // The answer is that of this operation: its contract made it.
  return (printer ?? fieldLines)(language, data as never, layout)
}

/** A picture has no lines: only which page it is of, and its size. */
function pictureText(
  language: Language,
  { page, width, height }: Output<'document.picture'>,
  layout?: Layout,
): string[] {
  return fieldLines(language, { page, width, height }, layout)
}

/** The same of what leaves in a bundle, with the words of what is a text. */
function lookedText(
  language: Language,
  { bytes: _, ...rest }: Output<'bundle.look'>,
  layout?: Layout,
): string[] {
  return fieldLines(language, rest, layout)
}

/** What became of a document, and what speaks against what was said of it. */
function addedText(language: Language, output: Output<'document.add'>, layout?: Layout): string[] {
  const { doubts, layer, closedAs, ...rest } = output
  const pages = layer?.pages === undefined ? {} : { pages: layer.pages }
  const fields = fieldLines(language, { ...rest, ...pages }, layout)
  const found = layer ? layerSentences(language, layer.findings, rest.units > 0) : []
  const closed = closedAs ? closedSentences(language, closedAs) : []
  const lines = [...found, ...closed].flatMap((one) => wrapText(one, layout?.width ?? 80))
  const note = lines.length > 0 ? ['', ...lines] : []
  return [...fields, ...note, ...doubtLines(language, doubts, layout)]
}

/** Each claim that came of a proposal, apart from the others. */
function acceptedText(
  language: Language,
  { claims }: Output<'proposal.accept'>,
  layout?: Layout,
): string[] {
  return claims.flatMap((one, n) => [...(n > 0 ? [''] : []), ...fieldLines(language, one, layout)])
}

/** Every field of an answer, by the name it has in the reader's language. */
export function fieldLines(language: Language, data: Data, layout: Layout = {}): string[] {
  const { command } = wordsIn(language)
  const fields = flatten(language, data)
  return fields.length === 0 ? [command.done] : fieldText(fields, layout)
}

function flatten(language: Language, data: Data, prefix = ''): [string, string][] {
  const { command } = wordsIn(language)
  const names: Readonly<Record<string, string | undefined>> = command.field
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    const own = names[key === 'counts' && value === Boolean(value) ? 'countsNow' : key] ?? key
    const name = prefix === '' ? own : `${prefix}: ${own}`
    if (Array.isArray(value)) return value.flatMap((one) => itemFields(language, name, one))
    if (isData(value)) return flatten(language, value, name)
    return value === undefined || value === null ? [] : [[name, valueText(language, value)]]
  })
}

function itemFields(language: Language, name: string, item: unknown): [string, string][] {
  return isData(item) ? flatten(language, item, name) : [[name, valueText(language, item)]]
}

function valueText(language: Language, value: unknown): string {
  const { command } = wordsIn(language)
  if (typeof value === 'boolean') return value ? command.yes : command.no
  return String(value)
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n')
}
