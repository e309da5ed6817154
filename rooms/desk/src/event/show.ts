// event.show: what is thought to have happened, and which claims speak of it in which way. Its
// figure is a question of its own: figure.ask with the event.
import { ACTS, type EventLinkRole, UMBRELLA_ACTS } from '@tumen/claim'
import { eventShow } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import { claimAnswers } from '../claim/answer.ts'
import { valueAnswers } from '../field/answer.ts'
import { type Desk, implement } from '../operation.ts'
import { answerOf, mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { relatedTo } from './relation.ts'

export const showEvent = implement(eventShow, async (desk, { id, limit }, call) => {
  const { read } = desk.ledger
  const event = await read.event(id)
  if (!event) throw new Refusal('not-found', 'id')
  const linked = await linkedTo(desk, id)
  const readable = linked.filter(mayReadClaim(call.actor)).sort(byRecording)
  const shown = readable.slice(0, limit)
  const answers = await claimAnswers(desk, call.actor, shown)
  return {
    event: answerOf(event),
    fields: (await valueAnswers(desk, call.actor, { events: [id] }))(id),
    claims: answers.map((answer, n) => ({
      ...answer,
      role: roleIn(shown[n] as ClaimInContext, id),
    })),
    linked: readable.length,
    related: await relatedTo(desk, id),
  }
})

/** The claims that are linked to an event now, whatever their act. */
export async function linkedTo({ ledger: { read } }: Desk, id: string): Promise<ClaimInContext[]> {
  const found = await read.claimsForFigure({ acts: [...ACTS, ...UMBRELLA_ACTS], event: id })
  return found.filter((context) => roleIn(context, id) !== 'none')
}

function byRecording({ claim: a }: ClaimInContext, { claim: b }: ClaimInContext): number {
  return a.leaf - b.leaf || a.leafRow - b.leafRow
}

/** The role of the newest link to the event. */
function roleIn({ events }: ClaimInContext, event: string): EventLinkRole {
  return events.findLast(({ row }) => row.event === event)?.row.role ?? 'about'
}
