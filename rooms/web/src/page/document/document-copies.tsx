// Copies that were made of a document, such as redacted ones: whether each may leave the house, and
// the way to its review.
import type { Output } from '@tumen/contract'
import { dayPhrase } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { CopyBundleLink } from '../bundle/copy-link.tsx'
import { ReviewLink } from '../review/review-link.tsx'

export type Copies = Output<'evidence.list'>['derivatives']

/** The copies of a document; none for who may not ask for them. */
export async function copiesOf({ may, call }: Ask, document: string): Promise<Copies> {
  if (!may('evidence.list')) return []
  return (await call('evidence.list', { document })).derivatives
}

interface CopiesProps {
  ask: Ask
  document: string
  copies: Copies
  /** How the reviews of some stand. */
  reviews: ReadonlyMap<string, VNode>
}

/** The copies, folded; nothing where there are none. */
export function DocumentCopies({ ask, document, copies, reviews }: CopiesProps): VNode | null {
  if (copies.length === 0) return null
  const { language, words } = ask
  const { reviewDecision, page } = words
  const own = page.document.copies
  const isOpen = copies.some(({ decision }) => decision === undefined)
  const isGoing = copies.some(({ decision }) => decision === 'approved')
  return (
    <details class="document-facts" open={isOpen}>
      <summary>{fill(own.title, { n: copies.length })}</summary>
      <ul>
        {copies.map(({ id, tool, mediaType, decision, by, recorded }) => (
          <li>
            {fill(own.made, { tool, kind: mediaType, by, day: dayPhrase(language, recorded) })}{' '}
            {decision === undefined ? own.undecided : reviewDecision[decision]}{' '}
            {reviews.get(id) ?? <ReviewLink ask={ask} item={{ kind: 'redaction', ids: [id] }} />}
          </li>
        ))}
      </ul>
      {isGoing && <CopyBundleLink ask={ask} document={document} />}
    </details>
  )
}
