// Comparing an answer with that of an earlier day.
import { Fold, type Moment, problemOf, type RefusalData, TextField } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { stepsAround } from './known-control.tsx'
import type { Asked } from './question.ts'
import { HiddenQuestion } from './question-form.tsx'

interface CompareProps {
  ask: Ask
  asked: Asked
  knownOn: string
  /** The earlier day that was typed, and what was wrong with it. */
  before?: string | undefined
  problem?: RefusalData | undefined
  /** Where an earlier answer is to be found, when known. */
  moments?: readonly Moment[] | undefined
}

/** The form that asks for the earlier day. */
export function CompareForm(props: CompareProps): VNode {
  const { ask, asked, knownOn, problem, moments = [] } = props
  const { difference } = ask.words.page.figure
  const before = props.before ?? stepsAround(moments, knownOn).before
  return (
    <Fold id="compare" heading={difference.link} class="no-print">
      <form method="get" action="/figures/difference" class="row">
        <HiddenQuestion asked={asked} />
        <TextField
          isDate
          name="before"
          label={difference.before}
          value={before}
          problem={problemOf(ask.language, problem, 'before')}
          required
        />
        <button type="submit">{difference.compare}</button>
      </form>
    </Fold>
  )
}
