// What people can ask about where events were: places with their roles and how many events. The
// contract, without its body.
import { answerObject, PLACE_LEVELS, PLACE_RELATIONS, PLACE_ROLES } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { READERS } from '../role.ts'
import { viewFields } from './timeline.ts'

/** Events together by province, or at the place that is said. */
export const MAP_UNITS = ['province', 'said'] as const
export type MapUnit = (typeof MAP_UNITS)[number]

/** Most events that are looked at, the earliest; and most that an asked place names. */
export const [MOST_MAPPED, MOST_MAP_EVENTS] = [2000, 200] as const

export const mapPlaceSchema = answerObject({
  id: z.string().describe('role and path'),
  place: z.string().describe('path of the place, or of the province in which it lies'),
  level: z.enum(PLACE_LEVELS),
  relation: z.enum(PLACE_RELATIONS).exactOptional().describe('where all of them are near it'),
  role: z.enum(PLACE_ROLES).describe('locus is the place of the event itself'),
  events: z.int().describe('events with the place in this role'),
  withdrawn: z.int().describe('of these, whose statements are all withdrawn'),
  latitude: z.string().exactOptional().describe('of a place smaller than a province'),
  longitude: z.string().exactOptional().describe('of a place smaller than a province'),
})

export const eventMap = contract({
  name: 'event.map',
  summary: 'Counts events by place and role, as exactly as the places are known.',
  input: z.strictObject({
    ...viewFields,
    unit: z.enum(MAP_UNITS).default('province').describe('by province, or at the place as said'),
    of: z.string().max(1000).optional().describe('path of a place: its events, too'),
  }),
  output: answerObject({
    places: z.array(mapPlaceSchema).describe('most events first; roles are never added up'),
    total: z.int().describe('events in all'),
    unplaced: z.int().describe('of these, without any place'),
    left: z.int().describe('events that were too many to be looked at'),
    events: z
      .array(answerObject({ id: z.string(), title: z.string() }))
      .exactOptional()
      .describe('of the asked place'),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: READERS,
  changes: false,
  refusals: [
    ...(['impossible-date', 'findings', 'unknown-place', 'ambiguous-place'] as const),
    'not-found',
  ],
})
