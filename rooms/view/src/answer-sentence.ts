// The answer as somebody would say it: how many at the least, at best and at the most, whether that
// is disputed, and from how many origins. "At least 52. No upper limit is stated. One origin."
import type { Figure, Question } from '@tumen/figure'
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import { briefEndpoint, digits, type End } from './number-phrase.ts'
import { wordsIn } from './words.ts'

/** What the sentence is made of. */
export type SaidFigure = Pick<Figure, End | 'strictLow' | 'status' | 'figure' | 'event'>

/** One to four short sentences; where there is no number, what there is instead. */
export function answerSentence(language: Language, question: Question, figure: SaidFigure): string {
  const { said, reason } = wordsIn(language)
  if (figure.low === null && figure.high === null) return reason.status[figure.status]
  const parts = [
    rangeSentence(language, question, figure),
    figure.high === null ? said.noLimit : undefined,
    figure.status === 'contested' ? said.disputed : undefined,
    sourceSentence(language, figure),
  ]
  return parts
    .filter((part) => part !== undefined)
    .reduce((first, next) => fill(said.joined, { first, next }))
}

/** The numbers alone: "At least 52, at most about 80." */
export function rangeSentence(
  language: Language,
  question: Question,
  figure: Pick<SaidFigure, End | 'strictLow'>,
): string {
  const { said } = wordsIn(language)
  const { best, high } = figure
  // Nobody says "at least none" of what is only known as a part of something larger.
  const low = isNothingKnown(figure.low) && high !== null ? null : figure.low
  const phrase = (end: End) => briefEndpoint(language, figure, end, question.unit)
  const atLeast =
    low === null
      ? undefined
      : isHedged(figure)
        ? phrase('low')
        : fill(said.atLeast, { n: phrase('low') })
  const isOne = low !== null && high !== null && low.value === high.value
  if (isOne) return fill(said.range, { low: capital(phrase('high')) })
  const isTold = best !== null && best.value !== low?.value
  return fill(said.range, {
    low: capital(atLeast ?? fill(said.atMost, { n: phrase('high') })),
    best: isTold ? phrase('best') : undefined,
    high: high === null || low === null ? undefined : phrase('high'),
  })
}

function isNothingKnown(low: SaidFigure['low']): boolean {
  return low !== null && low.from.rule === 'fixed' && low.from.reason === 'nothing_known'
}

/** Whether the words of the low number say themselves that there may be more. */
function isHedged({ low, strictLow }: Pick<SaidFigure, 'low' | 'strictLow'>): boolean {
  return strictLow || (low?.marks.includes('strict') ?? false)
}

/** Independent origins behind the number; behind the event where nobody is behind the number. */
function sourceSentence(language: Language, { figure, event }: SaidFigure): string | undefined {
  const { said } = wordsIn(language)
  const [min, max] = figure[1] > 0 ? figure : event
  if (max === 0) return undefined
  if (min === max) return fill(said.sources, { n: min })
  return fill(said.sourcesBetween, { min: digits(min), max: digits(max) })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
