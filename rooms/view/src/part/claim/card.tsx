// A claim in a few lines, for lists and beside a text: number, act, place, time, who, state.
// The exact words stay on the page of the claim; restricted claims show no speaker here.
import { type Claim, sensitivityOf } from '@tumen/claim'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import { placeWord } from '../../claim/quotation.ts'
import type { PlaceNames } from '../../figure/question-sentence.ts'
import { claimPath } from '../address.ts'
import { ChainLine } from './chain-line.tsx'
import { claimAct, claimNumber, placedPhrase, statePhrase, timedPhrase } from './sentence.ts'

/** A claim as lists of the desk hold it. */
export interface ListedClaim {
  claim: Claim
  /** Tag of the text in which its words stand. */
  language?: string
  /** How its places are called, by their paths. */
  placeNames?: PlaceNames
  state: string
  /** Of its file, where its words begin. */
  page?: number
  /** Its text was corrected since, and reads otherwise where its words stand. */
  corrected?: true
  recorded: string
}

/** The state of a claim as a tag in words. */
export function StateTag(props: { language: Language; state: string; claim?: Claim }): VNode {
  const { language, state, claim } = props
  const isOver = state !== 'counts' && state !== 'waiting'
  return (
    <span class={isOver ? 'tag state warn' : `tag state ${state}`}>
      {statePhrase(language, state, claim)}
    </span>
  )
}

interface GistProps {
  language: Language
  claim: Claim
  names?: PlaceNames | undefined
}

/** Where and when a claim says that it was; nothing for one that is not public. */
export function ClaimScope({ language, claim, names }: GistProps): VNode {
  return <GistList parts={scopeOf(language, claim, names)} />
}

/** What, where and when of a claim, without who says it; of one that is not public only what. */
export function ClaimGist({ language, claim, names }: GistProps): VNode {
  return <GistList parts={[claimAct(language, claim), ...scopeOf(language, claim, names)]} />
}

/** Nothing of one that is not public: a place with a day can say who spoke. */
function scopeOf(language: Language, claim: Claim, names?: PlaceNames): string[] {
  if (sensitivityOf(claim) !== 'public') return []
  const where = claim.places.map((place) => placedPhrase(language, place, names))
  return [...where, ...claim.times.map((time) => timedPhrase(language, time))]
}

function GistList({ parts }: { parts: readonly string[] }): VNode | null {
  if (parts.length === 0) return null
  return (
    <ul class="gist">
      {parts.map((part) => (
        <li>{part}</li>
      ))}
    </ul>
  )
}

/** A card that leads to the page of the claim. */
export function ClaimCard({
  language,
  listed,
  href,
  isCurrent = false,
}: {
  language: Language
  listed: Pick<ListedClaim, 'claim' | 'state' | 'language' | 'placeNames' | 'page' | 'corrected'>
  /** Where the card leads; default: the page of the claim. */
  href?: string
  isCurrent?: boolean
}): VNode {
  const { claim, state, language: lang, placeNames } = listed
  const place = placeWord(language, listed)
  return (
    <article
      class={isCurrent ? 'claim-card current' : 'claim-card'}
      id={`card-${claim.id}`}
      data-claim={claim.id}
      data-row
    >
      <p class="claim-number">
        <a href={href ?? claimPath(claim.id)}>{claimNumber(language, claim)}</a>{' '}
        <StateTag language={language} state={state} claim={claim} />
        {place !== undefined && <span class="muted"> {place}</span>}
        {listed.corrected && (
          <>
            {' '}
            <span class="tag state warn">{wordsIn(language).page.claim.corrected.short}</span>
          </>
        )}
      </p>
      <ClaimGist language={language} claim={claim} names={placeNames} />
      <ChainLine {...{ language, chain: claim.chain, lang, hidden: sensitivityOf(claim) }} />
    </article>
  )
}
