// An answer as a small bar with its numbers below: the same drawing as on the page of the answer.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { AnswerStrip, AxisStrip, stripScale } from '../../chart/strip.tsx'
import type { FigureAnswer } from '../../figure/answer.ts'
import { answerSentence, type SaidFigure } from '../../figure/answer-sentence.ts'

export interface SmallRangeProps {
  language: Language
  question: FigureAnswer['question']
  figure: SaidFigure
  /** Unique on its page. */
  id: string
}

/** So much of a small bar is kept for what has no upper end. */
const OPEN_ROOM = 1.4

/** The bar; nothing where there is no number. */
export function SmallRange({ language, question, figure, id }: SmallRangeProps): VNode | null {
  const ends = [figure.low, figure.best, figure.high].flatMap((end) => end?.value ?? [])
  if (ends.length === 0) return null
  const isOpen = figure.high === null
  const scale = stripScale(Math.max(1, ...ends) * (isOpen ? OPEN_ROOM : 1), isOpen)
  const answer = answerSentence(language, question, figure)
  const label = fill(wordsIn(language).brief.smallBar, { answer })
  return (
    <div class="small-range">
      <AnswerStrip figure={figure} scale={scale} id={id} label={label} />
      <AxisStrip scale={scale} />
    </div>
  )
}
