// Numbers of a text of which no proposal is made though they may count people: whoever reads is
// told of each, so that none is overlooked.
import { type Quantity, readQuantity, type Span } from '@tumen/claim'
import { prepareText } from '../text/layout.ts'
import { lexiconFor } from '../text/lexicon.ts'
import { looseEastNumbers } from '../text/number-east.ts'
import { looseEnglishNumbers } from '../text/number-en.ts'
import { matchesOf } from '../text/pattern-match.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language, Range, SourceText } from '../text/source-text.ts'
import { findTimes } from '../text/time-find.ts'
import type { Proposal } from './proposal.ts'
import type { ReadingStep } from './read-text.ts'
import { readTaskOf } from './reader.ts'

/** A number that no proposal takes up, with the sentence that says it. */
export interface LeftOut extends Span {
  sentence: Range
}

/** What the proposals of a text leave out. */
export interface Rest {
  numbers: LeftOut[]
  /** The heading of what seems to be a second report in the text. */
  second?: Span
}

/** What matters of a proposal here. */
export type Numbered = Pick<Proposal, 'quantity'>

/** How many sentences are looked at between two steps. */
const STEP = 64

/** The numbers that the proposals of a text leave out, in its order, step by step. Never throws. */
export function* numbersLeftOut(
  source: SourceText,
  proposals: readonly Numbered[],
): Generator<ReadingStep, Rest> {
  const text = prepareText(source)
  const { sentences, language, lower } = text
  const total = sentences.length
  yield { done: 0, total }
  const people = groupedBySentence(text, peopleIn(text))
  const taken = groupedBySentence(
    text,
    proposals.flatMap(({ quantity }) => (quantity ? [{ ...quantity.span, quantity }] : [])),
  )
  const found: LeftOut[] = []
  for (const [n, { position, start, end }] of sentences.entries()) {
    if (n % STEP === 0) yield { done: n, total }
    const sentence = { start, end }
    // "2021 | 61 | 35" looks like a line that says from whom a text is.
    const isRow = cellsIn(text, sentence).length > 0
    if (position === 'boilerplate' || (position === 'credit' && !isRow)) continue
    const own = taken.get(n) ?? []
    const times = findTimes({ folded: source.text, lower }, sentence, language)
    const sure = people.get(n) ?? []
    const loose = looseIn(text, sentence).filter((one) => !sure.some((other) => meet(one, other)))
    const left = [...sure, ...loose].filter(
      (one) => ![...own, ...times].some((other) => meet(one, other)),
    )
    for (const one of left.sort((a, b) => a.start - b.start)) {
      const words = source.text.slice(one.start, one.end)
      if (!isPartOf(own, words, language))
        found.push({ start: one.start, end: one.end, text: words, sentence })
    }
  }
  if (!text.second) return { numbers: found }
  const { start, end } = text.second
  return { numbers: found, second: { start, end, text: source.text.slice(start, end) } }
}

/** Ranges by the index of the sentence in which they begin. */
function groupedBySentence<T extends Range>(
  { sentences }: PreparedText,
  ranges: readonly T[],
): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  let at = 0
  for (const one of [...ranges].sort((a, b) => a.start - b.start)) {
    while ((sentences[at]?.end ?? Number.POSITIVE_INFINITY) <= one.start) at++
    groups.set(at, [...(groups.get(at) ?? []), one])
  }
  return groups
}

/** Numbers of people by our own grammar, in which Korean and Chinese count them. */
function peopleIn(text: PreparedText): Range[] {
  return readTaskOf(text).numbers.flatMap(({ span, phrase }) => {
    const { noun, isWhole, isAmount, quantity } = phrase
    const isCounted = noun !== 'thing' && (noun !== 'none' || text.language !== 'en')
    if (!isCounted || isWhole || isAmount || quantity.value === 1) return []
    return [{ start: span.start, end: Math.max(span.end, phrase.group?.end ?? 0) }]
  })
}

function looseIn(text: PreparedText, sentence: Range): Range[] {
  const words =
    text.language === 'en'
      ? looseEnglishNumbers(text, lexiconFor('en'), sentence)
      : looseEastNumbers(text, lexiconFor(text.language), sentence)
  const cells = cellsIn(text, sentence).filter((one) => !words.some((other) => meet(one, other)))
  return [...words, ...cells]
}

/** What stands alone between two lines, tabs or wide gaps of a row: "합계 | 118 | 96"; no year. */
const CELL = new RegExp(
  String.raw`(?<=[|\t]| {2}) *(?!(?:19|20)\d\d *(?:$|[|\t]| {2}))` +
    String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?= *(?:$|[|\t]| {2}))`,
  'gu',
)

/** The numbers of a table: its head says what they count, so that no sentence does. */
function cellsIn({ source }: PreparedText, { start, end }: Range): Range[] {
  return matchesOf(CELL, source.text.slice(start, end)).map((cell) => {
    const last = start + cell.index + cell[0].length
    return { start: last - (cell[1]?.length ?? 0), end: last }
  })
}

/** The whole of a part, or one of the parts, of a number that the same sentence proposes. */
function isPartOf(
  own: readonly { quantity: Quantity }[],
  words: string,
  language: Language,
): boolean {
  const value = readQuantity(words, language).quantity?.value
  return own.some(({ quantity: { partOf, breakdown = [] } }) => {
    return value !== undefined && [partOf, ...breakdown].some((one) => one?.value === value)
  })
}

function meet(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
