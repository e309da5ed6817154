// The page of one claim: the exact words in their surroundings, how they were understood, how
// they came here, what they count for and why, and everything that became of them.
import type { Output } from '@tumen/contract'
import {
  ChainLine,
  ClaimQuotation,
  CURRENT_WORDS,
  claimPath,
  claimSentence,
  documentPath,
  ProblemNote,
  peoplePath,
  placeWord,
} from '@tumen/view'
import { fill, type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { MarkForm } from '../mark-form.tsx'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { workLine } from '../work-line.tsx'
import { actOnClaim, ClaimActions, EventForm } from './claim-action.tsx'
import { type ClaimReading, readClaimPage } from './claim-answer.ts'
import { ClaimFacts } from './claim-facts.tsx'
import { ClaimEvents, ClaimRows } from './claim-rows.tsx'
import { ClaimStanding, VersionNotes } from './claim-standing.tsx'
import { CorrectedNote } from './corrected-note.tsx'

export const claimPage: Page = {
  path: '/claims/:id',
  nav: 'claims',
  async show(ask) {
    const { words, param } = ask
    const { claim } = words.page
    const id = param('id')
    const reading = await readClaimPage(ask, id)
    const isJudged = reading.shown.state === 'waiting' && ask.may('review.show')
    const review = isJudged ? await ask.call('review.show', { item: id }) : undefined
    const { title, heading } = await recordTitle(ask, id, claim.one)
    return {
      title,
      heading,
      crumbs: [{ label: claim.title, href: '/claims' }, recordCrumb(heading)],
      body: (
        <>
          {await workLine(ask, id)}
          <ClaimBody ask={ask} reading={reading} review={review} />
        </>
      ),
      islands: ['keep', 'work'],
    }
  },
  references: { event: 'event' },
  async act(ask) {
    const id = ask.param('id')
    const done = await actOnClaim(ask, id)
    return done ?? claimPage.show(ask)
  },
}

interface BodyProps {
  ask: Ask
  reading: ClaimReading
  review: Output<'review.show'> | undefined
}

function ClaimBody({ ask, reading, review }: BodyProps): VNode {
  const { language, problem, words } = ask
  const { id } = reading.shown.claim
  const { details, event } = words.page.claim
  return (
    <div class="claim-page">
      <ProblemNote language={language} problem={problem} />
      <VersionNotes language={language} shown={reading.shown} />
      <div class="columns">
        <div>
          <ClaimText language={language} reading={reading} />
          <ClaimStanding language={language} reading={reading} />
        </div>
        <div>
          <ClaimActions ask={ask} reading={reading} review={review} />
          <h2>{details}</h2>
          <ClaimFacts language={language} reading={reading} />
          <MarkForm ask={ask} action={claimPath(id)} mark={reading.shown.mark} />
        </div>
      </div>
      <ClaimRows language={language} reading={reading} />
      <section>
        <h2>{event.title}</h2>
        <ClaimEvents language={language} reading={reading} />
        <NamedPeople ask={ask} reading={reading} />
        <EventForm ask={ask} reading={reading} />
      </section>
    </div>
  )
}

/** Where those whom the claim names are linked to its events; for whoever may see and do that. */
function NamedPeople({ ask, reading }: Pick<BodyProps, 'ask' | 'reading'>): VNode | null {
  const { claim, events } = reading.shown
  if (!ask.may('involvement.record') || (claim.listed ?? []).length === 0) return null
  const titles = new Map(reading.events.map(({ id, title }) => [id, title]))
  const newest = new Map(events.map(({ event, role }) => [event, role]))
  const linked = [...newest].flatMap(([event, role]) => (role === 'none' ? [] : [event]))
  const query = new URLSearchParams({ claim: claim.id })
  return (
    <>
      {linked.map((event) => (
        <p>
          <a href={`${peoplePath(event)}?${query}#link-people`}>
            {fill(ask.words.page.involvement.claim.link, { event: titles.get(event) ?? event })}
          </a>
        </p>
      ))}
    </>
  )
}

interface TextProps {
  language: Language
  reading: Pick<ClaimReading, 'shown' | 'sealed'>
}

/** The words, the reading, and the way on which they came. */
export function ClaimText({ language, reading }: TextProps): VNode {
  const { claim: own } = wordsIn(language).page
  const { shown, sealed } = reading
  const { claim, around, document } = shown
  const lang = document?.language
  const place = placeWord(language, shown)
  const hasPicture = shown.page !== undefined && shown.pageKind === undefined
  return (
    <>
      <h2>{own.words}</h2>
      <ClaimQuotation {...{ language, claim, around, lang, content: shown.content }} />
      <CorrectedNote language={language} shown={shown} />
      {document && (
        <p>
          <a href={readingPath(claim.doc, claim.id)}>{own.wholeText}</a>{' '}
          <span class="muted" lang={lang}>
            {document.title}
          </span>
          {place !== undefined && (
            <>
              {', '}
              <a href={readingPath(claim.doc, claim.id, hasPicture ? PICTURE : undefined)}>
                {place}
              </a>
            </>
          )}
        </p>
      )}
      <h2>{own.understood}</h2>
      <p class="claim-sentence">{claimSentence(language, claim)}</p>
      {shown.content === undefined && <OwnWords language={language} reading={reading} />}
      <h2>{own.chain}</h2>
      <p class="hint">{own.chainHint}</p>
      <ChainLine {...{ language, chain: claim.chain, lang, sealed }} />
    </>
  )
}

/** Where the claim is marked in its text, or the place of the picture of its page. */
function readingPath(document: string, claim: string, at = CURRENT_WORDS): string {
  return `${documentPath(document)}?claim=${encodeURIComponent(claim)}#${at}`
}

/** The fragment of the picture of the page. */
const PICTURE = 'picture'

/** The sentence of whoever recorded it, unless it only repeats the quotation. */
function OwnWords({ language, reading }: TextProps) {
  const { proposition, quote } = reading.shown.claim
  if (proposition.text === quote.map(({ text }) => text).join(' … ')) return null
  return (
    <p class="muted">
      {wordsIn(language).page.claim.ours} <span lang="">{proposition.text}</span>
    </p>
  )
}
