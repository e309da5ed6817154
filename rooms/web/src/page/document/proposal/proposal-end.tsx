// The foot of the proposals: when the last one is decided, whoever has just done so reads it there,
// and goes on from there. The head of the page is out of sight by then.
import { documentPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import { isAllDecided, type ProposalAnswer, proposalsPath } from './proposal-answer.ts'

/** `next`: the key of an open one, which may stand on another part of the text. */
export function ProposalEnd(props: { ask: Ask; answer: ProposalAnswer; next?: string }): VNode {
  const { ask, answer, next } = props
  const { allDone, toDocument } = ask.words.page.proposal
  const { counts, document } = answer
  return (
    <div
      class="proposal-end"
      data-next={next === undefined ? undefined : proposalsPath(document.id, { next })}
    >
      {counts.all > 0 && isAllDecided(answer) && (
        <p>
          {allDone} <a href={documentPath(document.id)}>{toDocument}</a>
        </p>
      )}
    </div>
  )
}
