// The one line of a figure: low, best and high, each with its words.
import type { Figure, Question } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import { type End, endpointPhrase } from '../phrase/number.ts'

/** "Low: 52 · best: about 80 · high: about 80". */
export function headline(
  language: Language,
  answer: { question: Question; figure: Pick<Figure, End | 'strictLow'> },
): string {
  const { figure, question } = answer
  const unit = question.unit ?? 'persons'
  return fill(wordsIn(language).report.headline, {
    low: endpointPhrase(language, figure, 'low', unit),
    best: endpointPhrase(language, { ...figure, best: briefBest(figure) }, 'best', unit),
    high: endpointPhrase(language, figure, 'high', unit),
  })
}

/** The best number without the remarks that the low number has made already. */
function briefBest({ low, best }: Pick<Figure, 'low' | 'best'>): Figure['best'] {
  if (low === null || best === null || !best.marks.includes('floor')) return best
  if (JSON.stringify(low.from) !== JSON.stringify(best.from)) return best
  return { ...best, marks: best.marks.filter((mark) => mark === 'floor' || mark === 'strict') }
}
