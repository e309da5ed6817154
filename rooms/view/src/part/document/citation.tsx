// An answer as a citation: the numbers as printed, the question with its date of knowledge, when
// it was counted, the voices behind it, and the state of the log that anybody can check.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { FigureAnswer } from '../../figure/answer.ts'
import { headline } from '../../figure/headline.ts'
import { placeName, questionSentence } from '../../figure/question-sentence.ts'
import { originLine, statusSentence } from '../../figure/report.ts'
import { dayPhrase } from '../../phrase/date.ts'

export interface CitationProps {
  language: Language
  answer: FigureAnswer
  /** The day on which it was counted. */
  countedOn: string
  log: { size: number; rootHex: string }
  /** Path and query under which the same answer is shown again. */
  address: string
}

/** "Detention, Liaoning": what and where, as the title of a figure. */
export function figureTitle(
  language: Language,
  { question, placeNames }: Pick<FigureAnswer, 'question' | 'placeNames'>,
): string {
  const words = wordsIn(language)
  const { act, place, event } = question
  const path = place ?? event
  const where = path === undefined ? undefined : placeName(language, path, placeNames)
  return [words.act[act], where].filter((part) => part !== undefined).join(words.report.list)
}

/** The citation as plain text, a sentence a line. */
export function citationText(props: CitationProps): string {
  const { language, answer, countedOn, log, address } = props
  const { cite } = wordsIn(language).page.figure
  const { figure, waiting } = answer
  const counts = figure.event[1] === 0 && figure.reports === 0
  return [
    fill(cite.line, {
      title: figureTitle(language, answer),
      question: questionSentence(language, answer.question, answer.placeNames),
      answer: answerSentence(language, answer),
    }),
    ...(counts ? [] : [originLine(language, figure)]),
    ...(waiting > 0 ? [fill(cite.waiting, { n: waiting })] : []),
    `${fill(cite.counted, { day: dayPhrase(language, countedOn) })} ${fill(cite.log, {
      size: log.size,
      root: log.rootHex,
    })}`,
    fill(cite.address, { path: address }),
  ].join('\n')
}

function answerSentence(language: Language, answer: FigureAnswer): string {
  const { page } = wordsIn(language)
  const { figure } = answer
  const status = statusSentence(language, figure)
  if (figure.low === null && figure.high === null) return status
  return fill(page.figure.cite.plainAnswer, { numbers: headline(language, answer), status })
}

/** The citation in a field that can be selected, with a button that scripts fill with life. */
export function CitationField(props: CitationProps): VNode {
  const { language } = props
  const { cite } = wordsIn(language).page.figure
  const text = citationText(props)
  return (
    <div class="citation" data-copy>
      <p class="hint" id="citation-hint">
        {cite.why}
      </p>
      <label class="visually-hidden" for="citation">
        {cite.label}
      </label>
      <textarea id="citation" readOnly rows={9} aria-describedby="citation-hint" data-copy-text>
        {`\n${text}`}
      </textarea>
      <p>
        <button
          type="button"
          hidden
          data-copy-button
          data-copied={cite.copied}
          data-failed={cite.failed}
        >
          {cite.copy}
        </button>{' '}
        <span role="status" data-copy-status />
      </p>
      <p class="print-only citation-print">{text}</p>
    </div>
  )
}
