// The claims beside their text: a card for each in the order of its words, with the number that
// stands there. Number and mark lead to one another.
import { ClaimCard, claimPath, documentPath, EmptyNote, type ReadingPart } from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { readerPath } from './part-note.tsx'
import { MOST_CARDS, type NumberedClaim, type PlacedClaims } from './reader-place.ts'

interface ClaimsProps {
  ask: Ask
  document: string
  placed: PlacedClaims
  part: ReadingPart
  current: string | undefined
}

/** The column of cards. */
export function ReaderClaims({ ask, document, placed, part, current }: ClaimsProps): VNode {
  const { language, words, may } = ask
  const { reader } = words.page
  const { here, elsewhere, older } = placed
  const cards = here.slice(0, MOST_CARDS)
  const asked = cards.find(({ listed }) => listed.claim.id === current)
  const text = ask.query.get('text')
  const markPath = ({ number, at }: NumberedClaim) =>
    `${at >= part.from && at < part.to ? '' : readerPath(document, at, text)}#mark-${number}`
  const isNone = here.length + elsewhere.length + older.length === 0
  return (
    <aside class="reader-claims" aria-labelledby="claims">
      <h2 id="claims">{reader.claims}</h2>
      {isNone ? (
        <EmptyNote text={may('claim.record') ? reader.noClaims : reader.noClaimsRead}>
          {may('claim.record') && (
            <p class="row-actions">
              <a class="button" href={`${documentPath(document)}/proposals`}>
                {words.page.proposal.open}
              </a>
              <a href={`${documentPath(document)}/claims/new`}>{reader.record}</a>
            </p>
          )}
        </EmptyNote>
      ) : (
        <p class="muted">
          {fill(reader.claimsHere, { n: here.length })}
          {here.length > MOST_CARDS && ` · ${fill(reader.claimsMany, { n: MOST_CARDS })}`}
          {' · '}
          <a href={`/claims?${new URLSearchParams({ document })}`}>{reader.claimsAll}</a>
        </p>
      )}
      {asked && (
        <p>
          <a href={markPath(asked)}>{fill(reader.number, { n: asked.number })}</a>
        </p>
      )}
      <ol class="reader-cards">
        {cards.map((one) => (
          <Card language={language} one={one} mark={markPath(one)} isCurrent={one === asked} />
        ))}
      </ol>
      <Elsewhere ask={ask} document={document} claims={elsewhere} />
      {older.length > 0 && (
        <details open={older.some(({ claim }) => claim.id === current)}>
          <summary>{fill(reader.older, { n: older.length })}</summary>
          {older.slice(0, MOST_CARDS).map((listed) => (
            <ClaimCard
              language={language}
              listed={listed}
              isCurrent={listed.claim.id === current}
            />
          ))}
        </details>
      )}
    </aside>
  )
}

interface CardProps {
  language: Language
  one: NumberedClaim
  /** Where its words are marked. */
  mark: string
  isCurrent: boolean
}

function Card({ language, one, mark, isCurrent }: CardProps): VNode {
  const { number, listed } = one
  const { reader } = wordsIn(language).page
  return (
    <li data-number={number}>
      <a
        class="claim-number"
        href={mark}
        aria-label={fill(reader.number, { n: number })}
        title={fill(reader.number, { n: number })}
      >
        {number}
      </a>
      <ClaimCard
        language={language}
        listed={listed}
        href={claimPath(listed.claim.id)}
        isCurrent={isCurrent}
      />
    </li>
  )
}

/** The way to the first claim that stands in another part. */
function Elsewhere(props: {
  ask: Ask
  document: string
  claims: readonly NumberedClaim[]
}): VNode | null {
  const { ask, document, claims } = props
  const [first] = claims
  if (!first) return null
  return (
    <p class="muted">
      <a href={readerPath(document, first.at, ask.query.get('text'))}>
        {fill(ask.words.page.reader.claimsElsewhere, { n: claims.length })}
      </a>
    </p>
  )
}
