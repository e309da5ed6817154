// The answer as somebody would say it: how many at the least, at best and at the most, what speaks
// against it, and from how many origins. "At least 52. No upper limit is stated. One origin."
import type { Figure, Flag, Mark, Question } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { briefEndpoint, digits, type End } from '../phrase/number.ts'

/** What the sentence is made of. */
export type SaidFigure = Pick<Figure, End | 'strictLow' | 'status' | 'figure' | 'event'> & {
  /** Answers that were kept by earlier versions have none. */
  flags?: Figure['flags'] | undefined
}

/** What speaks against an answer that is not contested itself, the gravest first. */
const DOUBTS = [
  'part_contested',
  'parts_exceed_whole',
  'part_exceeds_whole',
  'overlaps_impossible',
  'whole_contested',
  'denied',
] as const satisfies readonly Flag[]

/** Short sentences for low, high, dispute and origins; without a number, what there is instead. */
export function answerSentence(language: Language, question: Question, figure: SaidFigure): string {
  const { said, reason } = wordsIn(language)
  const { low, high, status } = figure
  if (status === 'no_data') return reason.status.no_data
  const isKnown = low !== null || high !== null
  const range = isKnown ? rangeSentence(language, question, figure) : reason.status[status]
  const parts = [
    range,
    ...(isKnown && lowOf(figure) === null && range !== said.noLow ? [said.noLow] : []),
    ...(isKnown && high === null ? [said.noLimit] : []),
    ...disputeSentence(language, figure),
    ...(isKnown || figure.event[1] > 0 ? [sourceSentence(language, figure)] : []),
  ]
  return parts.reduce((first, next) => fill(said.joined, { first, next }))
}

/** The numbers alone: "At least 52, at most about 80." */
export function rangeSentence(
  language: Language,
  question: Question,
  figure: Pick<SaidFigure, End | 'strictLow'>,
): string {
  const { said } = wordsIn(language)
  const { best, high } = figure
  const low = lowOf(figure)
  const phrase = (end: End) => briefEndpoint(language, figure, end, question.unit)
  if (low === null && high === null) return said.noLow
  if (low !== null && high !== null && low.value === high.value) {
    const isExact = !figure.strictLow && [low, high].every(({ marks }) => !marks.some(isHedge))
    const one = isExact ? said.exactly : said.leastAndMost
    return fill(said.range, { low: capital(fill(one, { n: phrase('high') })) })
  }
  const least =
    low === null
      ? fill(said.atMost, { n: phrase('high') })
      : isHedged(figure)
        ? phrase('low')
        : fill(said.atLeast, { n: phrase('low') })
  return fill(said.range, {
    low: capital(least),
    best: best !== null && best.value !== low?.value ? phrase('best') : undefined,
    high: high === null || low === null ? undefined : phrase('high'),
  })
}

/** Nobody says "at least none" of what is only known as a part of something larger. */
function lowOf({ low }: Pick<SaidFigure, 'low'>): SaidFigure['low'] {
  return isNothingKnown(low) ? null : low
}

function isNothingKnown(low: SaidFigure['low']): boolean {
  return low !== null && low.from.rule === 'fixed' && low.from.reason === 'nothing_known'
}

/** Whether the words of the low number say themselves that there may be more. */
function isHedged({ low, strictLow }: Pick<SaidFigure, 'low' | 'strictLow'>): boolean {
  return strictLow || (low?.marks.includes('strict') ?? false)
}

function isHedge(mark: Mark): boolean {
  return !['floor', 'sum', 'union', 'whole'].includes(mark)
}

/** That it is disputed, and by what; nothing where nothing is known to speak against it. */
function disputeSentence(language: Language, { status, flags = [] }: SaidFigure): string[] {
  const { said, reason } = wordsIn(language)
  if (status === 'contested') return [said.disputed]
  const doubt = DOUBTS.find((flag) => flags.includes(flag))
  if (doubt === undefined) return []
  return [doubt === 'denied' ? said.denied : reason.flag[doubt]]
}

/** Independent origins behind the number; behind the event where nobody is behind the number. */
function sourceSentence(language: Language, { figure, event }: SaidFigure): string {
  const { said } = wordsIn(language)
  const [min, max] = figure[1] > 0 ? figure : event
  if (max === 0) return said.noSource
  if (min === max) return fill(said.sources, { n: min })
  return fill(said.sourcesBetween, { min: digits(min), max: digits(max) })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
