// The support curve as a table: for each stated number at least so many independent origins, who
// they are, and the words that state it.
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { namesOn, originIn } from '../../claim/quotation.ts'
import type { FigureAnswer } from '../../figure/answer.ts'
import { floorPhrase } from '../../figure/strict-limit.ts'
import { digits } from '../../phrase/number.ts'
import { type LabelLanguages, LinkedText, type TextGuide } from '../document/linked-text.tsx'
import { ScrollRegion } from '../scroll-region.tsx'
import { wordsHref } from './placed-report.ts'

interface TableProps {
  language: Language
  answer: FigureAnswer
  hrefOfId: TextGuide['hrefOfId']
  labels?: LabelLanguages | undefined
}

/** The words behind a number of the curve; the reasons when it is a sum. */
export function supportHref({ figure }: FigureAnswer, value: number): string {
  const { used, supportedBy } = figure.explanation
  const origins = supportedBy.find((step) => step.value === value)?.origins ?? []
  const own = used.find(({ floor, origin }) => floor === value && origins.includes(origin))
  return own === undefined ? '#reasons' : wordsHref(own.claim)
}

/** The curve as rows of number, least origins, names. */
export function SupportTable(props: TableProps): VNode | null {
  const { language, answer } = props
  const { support } = wordsIn(language).page.figure
  if (answer.figure.support.length === 0) return null
  return (
    <ScrollRegion label={support.caption}>
      <table class="support">
        <caption>{support.caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {support.number}
            </th>
            <th scope="col" class="number">
              {support.origins}
            </th>
            <th scope="col">{support.who}</th>
          </tr>
        </thead>
        <tbody>
          {answer.figure.support.map(([value, origins]) => (
            <SupportRow {...props} value={value} origins={origins} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function SupportRow(props: TableProps & { value: number; origins: number }): VNode {
  const { language, answer, value, origins, hrefOfId, labels } = props
  const { explanation } = answer.figure
  const behind = explanation.supportedBy.find((step) => step.value === value)?.origins ?? []
  const { page, report } = wordsIn(language)
  const left = answer.unnamed?.behindNumber.get(value)
  const names = [
    ...behind.map((id) => originIn(language, id, answer)),
    ...(left === undefined ? [] : [fill(page.figure.answer.andMore, { n: digits(left) })]),
  ]
  return (
    <tr>
      <th scope="row" class="number">
        <a href={supportHref(answer, value)}>
          {floorPhrase(language, value, explanation.used, answer.question.unit)}
        </a>
      </th>
      <td class="number">
        <a href="#origins">{origins}</a>
      </td>
      <td>
        <LinkedText
          language={language}
          text={names.join(report.also)}
          guide={{
            hrefOfId,
            hrefOfNumber: () => supportHref(answer, value),
            labels,
            nameOf: namesOn(language, answer),
          }}
        />
      </td>
    </tr>
  )
}
