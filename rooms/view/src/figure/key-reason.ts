// The three reasons that a reader needs first: what the low number rests on; what the best and the
// high one rest on, or that nobody states a limit; and of all that was left out or is undecided
// the one thing that could move the answer most.
import type { Contradiction, Endpoint, LeftOutClaim } from '@tumen/figure'
import { fill, wordsIn } from '@tumen/words'
import { originIn } from '../claim/quotation.ts'
import { dayPhrase } from '../phrase/date.ts'
import {
  type End,
  endpointPhrase,
  markedPhrase,
  numberPhrase,
  type StatedNumber,
  valuesPhrase,
} from '../phrase/number.ts'
import { nameOfEnds } from './reason-section.ts'
import type { Telling } from './report.ts'

/** How many statements a reason names. */
const MOST_TERMS = 3

/** A statement that a reason names, with its number where that is not said before. */
export interface ReasonTerm {
  claim: string
  number?: string | undefined
}

/** One reason: what it says, and whose words it rests on. */
export interface KeyReason {
  text: string
  terms: ReasonTerm[]
  /** How many more statements it rests on. */
  more: number
}

/** What reasons are made from; `numbers` are the statements' own numbers, where known. */
export interface ReasonTelling extends Pick<Telling, 'language' | 'answer'> {
  numbers: Readonly<Record<string, StatedNumber>>
}

/** At most three, in this order; without any number only the last. */
export function keyReasons(telling: ReasonTelling): KeyReason[] {
  const { low, high } = telling.answer.figure
  const doubt = doubtReason(telling)
  if (low === null && high === null) return [doubt]
  return [lowReason(telling), highReason(telling), doubt].filter((one) => one !== undefined)
}

function lowReason(telling: ReasonTelling): KeyReason | undefined {
  const { low } = telling.answer.figure
  if (low === null) return undefined
  return endReason(telling, endsLike(telling, 'low'), low)
}

function highReason(telling: ReasonTelling): KeyReason | undefined {
  const { language, answer } = telling
  const { best, high } = answer.figure
  const { brief } = wordsIn(language)
  const told = endsLike(telling, 'low')
  const isBestTold = best === null || told.includes('best')
  if (high === null) {
    if (isBestTold) return { text: brief.noLimit, terms: [], more: 0 }
    const own = endReason(telling, ['best'], best)
    return { ...own, text: fill(brief.bestNoLimit, { best: own.text }) }
  }
  if (told.includes('high')) return isBestTold ? undefined : endReason(telling, ['best'], best)
  const ends = endsLike(telling, 'high').filter((end) => end !== 'low')
  const reason = endReason(telling, ends, high)
  if (isBestTold || ends.includes('best')) return reason
  const other = endReason(telling, ['best'], best)
  const text = fill(brief.two, { first: other.text, next: reason.text })
  return { text, terms: [...other.terms, ...reason.terms].slice(0, MOST_TERMS), more: 0 }
}

/** The ends that are the same number from the same statements. */
function endsLike({ answer }: ReasonTelling, end: End): End[] {
  const sign = (one: End): string =>
    JSON.stringify([answer.figure[one]?.value, answer.figure[one]?.from])
  const has = (one: End): boolean => answer.figure[one] !== null
  return (['low', 'best', 'high'] as const).filter((one) => has(one) && sign(one) === sign(end))
}

function endReason(telling: ReasonTelling, ends: End[], endpoint: Endpoint): KeyReason {
  const { language, answer } = telling
  const { report } = wordsIn(language)
  const unit = answer.question.unit ?? 'persons'
  // The best number says what the low one does not: that it is no estimate, for one.
  const first = ends.includes('best') ? 'best' : (ends[0] ?? 'low')
  const n = endpointPhrase(language, answer.figure, first, unit)
  const text = fill(report.same, { ends: nameOfEnds(language, ends), n })
  const { from } = endpoint
  if (from.rule === 'stated' || from.rule === 'fixed') return { text, ...termsOf(from.claims) }
  const terms = from.parts.flatMap(({ claims: [claim], value, marks }): ReasonTerm[] => {
    const number = markedPhrase(language, { value, marks }, first, unit)
    return claim === undefined ? [] : [{ claim, number }]
  })
  return { text, terms: terms.slice(0, MOST_TERMS), more: Math.max(0, terms.length - MOST_TERMS) }
}

function termsOf(claims: readonly string[]): Omit<KeyReason, 'text'> {
  return {
    terms: claims.slice(0, 1).map((claim) => ({ claim })),
    more: Math.max(0, claims.length - 1),
  }
}

/**
 * What could move the answer most: statements that exclude each other; what was left out above
 * the answer, the largest first; a decision that is open; what else was left out; what stands
 * beside. Says so where there is nothing of all this.
 */
