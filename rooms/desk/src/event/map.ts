// event.map: where events were, by province or at the place as said, with the roles of further
// places that public statements of them name. Nothing is finer than what was said. Source: desk.md
// 7, V2.
import { type ClaimPlace, given, type PlaceRelation, type PlaceRole } from '@tumen/claim'
import {
  eventMap,
  type MapUnit,
  MOST_MAP_EVENTS,
  MOST_MAPPED,
  type mapPlaceSchema,
} from '@tumen/contract'
import type { z } from 'zod'
import { endOfDay } from '../day.ts'
import { implement } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { placeNamesOf } from '../place/name.ts'
import { provinceIn } from '../place/province.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import { frameOf } from './frame.ts'
import { type KnownEvent, knownEvents } from './known-event.ts'

type Row = z.output<typeof mapPlaceSchema>

/** Events with one place in one role. */
interface Mark {
  id: string
  place: string
  role: PlaceRole
  relations: Set<PlaceRelation>
  events: Map<string, KnownEvent>
}

export const mapEvents = implement(eventMap, async (desk, input, call) => {
  const frame = await frameOf(desk, input)
  const { events, total } = await knownEvents(desk, call.actor, frame, MOST_MAPPED)
  const gazetteer = await gazetteerOf(desk, endOfDay(frame.knownOn))
  const marks = marksOf(events, gazetteer, input.unit)
  const of = input.of === undefined ? undefined : eventsAt(marks, input.of)
  if (of?.length === 0) throw new Refusal('not-found', 'of')
  const placed = new Set(marks.flatMap((mark) => [...mark.events.keys()]))
  const paths = [...new Set(marks.map(({ place }) => place))]
  return {
    places: marks.map((mark) => rowOf(mark, gazetteer)),
    total,
    unplaced: events.length - placed.size,
    left: total - events.length,
    ...(of && {
      events: of.slice(0, MOST_MAP_EVENTS).map(({ event: { id, title } }) => ({ id, title })),
    }),
    knownOn: frame.knownOn,
    placeNames: await placeNamesOf(desk, paths, frame.knownOn),
  }
})

function marksOf(events: readonly KnownEvent[], gazetteer: Gazetteer, unit: MapUnit): Mark[] {
  const toProvince = provinceIn(gazetteer)
  const marks = new Map<string, Mark>()
  for (const known of events)
    for (const { path, role, relation } of placesOf(known, gazetteer)) {
      const place = unit === 'province' ? toProvince(path) : path
      const id = `${role} ${place}`
      const mark = marks.get(id) ?? { id, place, role, relations: new Set(), events: new Map() }
      marks.set(id, mark)
      mark.relations.add(relation)
      mark.events.set(known.event.id, known)
    }
  return [...marks.values()].sort(
    (a, b) =>
      b.events.size - a.events.size ||
      byCodePoint(a.place, b.place) ||
      Number(b.role === 'locus') - Number(a.role === 'locus') ||
      byCodePoint(a.id, b.id),
  )
}

interface EventPlace {
  path: string
  role: PlaceRole
  relation: PlaceRelation
}

/** The place of an event, and others that public statements name: those that stand, or of all. */
function placesOf({ event, claims, withdrawn }: KnownEvent, gazetteer: Gazetteer): EventPlace[] {
  const own = gazetteer.pathOf(event.place ?? '')
  const told = claims.filter(
    ({ claim, gone }) =>
      claim.sensitivity === 'public' && (gone === undefined || withdrawn !== undefined),
  )
  return [
    ...(own === undefined ? [] : [{ path: own, role: 'locus' as const, relation: 'in' as const }]),
    ...told.flatMap(({ claim }) => claim.places.flatMap((one) => placed(one, gazetteer))),
  ]
}

/** Where it happened is said by the event; here are the other roles. */
function placed({ role, gazetteer: id = '', relation }: ClaimPlace, gazetteer: Gazetteer) {
  const path = gazetteer.pathOf(id)
  return path === undefined || role === 'locus' ? [] : [{ path, role, relation }]
}

function eventsAt(marks: readonly Mark[], place: string): KnownEvent[] {
  const found = new Map<string, KnownEvent>()
  for (const mark of marks)
    if (mark.place === place) for (const [id, event] of mark.events) found.set(id, event)
  return [...found.values()]
}

function rowOf({ id, place, role, relations, events }: Mark, { places }: Gazetteer): Row {
  const { level = 'unknown', latitude, longitude } = places.get(place) ?? {}
  const [relation] = relations.size === 1 && !relations.has('in') ? relations : []
  const gone = [...events.values()].filter(({ withdrawn }) => withdrawn !== undefined).length
  return {
    ...{ id, place, level, role, events: events.size, withdrawn: gone },
    ...given({ relation, ...(SMALL.has(level) ? { latitude, longitude } : {}) }),
  }
}

const SMALL: ReadonlySet<string> = new Set(['point', 'site', 'settlement', 'adm2'])
