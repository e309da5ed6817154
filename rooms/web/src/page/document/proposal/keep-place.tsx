// A place that was typed or chosen on a card and that the list of places does not have: whether its
// name stays as it is written. It is asked as soon as the name is said, before anybody accepts.
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { candidateKey } from './chip-row.tsx'
import { AS_WRITTEN, isPosted, saidPlace } from './posted-answer.ts'
import type { ShownProposal } from './proposal-answer.ts'
import { problemWith } from './proposal-problem.ts'

interface KeepProps {
  ask: Ask
  proposal: ShownProposal
  /** Whether the name was typed as a field or as an answer. */
  at: 'field' | 'question'
}

/** The question, beside the name that nobody knows; nothing where none was said. */
export function KeepPlace({ ask, proposal, at }: KeepProps): VNode {
  const { isAsked, name, isKept } = keptAt(ask, proposal, at)
  const { keepAsked, keepWritten } = ask.words.page.proposal
  return (
    <div class="keep-place" data-value={`keep-${at}`}>
      {name !== undefined && isAsked && (
        <fieldset class="chips" data-question>
          <legend>{fill(keepAsked, { name })}</legend>
          <div class="chip-row">
            <label class="chip">
              <input
                type="radio"
                name={AS_WRITTEN}
                value={name}
                checked={isKept}
                data-chip={candidateKey(0)}
                data-key-name={keepWritten}
              />
              <span data-n={candidateKey(0)}>{keepWritten}</span>
            </label>
          </div>
        </fieldset>
      )}
    </div>
  )
}

function keptAt(ask: Ask, proposal: ShownProposal, at: KeepProps['at']) {
  const said = isPosted(ask, proposal) ? saidPlace(ask.form) : undefined
  const name = said?.at === at ? said.name : undefined
  const isUnknown = problemWith(ask, proposal)?.code === 'unknown-place'
  const isKept = ask.form.word(AS_WRITTEN) === name
  return { name, isKept, isAsked: isUnknown || isKept }
}
