// The day of knowledge of an answer: the moments at which it changed as steps to walk along, one
// link to the moment before and after, what moved at the one that is looked at, and any other day.
import {
  ChoiceField,
  dayPhrase,
  digits,
  type ExplainedAnswer,
  type Moment,
  MomentSteps,
  momentOn,
  numberPhrase,
  originCount,
  rangeSentence,
  TextField,
} from '@tumen/view'
import { fill, type Language } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { statedByClaim } from './answer.ts'
import { dayBefore } from './moment.ts'
import { type Asked, addressOf, withoutDay } from './question.ts'
import { HiddenQuestion } from './question-form.tsx'

interface KnownProps {
  ask: Ask
  asked: Asked
  answer: ExplainedAnswer
  /** Nothing when they were not asked for. */
  moments: readonly Moment[] | undefined
  /** Where a statement leads: to its words. */
  hrefOf: (claim: string) => string
}

/** The moments around the day of an answer, and the form that leads to any other day. */
export function KnownControl(props: KnownProps): VNode {
  const { ask, asked, answer, moments = [] } = props
  const { words, language } = ask
  return (
    <section class="card known" aria-labelledby="known-title">
      <h2 id="known-title">
        {fill(words.brief.asKnown, { day: dayPhrase(language, answer.knownOn) })}
      </h2>
      <MomentSteps
        language={language}
        question={answer.question}
        moments={moments}
        knownOn={answer.knownOn}
        hrefOf={(on) => addressOf('/figures/show', asked, { asKnownOn: on })}
        allHref="#moments"
      />
      <Moved {...props} />
      <div class="known-ways no-print">
        <KnownSteps {...props} />
        <OtherDay {...props} />
      </div>
    </section>
  )
}

function OtherDay({ ask, asked, answer }: KnownProps): VNode {
  const { ask: text, known } = ask.words.page.figure
  const { knownBy: _, ...rest } = withoutDay(asked)
  return (
    <details>
      <summary>{ask.words.brief.otherDay}</summary>
      <form method="get" action="/figures/show">
        <HiddenQuestion asked={rest} />
        <TextField isDate name="asKnownOn" label={known.day} value={answer.knownOn} />
        <ChoiceField
          name="knownBy"
          label={text.knownBy}
          value={answer.knownBy}
          options={(['recorded', 'published'] as const).map((by) => [by, text.by[by]])}
        />
        <button type="submit">{known.show}</button>
      </form>
    </details>
  )
}

/** What moved at the moment that holds on the day of the page. */
function Moved(props: KnownProps): VNode | null {
  const { ask, asked, answer, moments = [] } = props
  const { brief, page } = ask.words
  const here = momentOn(moments, answer.knownOn)
  const moment = moments[here]
  if (moment === undefined) return null
  const was = moments[here - 1]
  const isKnown = was !== undefined && (was.low !== null || was.high !== null)
  const why = addressOf('/figures/difference', asked, {
    asKnownOn: moment.on,
    // What came in and went out is counted since the moment before.
    before: was?.on ?? dayBefore(moment.on),
  })
  const given = { ...props, why }
  const origins = isKnown ? originsMoved(props, was, moment) : undefined
  return (
    <p class="moved">
      <MovedClaims {...given} text={brief.cameIn} n={moment.entered} of={moment.enteredFirst} />
      <MovedClaims {...given} text={brief.wentOut} n={moment.left} of={moment.leftFirst} />
      {origins !== undefined && (
        <>
          <a class="quiet" href="#origins">
            {origins}
          </a>{' '}
        </>
      )}
      {isKnown ? (
        <a class="quiet" href={addressOf('/figures/show', asked, { asKnownOn: was.on })}>
          {fill(brief.was, { answer: rangeOf(ask.language, answer.question, was) })}
        </a>
      ) : (
        brief.wasNothing
      )}{' '}
      <a href={why}>{page.figure.known.why}</a>
    </p>
  )
}

