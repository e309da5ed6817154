// Everything that is thought to have happened, the newest record first.
import { given } from '@tumen/claim'
import { EmptyNote, eventPath, MoreLink, ProblemNote, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page, Shown } from '../../door/ask.ts'
import { fieldsOf } from '../field/field-answer.ts'
import { askedField, FieldFilter } from '../field/field-filter.tsx'
import { tableLine } from '../table/table.tsx'
import { type EventAnswer, type NamedPlace, placesByPath, whenPhrase } from './event-answer.ts'

const PAGE = 50
/** Events that a field finds are told on one page. */
const MOST_FOUND = 500

export const eventList: Page = {
  path: '/events',
  nav: 'events',
  show: showEvents,
  // What is asked of a field is posted: it may name somebody, and an address is kept.
  act: showEvents,
}

async function showEvents(ask: Ask): Promise<Shown> {
  const { language, words, query, call, may, problem } = ask
  const { event } = words.page
  const after = query.get('after') ?? undefined
  const fields = await fieldsOf(ask, 'event')
  const asked = askedField(ask)
  const isAsked = asked.field !== undefined
  const paging = isAsked ? { limit: MOST_FOUND } : { limit: PAGE, ...given({ after }) }
  const { events, next } = problem
    ? { events: [], next: undefined }
    : await call('event.list', { ...paging, order: 'newest', ...given(asked) })
  const paths = events.map(({ place }) => place)
  const places = may('place.find') ? await placesByPath(ask, paths) : new Map()
  const more = isAsked ? undefined : next && `/events?${new URLSearchParams({ after: next })}`
  const body = (
    <>
      <ProblemNote language={language} problem={problem} />
      <p class="lead">{event.intro}</p>
      {may('event.record') && (
        <p class="actions">
          <a class="button send" href="/events/new">
            {event.add}
          </a>{' '}
          {may('import.keep') && (
            <a class="button" href="/imports?kind=events">
              {words.page.imports.link}
            </a>
          )}{' '}
          <a class="button" href="/fields">
            {words.page.fields.title}
          </a>
        </p>
      )}
      {events.length > 0 && may('event.timeline') && (
        <p>
          <a href="/events/timeline">{words.page.view.timeline.link}</a>
          {' · '}
          <a href="/events/map">{words.page.view.map.link}</a>
          {' · '}
          <a href="/events/network">{words.page.view.network.link}</a>
        </p>
      )}
      <FieldFilter ask={ask} fields={fields} asked={asked} action="/events" />
      {isAsked && <p class="muted">{words.page.fields.filter.found}</p>}
      {events.length === 0 ? (
        isAsked ? (
          <EmptyNote text={words.page.search.nothing} />
        ) : (
          <NoEvents ask={ask} />
        )
      ) : (
        <EventTable
          language={language}
          events={events}
          places={places}
          isLinked={may('event.show')}
        />
      )}
      <MoreLink language={language} href={more} />
      {events.length > 0 && (await tableLine(ask, 'events', given(asked)))}
    </>
  )
  return { title: event.title, body }
}

function NoEvents({ ask }: { ask: Ask }): VNode {
  const { list } = ask.words.page.event
  return (
    <EmptyNote text={list.empty}>
      <p>
        <a href="/claims">{list.first}</a>
      </p>
    </EmptyNote>
  )
}

interface TableProps {
  language: Language
  events: readonly EventAnswer[]
  places: ReadonlyMap<string, NamedPlace>
  /** False for whoever may not open events. */
  isLinked: boolean
}

function EventTable({ language, events, places, isLinked }: TableProps): VNode {
  const words = wordsIn(language)
  const { list, notStated } = words.page.event
  return (
    <ScrollTable
      label={list.caption}
      caption={list.caption}
      class="events"
      hasKeys
      rows={events}
      columns={[
        {
          heading: list.event,
          kind: 'head',
          cell: ({ id, title }) => (isLinked ? <a href={eventPath(id)}>{title}</a> : title),
        },
        { heading: list.act, cell: ({ act }) => (act === undefined ? notStated : words.act[act]) },
        {
          heading: list.place,
          cell: ({ place }) =>
            place === undefined ? notStated : (places.get(place)?.name ?? place),
        },
        { heading: list.when, cell: (event) => whenPhrase(language, event) },
      ]}
    />
  )
}
