// event.record, event.link, event.list: what a reviewer thinks happened, and which claims speak
// of it. A link says whether a claim counts the people of the event, some of them, or a whole.
import { checkRow, EVENT_LINK_ROLES, type EventRecord } from '@tumen/claim'
import { EVER } from '@tumen/ledger'
import { z } from 'zod'
import { futureField, futureIn } from '../change/future-row.ts'
import { makeChange } from '../change/make.ts'
import { actSchema, idSchema, referenceSchema } from '../claim/schema.ts'
import { hasTitleWords } from '../document/title-word.ts'
import { periodSchema, readPeriod } from '../draft/date-input.ts'
import { operation } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { findClaim, findEvent, refuseFindings } from '../record/find.ts'
import { answerOf, pageInput, readablePage } from '../record/row-answer.ts'
import { eventSchema } from '../record/schema.ts'
import { Refusal } from '../refusal.ts'

export const recordEvent = operation({
  name: 'event.record',
  summary: 'Records something that is thought to have happened, and gives back its id.',
  input: z.strictObject({
    id: idSchema.optional(),
    title: z.string().min(1).max(500).describe('a few words of our own'),
    act: actSchema.optional(),
    place: z.string().min(1).max(500).optional().describe('name or id of a place'),
    period: periodSchema.optional().describe('2022-04, April 2022, or first and last day'),
  }),
  output: z.object({ id: z.string() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { title, act, place, period } = input
    const gazetteer = await gazetteerOf(desk.ledger)
    const path = place === undefined ? undefined : resolvePlace(gazetteer, place, 'place').id
    const row: EventRecord = {
      id: input.id ?? desk.newId('ev'),
      title,
      ...(act === undefined ? {} : { act }),
      ...(path === undefined ? {} : { place: path }),
      ...(period === undefined ? {} : { period: readPeriod(period, 'period') }),
    }
    refuseFindings(checkRow('event', row))
    const change = { operation: 'event.record', subject: row.id, input }
    return makeChange(desk, call, change, async (write) => {
      if (await desk.ledger.read.event(row.id, EVER)) throw new Refusal('already-exists', 'id')
      await write.append('event', row)
      return { id: row.id }
    })
  },
})

export const linkEvent = operation({
  name: 'event.link',
  summary: 'Links claims to an event: they count its people, some of them, or a whole.',
  input: z.strictObject({
    claims: z.array(referenceSchema).min(1).max(1000).describe('ids of the claims'),
    event: referenceSchema.describe('id of the event'),
    role: z
      .enum(EVENT_LINK_ROLES)
      .default('about')
      .describe('counts its people, some of them, or a group around them'),
  }),
  output: z.object({ linked: z.int() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    await findEvent(desk, input.event, 'event')
    for (const id of input.claims)
      await findClaim(desk, call.actor, id, { code: 'unknown-claim', field: 'claims' })
    const change = { operation: 'event.link', subject: input.event, input }
    return makeChange(desk, call, change, async (write) => {
      for (const claim of new Set(input.claims))
        await write.append('event_link', { claim, event: input.event, role: input.role })
      return { linked: new Set(input.claims).size }
    })
  },
})

export const listEvents = operation({
  name: 'event.list',
  summary: 'Lists the events.',
  input: z.strictObject({
    title: z.string().min(1).max(200).optional().describe('only with these words in its title'),
    ...pageInput,
  }),
  output: z.object({
    events: z.array(eventSchema),
    next: z.string().exactOptional(),
    ...futureField,
  }),
  changes: false,
  long: false,
  async run(desk, { title, ...input }, call) {
    const read = desk.ledger.read
    const page = await readablePage(
      (part) => read.events(part),
      input,
      (stored) => stored.row.id,
      (found) => found.filter(({ row }) => title === undefined || hasTitleWords(row.title, title)),
    )
    const { rows, next } = page
    const lacks = await futureIn(desk, call.actor)
    return { events: rows.map(answerOf), ...(next === undefined ? {} : { next }), ...lacks }
  },
})
