// One event: what is known of it, how many, and what was said of it by whom.
import { COUNTING_LINKS, given } from '@tumen/claim'
import {
  AreaField,
  ChoiceField,
  EmptyNote,
  eventPath,
  type FigureAnswer,
  historyPath,
  instantPhrase,
  ProblemNote,
  SendButton,
  type ShownSpeaker,
} from '@tumen/view'
import { fill } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { seenIn } from '../../form/seen.ts'
import { typedFields } from '../../form/typed-field.ts'
import { FieldValues, fillField, type ReadFields, readFields } from '../field/field-values.tsx'
import {
  EventPeople,
  type EventPeopleAnswer,
  readEventPeople,
} from '../involvement/event-people.tsx'
import { recordCrumb, recordTitle } from '../record-name.ts'
import { speakersById } from '../speaker/speaker-answer.ts'
import { amendEventPath } from './amend-event.tsx'
import {
  type NamedPlace,
  placesByPath,
  precisionPhrase,
  type ShownEvent,
  whenPhrase,
} from './event-answer.ts'
import { EventClaims } from './event-claim.tsx'
import { EventFigure, eventFigure } from './event-figure.tsx'
import { RelatedEvents } from './event-relation.tsx'

const MOST_CLAIMS = 100

export const eventPage: Page = {
  path: '/events/:id',
  nav: 'events',
  async show(ask) {
    const { words, param, call } = ask
    const { event } = words.page
    const id = param('id')
    const shown = await call('event.show', { id, limit: MOST_CLAIMS })
    const origins = shown.claims.map(({ claim }) => claim.origin)
    const places = await placesByPath(ask, [shown.event.place])
    const { title, heading } = await recordTitle(ask, id, event.one)
    return {
      title,
      heading,
      crumbs: [{ label: event.title, href: '/events' }, recordCrumb(heading)],
      body: (
        <EventBody
          ask={ask}
          shown={shown}
          place={places.get(shown.event.place ?? '')}
          speakers={await speakersById(ask, origins)}
          answer={await eventFigure(ask, shown.event)}
          people={await readEventPeople(ask, id)}
          fields={await readFields(ask, 'event', shown.fields, shown.event.period)}
        />
      ),
    }
  },
  references: { other: 'event' },
  async act(ask) {
    const { form, param, call } = ask
    const id = param('id')
    if (form.text('do') === 'fill') {
      await fillField(ask, { event: id })
      return { to: eventPath(id), done: 'filled' }
    }
    if (form.text('do') === 'relate') {
      const [relation, certainty] = [form.word('relation'), form.word('certainty')]
      const to = form.text('other').trim()
      await call('event.relate', { from: id, to, relation, ...given({ certainty }) })
      return { to: eventPath(id), done: 'related' }
    }
    if (form.text('do') === 'unrelate') {
      const seen = given({ seen: seenIn(form) })
      await call('event.unrelate', { id: form.text('relationId'), ...seen })
      return { to: eventPath(id), done: 'withdrawn' }
    }
    const claims = form.text('claims').split(/[\s,;、，]+/)
    await call('event.link', {
      event: id,
      claims: [...new Set(claims.filter((claim) => claim !== ''))],
      role: form.word('role'),
      ...given({ seen: seenIn(form) }),
    })
    return { to: eventPath(id), done: 'linked' }
  },
}

interface BodyProps {
  ask: Ask
  shown: ShownEvent
  place: NamedPlace | undefined
  speakers: ReadonlyMap<string, ShownSpeaker>
  answer: FigureAnswer | undefined
  people: EventPeopleAnswer | undefined
  fields: ReadFields
}

function EventBody(props: BodyProps): VNode {
  const { ask, shown, speakers, answer, people, fields } = props
  const { language, words, problem, may } = ask
  const { show } = words.page.event
  const { event, claims, linked } = shown
  return (
    <>
      <ProblemNote language={language} problem={problem} />
      <EventFacts {...props} />
      <FieldValues ask={ask} read={fields} action={eventPath(event.id)} />
      <EventFigure language={language} shown={shown} answer={answer} />
      <section>
        <h2>{show.claims}</h2>
        {claims.length < linked && (
          <p class="muted">{fill(show.first, { n: claims.length, all: linked })}</p>
        )}
        {claims.length === 0 && (
          <EmptyNote text={show.noClaims}>
            <a href="/claims">{show.noClaimsNext}</a>
          </EmptyNote>
        )}
        <EventClaims ask={ask} event={event.id} claims={claims} speakers={speakers} />
      </section>
      {may('event.link') && <LinkForm ask={ask} id={event.id} />}
      <EventPeople ask={ask} event={event.id} people={people} />
      <RelatedEvents ask={ask} shown={shown} />
    </>
  )
}

/** What is known of the event. */
export function EventFacts({
  ask,
  shown,
  place,
}: Pick<BodyProps, 'ask' | 'shown' | 'place'>): VNode {
  const { language, words, may } = ask
  const { list, show, notStated } = words.page.event
  const { event } = shown
  return (
    <section>
      <dl class="facts">
        <dt>{list.act}</dt>
        <dd>{event.act === undefined ? notStated : words.act[event.act]}</dd>
        <dt>{list.place}</dt>
        <dd>
          {place?.name ?? event.place ?? notStated}{' '}
          {place && <span class="tag">{words.placeLevel[place.level]}</span>}
        </dd>
        <dt>{list.when}</dt>
        <dd>
          {whenPhrase(language, event)}{' '}
          {event.period && <span class="tag">{precisionPhrase(language, event.period)}</span>}
        </dd>
        <dt>{words.command.field.id}</dt>
        <dd class="code">{event.id}</dd>
      </dl>
      <p class="muted">
        {fill(show.recorded, { day: instantPhrase(language, event.recorded), by: event.by })}{' '}
        {may('record.history') && <a href={historyPath(event.id)}>{show.history}</a>}
      </p>
      {may('event.amend') && (
        <p>
          <a class="button" href={amendEventPath(event.id)} data-edit>
            {words.page.event.amend.link}
          </a>
        </p>
      )}
    </section>
  )
}

function LinkForm({ ask, id }: { ask: Ask; id: string }): VNode {
  const { words, form, query } = ask
  const field = typedFields(ask)
  const { link } = words.page.event
  return (
    <section>
      <h2>{link.title}</h2>
      <form method="post" action={eventPath(id)} class="card">
        <AreaField
          {...field('claims')}
          label={link.claims}
          hint={link.claimsHint}
          rows={2}
          value={form.has('claims') ? form.text('claims') : (query.get('claim') ?? '')}
          required
        />
        <ChoiceField
          {...field('role')}
          label={link.role}
          hint={link.roleHint}
          options={COUNTING_LINKS.map((role) => [role, words.eventLink[role]] as const)}
        />
        <SendButton label={link.go} />
      </form>
    </section>
  )
}
