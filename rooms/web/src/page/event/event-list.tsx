// Everything that is thought to have happened, the newest record first.
import { given } from '@tumen/claim'
import { EmptyNote, eventPath, MoreLink, ScrollTable } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
import { tableLine } from '../table/table.tsx'
import { type EventAnswer, type NamedPlace, placesByPath, whenPhrase } from './event-answer.ts'

const PAGE = 50
export const eventList: Page = {
  path: '/events',
  nav: 'events',
  async show(ask) {
    const { language, words, query, call, may } = ask
    const { event } = words.page
    const after = query.get('after') ?? undefined
    const { events, next } = await call('event.list', {
      limit: PAGE,
      order: 'newest',
      ...given({ after }),
    })
    const paths = events.map(({ place }) => place)
    const places = may('place.find') ? await placesByPath(ask, paths) : new Map()
    const more = next && `/events?${new URLSearchParams({ after: next })}`
    const body = (
      <>
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
            )}
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
        {events.length === 0 ? (
          <NoEvents ask={ask} />
        ) : (
          <EventTable
            language={language}
            events={events}
            places={places}
            isLinked={may('event.show')}
          />
        )}
        <MoreLink language={language} href={more} />
        {events.length > 0 && (await tableLine(ask, 'events'))}
      </>
    )
    return { title: event.title, body }
  },
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
