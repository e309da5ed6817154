// What is judged, on the page of its review and in words: the two documents with the words that
// both have, the two speakers, the claim and its event, the two records of a person. All of it
// comes from the operations by which its own page shows it, cut by the same rights.
import { itemOf } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { MentionPair } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { publishersOf } from '../document/document-answer.ts'
import { relationOf, Stated } from '../document/lineage-judgement.tsx'
import { PairOfTexts } from '../document/lineage-pair.tsx'
import { PairChanges } from '../document/pair-change.tsx'
import { EventFacts } from '../event/event.tsx'
import { placesByPath } from '../event/event-answer.ts'
import { mentionNames } from '../mention-name.ts'
import { placeNamesOf } from '../place-name.ts'
import { pairOfSpeakers } from '../speaker/relate.tsx'
import { judgedClaim } from './judged-claim.tsx'
import { judgedCopy } from './judged-copy.tsx'

type Review = Output<'review.show'>

/** The record under review, as far as its reader may know of it. */
export async function judgedRecord(ask: Ask, review: Review): Promise<VNode> {
  const [first = '', second = ''] = itemOf(review.item)?.ids ?? []
  switch (review.kind) {
    case 'claim':
      return judgedClaim(ask, first)
    case 'lineage':
      return judgedLineage(ask, first, second)
    case 'speaker':
      return pairOfSpeakers(ask, first, second)
    case 'event':
      return judgedLink(ask, first, second)
    case 'person':
      return judgedMentions(ask, review)
    case 'redaction':
      return judgedCopy(ask, review)
  }
}

async function judgedLineage(ask: Ask, fromId: string, toId: string): Promise<VNode> {
  const from = await ask.call('document.show', { id: fromId, text: 'first' })
  const to = await ask.call('document.show', { id: toId, text: 'first' })
  const publishers = await publishersOf(ask, [from.document, to.document])
  const relation = relationOf(from, to)
  return (
    <>
      {relation && <Stated ask={ask} relation={relation} />}
      <PairOfTexts ask={ask} from={from} to={to} publishers={publishers} />
      <PairChanges ask={ask} from={from} to={to} />
    </>
  )
}

async function judgedLink(ask: Ask, claim: string, event: string): Promise<VNode> {
  const { words } = ask
  const own = words.page.review.judged
  const { events } = await ask.call('claim.show', { id: claim })
  const shown = await ask.call('event.show', { id: event, limit: 1 })
  const places = await placesByPath(ask, [shown.event.place])
  const role = events.findLast((one) => one.event === event)?.role ?? 'none'
  return (
    <>
      <p>
        <strong>{fill(own.link, { role: words.eventLink[role] })}</strong>
      </p>
      <h2>{words.page.event.one}</h2>
      <p class="lead" lang="">
        {shown.event.title}
      </p>
      <EventFacts ask={ask} shown={shown} place={places.get(shown.event.place ?? '')} />
      <h2>{own.claim}</h2>
      {await judgedClaim(ask, claim)}
    </>
  )
}

async function judgedMentions(ask: Ask, { said, author }: Review): Promise<VNode> {
  const { language, words } = ask
  const own = words.page.review.judged
  const [a, b] = said?.mentions ?? []
  if (!said || !a || !b) return <p>{own.gone}</p>
  const places = await placeNamesOf(ask, [a.home, a.place, b.home, b.place])
  const titles = await mentionNames(ask, [a.id, b.id])
  const verdict = words.linkage.verdict[said.verdict]
  return (
    <>
      <p>
        <strong>{fill(own.said, { by: author, verdict })}</strong>
      </p>
      {said.reason !== undefined && <blockquote lang="">{said.reason}</blockquote>}
      <MentionPair
        {...{ language, a, b, places }}
        heads={[titles(a.id), titles(b.id)]}
        caption={words.page.linkage.review.records}
      />
    </>
  )
}
