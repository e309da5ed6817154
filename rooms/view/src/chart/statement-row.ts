// The rows of the drawing of a figure: a row for each number in the voice of each origin, with who
// published it and when, and under it whoever only repeats it. What stands aside follows with its
// reason. Hidden words stay hidden: of them a row has its number and a mark, and no source.
import { type BesideClaim, type LeftOutClaim, type UsedClaim, usedByWeight } from '@tumen/figure'
import { type Language, wordsIn } from '@tumen/words'
import { hiddenWords, noteOnWords, originLabel, sourcesOf } from '../claim/quotation.ts'
import type { FigureAnswer } from '../figure/answer.ts'
import { numberPhrase, type StatedNumber } from '../phrase/number.ts'
import { type Hedge, hedgeOf, statedByReading } from './hedge.ts'

/** How many statements are drawn; the rest is counted in words. */
const MOST = 40
/** How many rows stand first. */
const MOST_FIRST = 3

/** One statement as it is drawn. */
export interface Statement {
  claim: string
  /** The number as it was hedged; nothing when it is not known here. */
  number: string | undefined
  /** Who published it and when, or the mark of words that are not for every eye. */
  source: string
  /** Nothing when no number can stand on this axis. */
  hedge: Hedge | undefined
  /** What must be known of the words beside their number. */
  note: string | undefined
}

/** A statement with those that only repeat it. */
export interface StatementRow extends Statement {
  repeats: Statement[]
  /** Why it does not count; nothing for one that does. */
  why: string | undefined
}

export interface StatementRows {
  /** Those on which the numbers rest, then what else fits. */
  first: StatementRow[]
  rest: StatementRow[]
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
export function statementRows(telling: Telling): StatementRows {
  const { figure, quotes } = telling.answer
  const { used, leftOut, beside } = figure.explanation
  const published = (claim: string) => quotes[claim]?.published
  const counted = usedByWeight(figure.explanation, published, MOST)
  const aside = [...leftOut, ...beside].slice(0, MOST - counted.length)
  const claims = [...counted, ...aside].map(({ claim }) => claim)
  const given = { ...telling, sources: sourcesOf(telling.language, claims, quotes) }
  const rows = [...usedRows(given, counted), ...asideRows(given, aside)]
  return {
    first: rows.slice(0, MOST_FIRST),
    rest: rows.slice(MOST_FIRST),
    more: used.length + leftOut.length + beside.length - counted.length - aside.length,
  }
}

interface Sourced extends Telling {
  sources: ReadonlyMap<string, string>
}

function usedRows(telling: Sourced, used: readonly UsedClaim[]): StatementRow[] {
  const rows = new Map<string, StatementRow>()
  for (const one of used) {
    const number = telling.numbers[one.claim] ?? statedByReading(one)
    const told = statementOf(telling, one.claim, number, one.origin)
    addTo(rows, keyOf(telling, one.claim, [one.origin, told.number ?? '']), told, undefined)
  }
  return [...rows.values()]
}

type Aside = LeftOutClaim | BesideClaim

function asideRows(telling: Sourced, aside: readonly Aside[]): StatementRow[] {
  const { reason } = wordsIn(telling.language)
  const rows = new Map<string, StatementRow>()
  const ids = new Set(aside.map(({ claim }) => claim))
  const causes = new Set(aside.flatMap((one) => causeOf(one) ?? []).filter((id) => ids.has(id)))
  // A cause stands before what went with it.
  const isLed = ({ claim }: Aside): number => (causes.has(claim) ? 0 : 1)
  for (const one of [...aside].sort((a, b) => isLed(a) - isLed(b))) {
    const why = 'code' in one ? reason.leftOut[one.code] : reason.beside[one.reason]
    const told = statementOf(telling, one.claim, telling.numbers[one.claim], one.claim)
    const cause = [causeOf(one), one.claim].find((id) => id !== undefined && causes.has(id))
    const origin = telling.answer.quotes[one.claim]?.origin ?? one.claim
    const same = cause === undefined ? [origin, told.number ?? ''] : [cause]
    addTo(rows, keyOf(telling, one.claim, [why, ...same]), told, why)
  }
  return [...rows.values()]
}

function causeOf(one: Aside): string | undefined {
  return 'cause' in one ? one.cause : undefined
}

/** Hidden statements stand alone: who else says the same would say whose they are. */
function keyOf({ language, answer }: Telling, claim: string, parts: readonly string[]): string {
  const isHidden = hiddenWords(language, answer.quotes[claim]) !== undefined
  return JSON.stringify(isHidden ? [claim] : parts)
}

function addTo(
  rows: Map<string, StatementRow>,
  key: string,
  told: Statement,
  why: string | undefined,
): void {
  const row = rows.get(key)
  if (row === undefined) rows.set(key, { ...told, repeats: [], why })
  else row.repeats.push(told)
}

function statementOf(
  telling: Sourced,
  claim: string,
  number: StatedNumber | undefined,
  origin: string,
): Statement {
  const { language, answer, sources } = telling
  return {
    claim,
    number: number && numberPhrase(language, number),
    source: sources.get(claim) ?? originLabel(language, origin, answer),
    hedge: number && hedgeOnAxis(telling, number),
    note: noteOnWords(language, answer.quotes[claim]),
  }
}

/** A rate, or a number of families, has no place on an axis of people. */
function hedgeOnAxis({ answer }: Telling, stated: StatedNumber): Hedge | undefined {
  const asked = answer.question.unit ?? 'persons'
  if (stated.per !== undefined || (stated.unit ?? asked) !== asked) return undefined
  return hedgeOf(stated)
}
