// Who is waited for where reviewers differ: a role and no name, and who can change it where nobody
// holds it. Source: desk.md 4.
import type { Output } from '@tumen/contract'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

type Waiting = Pick<Output<'review.show'>, 'nobodySettles' | 'author' | 'reviewers'>

/** The sentence for who cannot settle it. */
export function SettlingNote({ ask, review }: { ask: Ask; review: Waiting }): VNode {
  const own = ask.words.page.review
  const { account } = ask.actor
  const hadPart = review.author === account || review.reviewers.includes(account)
  return (
    <div class="notice">
      {hadPart && ask.may('review.settle') && <p>{own.settleNot}</p>}
      <p>{review.nobodySettles ? own.settleNobody : own.settleWaits}</p>
      {review.nobodySettles && ask.may('account.list') && (
        <p>
          <a href="/accounts">{own.toPeople}</a>
        </p>
      )}
    </div>
  )
}
