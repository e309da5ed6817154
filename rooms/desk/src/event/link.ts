// event.link: which claims speak of an event: of its people, of some of them, or of a whole.
import { itemText } from '@tumen/claim'
import { type Asked, eventLink } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { refuseNewer } from '../change/stale.ts'
import { giveMade, groupsOfClaim, isAssigned } from '../group/give-made.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findClaim, findEvent } from '../record/find.ts'
import { refuseLocked } from '../review/book.ts'
import { linkedTo } from './show.ts'

const MISSING = { code: 'unknown-claim', field: 'claims' } as const

export const linkEvent = implement(eventLink, async (desk, input, call) => {
  const { by } = await findEvent(desk, input.event, 'event')
  for (const id of input.claims) await findClaim(desk, call.actor, id, MISSING)
  const change = { operation: 'event.link', subject: input.event, input }
  return makeChange(desk, call, change, async (write) => {
    if (by === call.actor.account) await giveFirstLinked(desk, call, write, input)
    for (const claim of new Set(input.claims)) {
      const { events } = await findClaim(desk, call.actor, claim, MISSING)
      refuseNewer(
        events.filter(({ row }) => row.event === input.event),
        input.seen,
      )
      const line = itemText({ kind: 'event', ids: [claim, input.event] })
      await refuseLocked(desk, { item: line, isOver: false }, 'claims')
      await write.append('event_link', { claim, event: input.event, role: input.role })
    }
    return { linked: new Set(input.claims).size }
  })
})

/**
 * Gives an event to the groups of the first claims that its author links to it, unless somebody has
 * said to whom it belongs: it was made of them.
 */
async function giveFirstLinked(
  desk: Desk,
  call: Call,
  write: Writer,
  { event: id, claims }: Asked<'event.link'>,
): Promise<void> {
  if ((await linkedTo(desk, id)).length > 0 || (await isAssigned(desk, 'event', id))) return
  const from: string[][] = []
  for (const claim of new Set(claims))
    from.push(
      ...(await groupsOfClaim(desk, (await findClaim(desk, call.actor, claim, MISSING)).claim.row)),
    )
  await giveMade(desk, call, write, { kind: 'event', id, isNew: false, field: 'claims', from })
}
