// A place that was typed or chosen on a card and that the list of places does not have: whether its
// name stays as it is written.
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { AS_WRITTEN, isPosted, saidPlace } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { problemWith } from './proposal-problem.ts'

/** The question, beside the name that nobody knows; nothing where none was said. */
export function KeepPlace({ ask, proposal }: { ask: Ask; proposal: ShownProposal }): VNode | null {
  const name = isPosted(ask, proposal) ? saidPlace(ask.form) : undefined
  const isUnknown = problemWith(ask, proposal)?.code === 'unknown-place'
  const isKept = ask.form.word(AS_WRITTEN) === name
  if (name === undefined || (!isUnknown && !isKept)) return null
  return (
    <label class="keep-written">
      <input type="checkbox" name={AS_WRITTEN} value={name} checked={isKept} />{' '}
      {fill(ask.words.page.proposal.keepWritten, { name })}
    </label>
  )
}
