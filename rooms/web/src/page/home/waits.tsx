// What waits for somebody's decision: claims that do not count yet, and documents that may only
// repeat others.
import { ClaimCard, DocumentLink, type DocumentTitle, type ListedClaim } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'

/** What of `claim.list` and `document.proposals` is shown here. */
export interface WaitingAnswer {
  claims: Pick<ListedClaim, 'claim' | 'state' | 'language' | 'placeNames'>[]
  next?: string
  proposals: {
    kind: keyof ReturnType<typeof wordsIn>['documentRelation']
    dependent: DocumentTitle
    source: DocumentTitle
  }[]
  open: number
  /** Destructions and bundles that the person may decide about. */
  requests: number
  /** Claims under review that wait for the person's decision. */
  reviews: number
  /** Reviews of others who differ, which the person may settle. */
  differing: number
  /** Reviews in which comments name the person. */
  naming: number
  /** Covered copies that nobody has handed in or judged. */
  copies: number
}

interface Props {
  language: Language
  answer: WaitingAnswer
}

/** The newest that wait, with the way to all of them. */
export function Waits({ language, answer }: Props): VNode {
  const { home, request, review } = wordsIn(language).page
  const { waits } = home
  const { claims, next, open, requests, reviews, naming, differing, copies } = answer
  const isNone = claims.length + open + requests + reviews + naming + differing + copies === 0
  return (
    <section>
      <h2>{waits.title}</h2>
      {isNone && <p class="muted">{waits.none}</p>}
      {reviews > 0 && (
        <p class="said">
          <a href="/reviews">{fill(review.mine, { n: reviews })}</a>
        </p>
      )}
      {differing > 0 && (
        <p>
          <a href="/reviews?of=disagreement">{fill(review.differing, { n: differing })}</a>
        </p>
      )}
      {naming > 0 && (
        <p>
          <a href="/reviews?of=naming">{fill(review.naming, { n: naming })}</a>
        </p>
      )}
      {copies > 0 && (
        <p>
          <a href="/reviews#copies">{fill(review.copies.waiting, { n: copies })}</a>
        </p>
      )}
      {claims.length > 0 && <h3>{waits.claims}</h3>}
      {claims.map((listed) => (
        <ClaimCard language={language} listed={listed} />
      ))}
      {next !== undefined && (
        <p class="more">
          <a href="/claims?state=waiting">{waits.claimsMore}</a>
        </p>
      )}
      {open > 0 && <Lineage language={language} answer={answer} />}
      {requests > 0 && (
        <p class="more">
          <a href="/requests">{fill(request.toDecide, { n: requests })}</a>
        </p>
      )}
    </section>
  )
}

function Lineage({ language, answer }: Props): VNode {
  const { documentRelation, page } = wordsIn(language)
  const { waits } = page.home
  return (
    <>
      <h3>{waits.lineage}</h3>
      <ul class="plain">
        {answer.proposals.map(({ kind, dependent, source }) => (
          <li data-row>
            <DocumentLink document={dependent} />{' '}
            {fill(documentRelation[kind], { to: source.title || source.id })}
          </li>
        ))}
      </ul>
      <p class="more">
        <a href="/lineage">{fill(waits.lineageMore, { n: answer.open })}</a>
      </p>
    </>
  )
}