function rangeOf(language: Language, question: ExplainedAnswer['question'], was: Moment): string {
  return rangeSentence(language, question, { ...was, strictLow: was.strictLow ?? false })
}

interface MovedProps extends KnownProps {
  /** Where everything that moved is told. */
  why: string
  text: string
  n: number | undefined
  of: readonly string[] | undefined
}

/** "9 statements no longer count: about 80, about 60 and 4 more." */
function MovedClaims(props: MovedProps): VNode | null {
  const { ask, hrefOf, why, text, n = 0 } = props
  if (n === 0) return null
  const { brief, report } = ask.words
  const told = toldNumbers(props)
  const named = told.reduce((sum, { times }) => sum + times, 0)
  return (
    <>
      <a class="quiet" href={why}>
        {fill(text, { n })}
      </a>
      {told.map(({ claim, number }, at) => (
        <>
          {at === 0 ? brief.colon : report.list}
          <a href={hrefOf(claim)}>{number}</a>
        </>
      ))}
      {named > 0 && n > named && (
        <>
          {' '}
          <a class="quiet" href={why}>
            {fill(brief.more, { n: digits(n - named) })}
          </a>
        </>
      )}
      {brief.stop}
    </>
  )
}

/** The numbers of the named statements that the answer states, each once. */
function toldNumbers({ ask, answer, of = [] }: MovedProps) {
  const numbers = statedByClaim(answer)
  const told = new Map<string, { claim: string; number: string; times: number }>()
  for (const claim of of) {
    const stated = numbers[claim]
    if (stated === undefined) continue
    const number = numberPhrase(ask.language, stated)
    const same = told.get(number)
    if (same === undefined) told.set(number, { claim, number, times: 1 })
    else same.times += 1
  }
  return [...told.values()]
}

/** That only the origins moved, where the numbers before say the same as those of now. */
function originsMoved({ ask, answer }: KnownProps, was: Moment, is: Moment): string | undefined {
  const { language, words } = ask
  const rangeAt = (one: Moment) => rangeOf(language, answer.question, one)
  if (rangeAt(was) !== rangeAt(is)) return undefined
  for (const of of ['figure', 'event'] as const) {
    const [before, now] = [was[of], is[of]].map((one) => one && originCount(language, one))
    if (before !== undefined && now !== undefined && before !== now)
      return fill(words.brief.originsMoved[of], { before, now })
  }
  return undefined
}

function KnownSteps({ ask, asked, answer, moments = [] }: KnownProps): VNode | null {
  const { known } = ask.words.page.figure
  const { before, after } = stepsAround(moments, answer.knownOn)
  const to = (day: string) => addressOf('/figures/show', asked, { asKnownOn: day })
  const say = (pattern: string, day: string) => fill(pattern, { day: dayPhrase(ask.language, day) })
  const isToday = answer.knownOn === ask.today
  if (before === undefined && after === undefined && isToday) return null
  return (
    <ul class="steps no-print">
      {before !== undefined && (
        <li>
          <a href={to(before)} rel="prev" data-key="b">
            {say(known.earlier, before)}
          </a>
        </li>
      )}
      {after !== undefined && (
        <li>
          <a href={to(after)} rel="next" data-key="n">
            {say(known.later, after)}
          </a>
        </li>
      )}
      {!isToday && (
        <li>
          <a href={to('')}>{known.today}</a>
        </li>
      )}
    </ul>
  )
}

/** The moments beside the one that holds on `day`: each has another answer. */
export function stepsAround(
  moments: readonly Moment[],
  day: string,
): { before: string | undefined; after: string | undefined } {
  const next = moments.findIndex(({ on }) => on > day)
  const here = next === -1 ? moments.length - 1 : next - 1
  return { before: moments[here - 1]?.on, after: next === -1 ? undefined : moments[next]?.on }
}
