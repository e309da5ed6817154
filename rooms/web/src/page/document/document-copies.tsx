// Copies that were made of a document, such as redacted ones: whether each may leave the house, and
// the way to its review.
import type { Output } from '@tumen/contract'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ReviewLink } from '../review/review-link.tsx'

export type Copies = Output<'evidence.list'>['derivatives']

/** The copies of a document; none for who may not ask for them. */
export async function copiesOf({ may, call }: Ask, document: string): Promise<Copies> {
  if (!may('evidence.list')) return []
  return (await call('evidence.list', { document })).derivatives
}

interface CopiesProps {
  ask: Ask
  copies: Copies
  /** How the reviews of some stand. */
  reviews: ReadonlyMap<string, VNode>
}

/** The copies, folded; nothing where there are none. */
export function DocumentCopies({ ask, copies, reviews }: CopiesProps): VNode | null {
  if (copies.length === 0) return null
  const { reviewDecision, page } = ask.words
  const own = page.document.copies
  return (
    <details class="document-facts">
      <summary>{fill(own.title, { n: copies.length })}</summary>
      <ul>
        {copies.map(({ id, tool, mediaType, decision }) => (
          <li>
            {fill(own.made, { tool, kind: mediaType })}{' '}
            {decision === undefined ? own.undecided : reviewDecision[decision]}{' '}
            {reviews.get(id) ?? <ReviewLink ask={ask} item={{ kind: 'redaction', ids: [id] }} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
