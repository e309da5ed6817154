// The head of a figure: low, best and high in large type with their hedges, the status as a
// sentence, and how many voices stand behind it. Every number leads to the words it comes from.
import type { Endpoint, Status } from '@tumen/figure'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { DatedFigure, FigureAnswer } from '../../figure/answer.ts'
import { answerSentence } from '../../figure/answer-sentence.ts'
import { originCount, statusSentence } from '../../figure/report.ts'
import { type End, endpointPhrase } from '../../phrase/number.ts'
import { wordsHref } from './placed-report.ts'

const ENDS = ['low', 'best', 'high'] as const
const LOOKS: Readonly<Record<Status, 'good' | 'warn' | 'plain'>> = {
  corroborated: 'good',
  event_corroborated: 'plain',
  single_origin: 'plain',
  contested: 'warn',
  whole_only: 'warn',
  rate_only: 'warn',
  no_data: 'warn',
}

export interface FigureHeadProps {
  language: Language
  figure: Omit<DatedFigure, 'knownOn' | 'knownBy'>
  question: FigureAnswer['question']
  waiting?: number
  /** Address of the page on which the words stand; default this page. */
  page?: string
  /** False where the sentence stands elsewhere on the page. */
  isSaid?: boolean
}

/** The range, the status and the voices of a figure. */
export function FigureHead(props: FigureHeadProps): VNode {
  const { language, figure, isSaid = true } = props
  const hasNumber = figure.low !== null || figure.high !== null
  return (
    <div class="figure-head">
      {hasNumber && isSaid && <AnswerSaid {...props} />}
      {hasNumber && (
        <dl class="range">
          {ENDS.map((end) => (
            <RangeEnd {...props} end={end} />
          ))}
        </dl>
      )}
      <p class={`status ${LOOKS[figure.status]}`}>
        <strong>{statusSentence(language, figure)}</strong>
      </p>
      <Voices {...props} />
      <Waiting {...props} />
    </div>
  )
}

/** The answer in a sentence; where there is a number it leads to the words of the lowest. */
export function AnswerSaid({ language, figure, question, page = '' }: FigureHeadProps): VNode {
  const end = figure.low ?? figure.high
  if (end === null) return <p class="said">{answerSentence(language, question, figure)}</p>
  return (
    <p class="said">
      <a href={page + endpointHref(end)}>{answerSentence(language, question, figure)}</a>
    </p>
  )
}

function RangeEnd(props: FigureHeadProps & { end: End }): VNode {
  const { language, figure, question, end, page = '' } = props
  const { report } = wordsIn(language)
  const endpoint = figure[end]
  const phrase = endpointPhrase(language, figure, end, question.unit ?? 'persons')
  const [number, remark] = splitRemark(phrase)
  const text = (
    <>
      <span class={endpoint === null ? 'none' : 'value'}>{number}</span>
      {remark !== '' && <span class="remark"> {remark}</span>}
    </>
  )
  return (
    <div class={end}>
      <dt>{report.ownEnd[end]}</dt>
      <dd>{endpoint === null ? text : <a href={page + endpointHref(endpoint)}>{text}</a>}</dd>
    </div>
  )
}

/** A phrase and its remark in brackets: "49" and "(a sum of parts)". */
function splitRemark(phrase: string): [string, string] {
  const at = phrase.search(/\s?[(（]/)
  return at === -1 ? [phrase, ''] : [phrase.slice(0, at), phrase.slice(at).trim()]
}

/** The words of a stated number; the reasons of one that is derived. */
function endpointHref({ from }: Endpoint): string {
  const isStated = from.rule === 'stated' || from.rule === 'fixed'
  const [first] = isStated ? from.claims : []
  return first === undefined ? '#reasons' : wordsHref(first)
}

function Voices({ language, figure, page = '' }: FigureHeadProps): VNode | null {
  const { key, report } = wordsIn(language)
  if (figure.event[1] === 0 && figure.reports === 0) return null
  const rows = [
    [key.figure, originCount(language, figure.figure), '#origins'],
    [key.event, originCount(language, figure.event), '#origins'],
    [key.reports, fill(report.reports, { n: figure.reports }), '#reports'],
  ] as const
  return (
    <dl class="voices">
      {rows.map(([label, text, href]) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <a href={page + href}>{text}</a>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Waiting({ language, waiting = 0 }: FigureHeadProps): VNode | null {
  if (waiting === 0) return null
  const { report } = wordsIn(language)
  return (
    <p class="waiting-note">
      <a href="#waiting">{fill(report.waiting, { n: waiting })}</a>
    </p>
  )
}
