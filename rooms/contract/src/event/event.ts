// What people can ask about event: the contract of each operation, without its body.

import {
  answerObject,
  answerRecord,
  CERTAINTIES,
  derivedObject,
  EVENT_LINK_ROLES,
  EVENT_RELATIONS,
  ROW_SCHEMAS,
} from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { CUSTOM_FILTER_REFUSALS, customFilterInput, customValuesField } from '../field.ts'
import { COUNTERS, LINKERS, READERS } from '../role.ts'
import { actSchema, idSchema, referenceSchema } from '../schema/claim.ts'
import { periodSchema } from '../schema/date.ts'
import { futureField } from '../schema/future.ts'
import { pageInput } from '../schema/page.ts'
import { claimInContextSchema, eventSchema, recordedFields } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

export const eventRecord = contract({
  name: 'event.record',
  summary: 'Records something that is thought to have happened, and gives back its id.',
  input: z.strictObject({
    id: idSchema.optional(),
    title: z.string().min(1).max(500).describe('a few words of our own'),
    act: actSchema.optional(),
    place: z.string().min(1).max(500).optional().describe('name or id of a place'),
    period: periodSchema.optional().describe('2022-04, April 2022, or first and last day'),
    claims: z
      .array(referenceSchema)
      .max(1000)
      .optional()
      .describe('claims of which it is made: it belongs to the groups that have all of them'),
  }),
  output: answerObject({ id: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: [
    ...(['findings', 'already-exists', 'unknown-place', 'ambiguous-place'] as const),
    ...(['impossible-date', 'unknown-claim', 'shredded', 'no-common-group'] as const),
  ],
})

export const eventAmend = contract({
  name: 'event.amend',
  summary: 'Says otherwise what an event is; what was said before stays in its history.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the event'),
    title: z.string().min(1).max(500).optional().describe('a few words of our own'),
    act: actSchema.optional(),
    place: z.string().min(1).max(500).optional().describe('name or id of a place'),
    period: periodSchema.optional().describe('2022-04, April 2022, or first and last day'),
    clear: z
      .array(z.enum(['act', 'place', 'period']))
      .optional()
      .describe('what is not said any more'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ id: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: [
    ...(['unknown-event', 'stale', 'findings', 'already-exists', 'unknown-place'] as const),
    ...(['ambiguous-place', 'impossible-date', 'nothing-changed', 'locked-for-review'] as const),
  ],
})

export const eventLink = contract({
  name: 'event.link',
  summary: 'Links claims to an event: they count its people, some of them, or a whole.',
  input: z.strictObject({
    claims: z.array(referenceSchema).min(1).max(1000).describe('ids of the claims'),
    event: referenceSchema.describe('id of the event'),
    role: z
      .enum(EVENT_LINK_ROLES)
      .default('about')
      .describe('counts its people, some of them, or a group around them'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ linked: z.int() }),
  roles: LINKERS,
  changes: true,
  refusals: [
    'stale',
    'locked-for-review',
    'not-found',
    'already-exists',
    'unknown-claim',
    'unknown-event',
    'shredded',
    'no-common-group',
  ],
})

export const eventRelate = contract({
  name: 'event.relate',
  summary: 'Says that an event follows another, is part of it, or may be the same.',
  input: z.strictObject({
    from: referenceSchema.describe('id of the event of which it is said'),
    to: referenceSchema.describe('id of the other event'),
    relation: z.enum(EVENT_RELATIONS).describe('how the first stands to the other'),
    certainty: z.enum(CERTAINTIES).default('certain').describe('how sure that is'),
  }),
  output: answerObject({ id: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: ['unknown-event', 'findings', 'relation-ring', 'already-exists'],
})

export const eventUnrelate = contract({
  name: 'event.unrelate',
  summary: 'Takes back how two events stand to one another; it stays in the history.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the relation'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ id: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: ['unknown-relation', 'stale', 'already-exists'],
})

/** How an event stands to another, as it is told on one of the two. */
export const relatedEventSchema = answerObject({
  id: z.string().describe('of the relation'),
  relation: z.enum(EVENT_RELATIONS),
  inverse: z.boolean().describe('the other event stands so to this one'),
  certainty: z.enum(CERTAINTIES),
  event: answerRecord(ROW_SCHEMAS.event),
  ...recordedFields,
})

export const eventList = contract({
  name: 'event.list',
  summary: 'Lists the events.',
  input: z.strictObject({
    title: z.string().min(1).max(200).optional().describe('only with these words in its title'),
    ...customFilterInput,
    ...pageInput,
  }),
  output: answerObject({
    events: z.array(derivedObject(eventSchema.extend(customValuesField))),
    next: z.string().exactOptional(),
    ...futureField,
  }),
  roles: COUNTERS,
  changes: false,
  refusals: CUSTOM_FILTER_REFUSALS,
})

export const eventShow = contract({
  name: 'event.show',
  summary: 'Shows an event, and the claims that count its people, some of them, or a whole.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the event'),
    limit: z.int().min(1).max(1000).default(100).describe('how many claims at the most'),
  }),
  output: answerObject({
    event: eventSchema,
    ...customValuesField,
    claims: z.array(derivedObject(claimInContextSchema.extend({ role: z.enum(EVENT_LINK_ROLES) }))),
    linked: z.int().describe('claims that are linked to it'),
    related: z.array(relatedEventSchema).describe('other events; no number follows from them'),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found'],
})
