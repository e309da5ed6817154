// The saved questions with what they say today; what is contested stands first.
import type { Output } from '@tumen/contract'

import {
  answerSentence,
  dayPhrase,
  EmptyNote,
  type FigureAnswer,
  rangeSentence,
  SmallRange,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { dayBefore } from '../figure/moment.ts'
import { addressOf } from '../figure/question.ts'

interface Told {
  question: FigureAnswer['question']
}
type Head = Parameters<typeof answerSentence>[2]

type WatchedQuestion = Output<'query.watch'>['questions'][number]

/** The answer of `query.watch`. */
export type WatchAnswer = Output<'query.watch'>

interface Props {
  language: Language
  answer: WatchAnswer
  /** Whether a wrong clock keeps statements back. */
  lacks?: boolean
}

/** One card for each question, or what saving one would give. */
export function Watched({ language, answer, lacks = false }: Props): VNode {
  const { clock, page } = wordsIn(language)
  const { watched } = page.home
  const isContested = ({ figure }: WatchedQuestion) => figure?.status === 'contested'
  const contested = answer.questions.filter(isContested)
  const others = answer.questions.filter((one) => !isContested(one))
  return (
    <section>
      <h2>{watched.title}</h2>
      {answer.questions.length === 0 ? (
        <EmptyNote text={watched.none}>
          <a href="/figures">{watched.next}</a>
        </EmptyNote>
      ) : (
        lacks && <p class="wrong">{clock.figures}</p>
      )}
      {[...contested, ...others].map((one) => (
        <Card language={language} one={one} since={answer.since} />
      ))}
      {answer.more > 0 && (
        <p class="more">
          <a href="/figures">{watched.all}</a>
        </p>
      )}
    </section>
  )
}

interface CardProps {
  language: Language
  one: WatchedQuestion
  since: WatchAnswer['since']
}

function Card({ language, one, since }: CardProps): VNode {
  const { watched } = wordsIn(language).page.home
  const { name, query, question, figure, moved, news, waiting = 0 } = one
  return (
    <article class="card watched" data-row>
      <h3>
        <a href={addressOf('/figures/show', query)}>{name}</a>
      </h3>
      {question && figure ? (
        <>
          <Saying language={language} told={{ question }} figure={figure} />
          <SmallRange {...{ language, question, figure }} id={`range-${one.id}`} />
        </>
      ) : (
        <p class="muted">{watched.refused}</p>
      )}
      {question && news && <News {...{ language, one, since, question }} {...news} />}
      {question && moved && !news && <Moved {...{ language, one, question }} {...moved} />}
      {waiting > 0 && (
        <p>
          <a href="/lineage">{fill(watched.waiting, { n: waiting })}</a>
        </p>
      )}
    </article>
  )
}

interface NewsProps extends CardProps {
  question: Told['question']
  was: Head
  entered: number
  left: number
}

/** What was said when the reader was last here, and what came in or left since. */
function News({ language, one, since, question, was, entered, left }: NewsProps): VNode {
  const { watched } = wordsIn(language).page.home
  const day = dayPhrase(language, since.on)
  const causes = [
    ...(entered > 0 ? [fill(watched.entered, { n: entered })] : []),
    ...(left > 0 ? [fill(watched.left, { n: left })] : []),
  ]
  const said = was.low !== null || was.high !== null
  return (
    <p class="news">
      <strong>{fill(since.worked ? watched.news : watched.newsWeek, { day })}</strong>{' '}
      {said
        ? fill(watched.before, { was: answerSentence(language, question, was) })
        : watched.beforeNone}{' '}
      {causes.length > 0 ? causes.join(' ') : watched.otherCause}{' '}
      <a
        href={addressOf('/figures/difference', one.query, {
          asKnownOn: question.known.on ?? '',
          before: since.on,
        })}
      >
        {watched.movedLink}
      </a>
    </p>
  )
}

interface MovedProps extends Omit<CardProps, 'since'> {
  question: Told['question']
  on: string
  was?: Head
}

/** The last day on which the answer changed, from what to what, and the way to the reasons. */
function Moved({ language, one, question, on, was }: MovedProps): VNode {
  const { watched } = wordsIn(language).page.home
  const day = dayPhrase(language, on)
  if (!was || (was.low === null && was.high === null))
    return <p class="muted">{fill(watched.movedNone, { day })}</p>
  return (
    <p class="muted">
      {fill(watched.moved, { day, was: rangeSentence(language, question, was) })}{' '}
      <a
        href={addressOf('/figures/difference', one.query, { asKnownOn: on, before: dayBefore(on) })}
      >
        {watched.movedLink}
      </a>
    </p>
  )
}

interface SayingProps {
  language: Language
  told: Told
  figure: Head
}

function Saying({ language, told, figure }: SayingProps): VNode {
  const { reason } = wordsIn(language)
  const status: Readonly<Record<string, string | undefined>> = reason.status
  const isKnown = figure.low !== null || figure.high !== null
  const isWarned = figure.status === 'contested'
  return (
    <>
      {isKnown && (
        <p class="headline">
          <strong>{answerSentence(language, told.question, figure)}</strong>
        </p>
      )}
      {(isWarned || !isKnown) && (
        <p class={isWarned ? 'status warn' : 'status'}>{status[figure.status]}</p>
      )}
    </>
  )
}
