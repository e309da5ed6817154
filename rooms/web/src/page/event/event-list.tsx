// Everything that is thought to have happened, the newest record first.
import { given } from '@tumen/claim'
import { EmptyNote, eventPath, MoreLink, ScrollRegion } from '@tumen/view'
import { type Language, wordsIn } from '@tumen/words'
import type { VNode } from 'preact'
import type { Ask, Page } from '../../door/ask.ts'
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
            </a>
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

function EventTable(props: TableProps): VNode {
  const { language, events } = props
  const { list } = wordsIn(language).page.event
  return (
    <ScrollRegion label={list.caption}>
      <table class="events">
        <caption>{list.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{list.event}</th>
            <th scope="col">{list.act}</th>
            <th scope="col">{list.place}</th>
            <th scope="col">{list.when}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow {...props} event={event} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function EventRow({ language, event, places, isLinked }: TableProps & { event: EventAnswer }) {
  const words = wordsIn(language)
  const { notStated } = words.page.event
  const { id, title, act, place } = event
  return (
    <tr data-row>
      <th scope="row">{isLinked ? <a href={eventPath(id)}>{title}</a> : title}</th>
      <td>{act === undefined ? notStated : words.act[act]}</td>
      <td>{place === undefined ? notStated : (places.get(place)?.name ?? place)}</td>
      <td>{whenPhrase(language, event)}</td>
    </tr>
  )
}
