// The foot of the proposals: when the last one is decided, whoever has just done so reads it there,
// and goes on from there. The head of the page is out of sight by then.
import { documentPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../../door/ask.ts'
import type { ProposalAnswer } from './proposal-answer.ts'

export function ProposalEnd({ ask, answer }: { ask: Ask; answer: ProposalAnswer }): VNode {
  const { allDone, toDocument } = ask.words.page.proposal
  const { counts, document } = answer
  return (
    <div class="proposal-end">
      {counts.all > 0 && counts.open === 0 && (
        <p>
          {allDone} <a href={documentPath(document.id)}>{toDocument}</a>
        </p>
      )}
    </div>
  )
}