function doubtReason(telling: ReasonTelling): KeyReason {
  const { explanation } = telling.answer.figure
  const contradiction = widest(explanation.contradictions)
  if (contradiction !== undefined) return contradictionReason(telling, contradiction)
  const left = farthest(telling)
  if (left !== undefined && left.beyond > 0) return leftOutReason(telling, left.one)
  const open = openReason(telling)
  if (open !== undefined) return open
  if (left !== undefined) return leftOutReason(telling, left.one)
  const { brief, reason } = wordsIn(telling.language)
  const [beside] = explanation.beside
  if (beside === undefined) return { text: brief.nothing, terms: [], more: 0 }
  const text = fill(brief.beside, { reason: reason.beside[beside.reason] })
  const more = explanation.beside.length - 1
  return { text, terms: [termFor(telling, beside.claim)], more }
}

/** Of statements about the asked scope the two farthest apart, else of a part or a larger group. */
function widest(all: readonly Contradiction[]): Contradiction | undefined {
  const isOwn = ({ kind }: Contradiction): boolean => kind !== 'part' && kind !== 'whole'
  const gap = ({ left, right }: Contradiction): number => {
    const [low, high] = left.values.low <= right.values.low ? [left, right] : [right, left]
    return high.values.low - (low.values.high ?? high.values.low)
  }
  const own = all.filter(isOwn)
  const candidates = own.length > 0 ? own : all
  const most = candidates.reduce((max, one) => Math.max(max, gap(one)), -Infinity)
  return candidates.find((one) => gap(one) === most)
}

function contradictionReason(telling: ReasonTelling, one: Contradiction): KeyReason {
  const { language } = telling
  const terms = [one.left, one.right].flatMap(({ claims: [claim], values }): ReasonTerm[] => {
    if (claim === undefined) return []
    const own = telling.numbers[claim]
    return [{ claim, number: own ? numberPhrase(language, own) : valuesPhrase(language, values) }]
  })
  return { text: wordsIn(language).reason.contradiction[one.kind], terms, more: 0 }
}

/**
 * The left-out statement of the largest number, and how far that lies above the answer; of equal
 * ones that which took others with it.
 */
function farthest(telling: ReasonTelling): { one: LeftOutClaim; beyond: number } | undefined {
  const { figure } = telling.answer
  const most = figure.high?.value ?? figure.low?.value ?? 0
  const { leftOut } = figure.explanation
  const causes = new Set(leftOut.flatMap(({ cause }) => cause ?? []))
  const weigh = (one: LeftOutClaim) => {
    const { value = 0, high = value } = telling.numbers[one.claim] ?? {}
    return { one, beyond: high - most, isCause: causes.has(one.claim) ? 1 : 0 }
  }
  return leftOut.map(weigh).sort((a, b) => b.beyond - a.beyond || b.isCause - a.isCause)[0]
}

function leftOutReason(telling: ReasonTelling, left: LeftOutClaim): KeyReason {
  const { language, answer } = telling
  const { brief, reason } = wordsIn(language)
  const root = left.cause ?? left.claim
  const { leftOut } = answer.figure.explanation
  const same = leftOut.filter(
    ({ claim, cause, code }) => code === left.code && (cause ?? claim) === root,
  )
  const first = same.find(({ claim }) => claim === root) ?? left
  const text = fill(brief.leftOut, {
    reason: reason.leftOut[left.code],
    day: first.on === undefined ? undefined : dayPhrase(language, first.on),
  })
  return { text, terms: [termFor(telling, first.claim)], more: same.length - 1 }
}

function termFor({ language, numbers }: ReasonTelling, claim: string): ReasonTerm {
  const own = numbers[claim]
  return { claim, ...(own && { number: numberPhrase(language, own) }) }
}

/** A decision that somebody could still take. */
function openReason({ language, answer }: ReasonTelling): KeyReason | undefined {
  const { brief, report } = wordsIn(language)
  const { pairsThatMatter, partsThatMatter } = answer.figure.explanation
  const name = (id: string): string => originIn(language, id, answer)
  const [pair] = pairsThatMatter
  const more = 0
  if (answer.waiting > 0)
    return { text: fill(brief.waiting, { n: answer.waiting }), terms: [], more }
  if (pair !== undefined) {
    const [a, b] = pair.map(name)
    return { text: fill(report.pairMatters, { a, b }), terms: [], more }
  }
  const [parts] = partsThatMatter
  if (parts === undefined) return undefined
  const terms = parts.flatMap(([claim]) => (claim === undefined ? [] : [{ claim }]))
  return { text: brief.parts, terms, more }
}
