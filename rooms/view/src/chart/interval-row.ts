// The rows of the interval chart: statements by origin, then those that stand aside with their
// reason. Hidden words stay hidden: neither label nor source of a statement that is not public.
import type { FigureAnswer } from '../figure-answer.ts'
import { fill } from '../fill.ts'
import type { Language } from '../language.ts'
import { numberPhrase, type StatedNumber } from '../number-phrase.ts'
import { originLabel, quotationOf } from '../quotation.ts'
import { wordsIn } from '../words.ts'
import { type Hedge, hedgeOf, statedByReading } from './hedge.ts'

/** How many rows are drawn; the rest is counted in words. */
const MOST_ROWS = 40
const MOST_ASIDE = 12

/** One statement as it is drawn. */
export interface IntervalRow {
  claim: string
  /** The number as it was hedged, or the reason for a statement that stands aside. */
  text: string
  /** Everything about the mark in one line. */
  name: string
  /** Nothing when no number can stand on this axis. */
  hedge: Hedge | undefined
  aside: boolean
}

export interface IntervalRows {
  groups: { label: string; rows: IntervalRow[] }[]
  aside: IntervalRow[]
  /** Statements that are not drawn. */
  more: number
}

/** What rows are made from; `numbers` are the statements' own numbers, where known. */
export interface Telling {
  language: Language
  answer: FigureAnswer
  numbers: Readonly<Record<string, StatedNumber>>
}

/** The rows of a figure, in the order in which they are drawn. */
export function intervalRows(telling: Telling): IntervalRows {
  const { language, answer } = telling
  const { used, leftOut, beside } = answer.figure.explanation
  const drawn = [...used].sort((a, b) => compare(a.origin, b.origin)).slice(0, MOST_ROWS)
  const groups: IntervalRows['groups'] = []
  for (const [n, one] of drawn.entries()) {
    if (drawn[n - 1]?.origin !== one.origin)
      groups.push({ label: originLabel(language, one.origin, answer.quotes), rows: [] })
    const stated = telling.numbers[one.claim] ?? statedByReading(one)
    groups.at(-1)?.rows.push(usedRow(telling, one.claim, stated))
  }
  const { reason } = wordsIn(language)
  const aside = [
    ...leftOut.map(({ claim, code }) => asideRow(telling, claim, reason.leftOut[code])),
    ...beside.map(({ claim, reason: why }) => asideRow(telling, claim, reason.beside[why])),
  ]
  const more = used.length - drawn.length + Math.max(0, aside.length - MOST_ASIDE)
  return { groups, aside: aside.slice(0, MOST_ASIDE), more }
}

/** By code point, so that equal data give equal pictures everywhere. */
function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function usedRow(telling: Telling, claim: string, stated: StatedNumber): IntervalRow {
  const { language } = telling
  const n = numberPhrase(language, stated)
  const name = fill(wordsIn(language).chart.mark, { claim, n, source: sourceOf(telling, claim) })
  return { claim, text: n, name, hedge: hedgeOnAxis(telling, stated), aside: false }
}

function asideRow(telling: Telling, claim: string, why: string): IntervalRow {
  const { language, numbers } = telling
  const stated = numbers[claim]
  const { chart } = wordsIn(language)
  const n = stated ? numberPhrase(language, stated) : chart.statement
  const source = sourceOf(telling, claim)
  const name = fill(chart.setAside, { claim, n, reason: why, source })
  const hedge = stated && hedgeOnAxis(telling, stated)
  const text = fill(chart.aside, { n: stated ? n : claim, reason: why })
  return { claim, text, name, hedge, aside: true }
}

function sourceOf({ language, answer }: Telling, claim: string): string | undefined {
  const quotation = quotationOf(language, claim, answer.quotes)
  if (quotation === undefined) return undefined
  return quotation.hidden ? quotation.words : quotation.source
}

/** A rate, or a number of families, has no place on an axis of people. */
function hedgeOnAxis({ answer }: Telling, stated: StatedNumber): Hedge | undefined {
  const asked = answer.question.unit ?? 'persons'
  if (stated.per !== undefined || (stated.unit ?? asked) !== asked) return undefined
  return hedgeOf(stated)
}
