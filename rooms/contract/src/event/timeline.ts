// What people can ask about events and statements over time: when it happened, and since when it
// is known. The contract, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { READERS } from '../role.ts'
import { actSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'
import { quotedClaimSchema, takenSchema } from '../schema/figure.ts'
import { knownFields } from '../schema/question.ts'

/** What has a row: events, or statements under their origins. */
export const TIMELINE_ROWS = ['events', 'claims'] as const
export type TimelineRows = (typeof TIMELINE_ROWS)[number]

/** Most rows of one answer; of more the earliest. */
export const MOST_TIMELINE_ROWS = 500

/** The fields that narrow a view of events: act, place, period, day of knowledge. */
export const viewFields = {
  act: actSchema.optional().describe('what happened; those below it, too'),
  place: z.string().min(1).max(500).optional().describe('name or id of a place'),
  from: dateSchema.optional().describe('first day'),
  to: dateSchema.optional().describe('last day'),
  asKnownOn: knownFields.asKnownOn,
}

/** When something happened, as exactly as it is known. */
export const happenedSchema = answerObject({
  earliest: z.string().describe('first day'),
  latest: z.string().describe('last day'),
  approximate: z.literal(true).exactOptional().describe('the days are not known exactly'),
  openStart: z
    .literal(true)
    .exactOptional()
    .describe('until the last day, nobody knows since when'),
  openEnd: z.literal(true).exactOptional().describe('since the first day, and perhaps still'),
})

export const timelineRowSchema = answerObject({
  id: z.string().describe('of the event, or of the claim'),
  kind: z
    .enum(['event', 'claim', 'official'])
    .describe('an official number of a period is counted apart'),
  title: z.string().exactOptional().describe('of an event'),
  act: actSchema.exactOptional(),
  place: z.string().exactOptional().describe('path'),
  happened: happenedSchema.exactOptional(),
  number: takenSchema.shape.number,
  origin: z.string().exactOptional().describe('who said it'),
  known: z.string().describe('the day since which it is known'),
  withdrawn: z.string().exactOptional().describe('the day since which nothing of it stands'),
  claims: z.int().describe('statements that speak of it, as far as you may read them'),
})

export const eventTimeline = contract({
  name: 'event.timeline',
  summary: 'Shows when events or statements were, and when they became known.',
  input: z.strictObject({
    rows: z
      .enum(TIMELINE_ROWS)
      .default('events')
      .describe('statements need an act; those that are not for every eye are never told'),
    ...viewFields,
  }),
  output: answerObject({
    rows: z.array(timelineRowSchema).describe('the earliest first, official numbers last'),
    total: z.int().describe('rows that there are, official numbers left out'),
    quotes: z.record(z.string(), quotedClaimSchema).describe('the words of the statements'),
    knownOn: z.string(),
    placeNames: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  roles: READERS,
  changes: false,
  refusals: [
    ...(['impossible-date', 'findings', 'question-incomplete'] as const),
    ...(['unknown-place', 'ambiguous-place'] as const),
  ],
})
