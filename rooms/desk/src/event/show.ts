// event.show: what is thought to have happened, and which claims speak of it in which way. Its
// figure is a question of its own: figure.ask with the event.
import { ACTS, EVENT_LINK_ROLES, type EventLinkRole, UMBRELLA_ACTS } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import { z } from 'zod'
import { claimAnswers } from '../claim/answer.ts'
import { referenceSchema } from '../claim/schema.ts'
import { operation } from '../operation.ts'
import { answerOf, mayReadClaim } from '../record/row-answer.ts'
import { claimInContextSchema, eventSchema } from '../record/schema.ts'
import { Refusal } from '../refusal.ts'

export const showEvent = operation({
  name: 'event.show',
  summary: 'Shows an event, and the claims that count its people, some of them, or a whole.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the event'),
    limit: z.int().min(1).max(1000).default(100).describe('how many claims at the most'),
  }),
  output: z.object({
    event: eventSchema,
    claims: z.array(claimInContextSchema.extend({ role: z.enum(EVENT_LINK_ROLES) })),
    linked: z.int().describe('claims that are linked to it'),
  }),
  changes: false,
  long: false,
  async run(desk, { id, limit }, call) {
    const { read } = desk.ledger
    const event = await read.event(id)
    if (!event) throw new Refusal('not-found', 'id')
    const found = await read.claimsForFigure({ acts: [...ACTS, ...UMBRELLA_ACTS], event: id })
    const readable = found.filter(mayReadClaim(call.actor)).sort(byRecording)
    const shown = readable.slice(0, limit)
    const answers = await claimAnswers(desk, call.actor, shown)
    return {
      event: answerOf(event),
      claims: answers.map((answer, n) => ({
        ...answer,
        role: roleIn(shown[n] as ClaimInContext, id),
      })),
      linked: readable.length,
    }
  },
})

function byRecording({ claim: a }: ClaimInContext, { claim: b }: ClaimInContext): number {
  return a.leaf - b.leaf || a.leafRow - b.leafRow
}

/** The role of the newest link to the event. */
function roleIn({ events }: ClaimInContext, event: string): EventLinkRole {
  return events.findLast(({ row }) => row.event === event)?.row.role ?? 'about'
}
