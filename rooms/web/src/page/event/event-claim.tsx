// The claims that are linked to an event: by what they count of it, and within that by who said
// it first. Speakers of claims that are not public are not named here, as on the cards.
import { COUNTING_LINKS, EVENT_LINK_ROLES } from '@tumen/claim'
import { ClaimCard, eventPath, type ShownSpeaker, SpeakerLink, UndoForm } from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ReviewLink } from '../review/review-link.tsx'
import type { LinkedClaim } from './event-answer.ts'

interface ClaimsProps {
  ask: Ask
  event: string
  claims: readonly LinkedClaim[]
  speakers: ReadonlyMap<string, ShownSpeaker>
}

/** All claims of an event; a role without claims is left out. */
export function EventClaims(props: ClaimsProps): VNode {
  const { ask, claims } = props
  const { role: headings } = ask.words.page.event.show
  return (
    <>
      {COUNTING_LINKS.map((role) => {
        const own = claims.filter((one) => one.role === role)
        if (own.length === 0) return null
        return (
          <section class="event-role">
            <h3>{headings[role]}</h3>
            {byOrigin(own).map(([origin, group]) => (
              <OriginGroup {...props} origin={origin} group={group} />
            ))}
          </section>
        )
      })}
    </>
  )
}

/** The claims of each origin; those that are not public stand together, without theirs. */
function byOrigin(claims: readonly LinkedClaim[]): [string | undefined, LinkedClaim[]][] {
  const groups = new Map<string | undefined, LinkedClaim[]>()
  for (const one of claims) {
    const origin = one.claim.sensitivity === 'public' ? one.claim.origin : undefined
    groups.set(origin, [...(groups.get(origin) ?? []), one])
  }
  return [...groups]
}

function OriginGroup(
  props: ClaimsProps & { origin: string | undefined; group: readonly LinkedClaim[] },
): VNode {
  const { ask, origin, group, claims, speakers, event } = props
  const { language, words, may } = ask
  const speaker = origin === undefined ? undefined : speakers.get(origin)
  return (
    <div class="origin-group">
      <p class="origin-name">
        {speaker ? (
          <SpeakerLink language={language} speaker={speaker} />
        ) : (
          `● ${words.page.event.show.originHidden}`
        )}
      </p>
      {group.map((one) => (
        <div class="linked-claim">
          <ClaimCard language={language} listed={one} />
          {may('event.link') && <LinkChange ask={ask} event={event} linked={one} all={claims} />}
        </div>
      ))}
    </div>
  )
}

/** Another role for one link, as a newer row; and taking it back, where that takes no claim. */
function LinkChange(props: {
  ask: Ask
  event: string
  linked: LinkedClaim
  all: readonly LinkedClaim[]
}): VNode {
  const { ask, event, linked, all } = props
  const { language, words, may } = ask
  const { show, link } = words.page.event
  const { id } = linked.claim
  const leaf = linkLeaf(linked, event)
  const atOnce = all.filter((one) => linkLeaf(one, event) === leaf).length
  return (
    <details class="link-change">
      <summary>{show.change}</summary>
      <form method="post" action={eventPath(event)} class="row">
        <input type="hidden" name="claims" value={id} />
        <input type="hidden" name="seen" value={seenOf(linked, event)} />
        <label class="field">
          {link.role}
          <select name="role">
            {EVENT_LINK_ROLES.map((role) => (
              <option value={role} selected={role === linked.role}>
                {words.eventLink[role]}
              </option>
            ))}
          </select>
        </label>
        <p class="row-actions">
          <button type="submit">{link.changeGo}</button>
        </p>
      </form>
      <p>
        <ReviewLink ask={ask} item={{ kind: 'event', ids: [id, event] }} />
      </p>
      {may('change.undo') && leaf !== undefined && (
        <div class="row">
          <span class="muted">{fill(show.undoLink, { n: atOnce })}</span>
          <UndoForm language={language} leaf={leaf} back={eventPath(event)} />
        </div>
      )}
    </details>
  )
}

/** The leaf of the newest link. */
function seenOf({ events }: LinkedClaim, event: string): number {
  return events.findLast((row) => row.event === event)?.leaf ?? 0
}

/** The change that made the newest link, unless it also recorded the claim. */
function linkLeaf({ events, leaf }: LinkedClaim, event: string): number | undefined {
  const newest = events.findLast((row) => row.event === event)
  return newest === undefined || newest.leaf === leaf ? undefined : newest.leaf
}
