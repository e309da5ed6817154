// When the answer changed: the steps as a drawing and as a table, each day a link to the answer
// of that day and to what moved.
import { given } from '@tumen/claim'
import {
  dayPhrase,
  headline,
  type Moment,
  MomentChart,
  ScrollRegion,
  statusSentence,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { dayBefore, type FoundMoments } from './moment.ts'
import { type Asked, addressOf } from './question.ts'

interface MomentsProps {
  ask: Ask
  asked: Asked
  question: Parameters<typeof headline>[1]['question']
  found: FoundMoments
  /** The day of the page. */
  knownOn?: string
}

/** Drawing and table of the moments; says so when there are none. */
export function Moments(props: MomentsProps): VNode {
  const { ask, asked, question, found, knownOn } = props
  const { known } = ask.words.page.figure
  if (found.moments.length === 0) return <p class="empty">{known.none}</p>
  return (
    <>
      {found.truncated && <p class="muted">{known.cut}</p>}
      <MomentChart
        language={ask.language}
        moments={found.moments}
        question={question}
        until={ask.today}
        {...given({ knownOn })}
        hrefOf={(on) => addressOf('/figures/show', asked, { asKnownOn: on })}
      />
      <MomentTable {...props} />
    </>
  )
}

function MomentTable(props: MomentsProps): VNode {
  const { ask, found } = props
  const { known } = ask.words.page.figure
  return (
    <ScrollRegion label={known.answer}>
      <table class="moments">
        <caption class="visually-hidden">{known.moments}</caption>
        <thead>
          <tr>
            <th scope="col">{known.day1}</th>
            <th scope="col">{known.answer}</th>
            <th scope="col">{known.why}</th>
          </tr>
        </thead>
        <tbody>
          {found.moments.map((moment, n) => (
            <MomentRow
              {...props}
              moment={moment}
              last={found.moments[n - 1]?.on}
              next={found.moments[n + 1]?.on}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface RowProps extends MomentsProps {
  moment: Moment
  /** The days of the moments before and after. */
  last: string | undefined
  next: string | undefined
}

function MomentRow(props: RowProps): VNode {
  const { ask, asked, question, moment, last, next, knownOn } = props
  const { page } = ask.words
  const { known } = page.figure
  const day = dayPhrase(ask.language, moment.on)
  const figure = { ...moment, strictLow: moment.strictLow ?? false }
  const isKnown = moment.low !== null || moment.high !== null
  const told = isKnown ? headline(ask.language, { question, figure }) : undefined
  const isHere = knownOn !== undefined && moment.on <= knownOn && !(next && next <= knownOn)
  const show = addressOf('/figures/show', asked, { asKnownOn: moment.on })
  const why = addressOf('/figures/difference', asked, {
    asKnownOn: moment.on,
    // As beside the answer: what moved is counted since the moment before.
    before: last ?? dayBefore(moment.on),
  })
  return (
    <tr data-row aria-current={isHere ? 'true' : undefined}>
      <th scope="row">
        <a href={show}>{day}</a> {isHere && <span class="tag">{known.here}</span>}
      </th>
      <td>
        {told !== undefined && <a href={show}>{told}</a>}{' '}
        <span class="muted">{statusSentence(ask.language, moment)}</span>
      </td>
      <td>
        <a href={why}>{fill(known.whyLink, { day })}</a>
      </td>
    </tr>
  )
}
