// The day of knowledge of an answer: another day, on another clock, or one step to the moment
// before or after at which the answer changed.
import {
  ChoiceField,
  dayPhrase,
  type ExplainedAnswer,
  fill,
  type Moment,
  TextField,
} from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../ask.ts'
import { type Asked, addressOf, withoutDay } from './question.ts'
import { HiddenQuestion } from './question-form.tsx'

interface KnownProps {
  ask: Ask
  asked: Asked
  answer: ExplainedAnswer
  /** Nothing when they were not asked for. */
  moments: readonly Moment[] | undefined
}

/** The form and the links that lead to the same answer as known on another day. */
export function KnownControl(props: KnownProps): VNode {
  const { ask, asked, answer } = props
  const { ask: text, known } = ask.words.page.figure
  const { knownBy: _, ...rest } = withoutDay(asked)
  return (
    <section class="card known" aria-labelledby="known-title">
      <h2 id="known-title">{known.heading}</h2>
      <form method="get" action="/figures/show">
        <HiddenQuestion asked={rest} />
        <TextField name="asKnownOn" label={known.day} value={answer.knownOn} />
        <ChoiceField
          name="knownBy"
          label={text.knownBy}
          value={answer.knownBy}
          options={(['recorded', 'published'] as const).map((by) => [by, text.by[by]])}
        />
        <button type="submit">{known.show}</button>
      </form>
      <KnownSteps {...props} />
    </section>
  )
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
