// event.link: which claims speak of an event: of its people, of some of them, or of a whole.
import { itemText } from '@tumen/claim'
import { eventLink } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseNewer } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { findClaim, findEvent } from '../record/find.ts'
import { refuseLocked } from '../review/book.ts'

const MISSING = { code: 'unknown-claim', field: 'claims' } as const

export const linkEvent = implement(eventLink, async (desk, input, call) => {
  await findEvent(desk, input.event, 'event')
  for (const id of input.claims) await findClaim(desk, call.actor, id, MISSING)
  const change = { operation: 'event.link', subject: input.event, input }
  return makeChange(desk, call, change, async (write) => {
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
