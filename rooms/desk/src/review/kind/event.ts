// That a claim speaks of an event, under review. A link counts from its recording; rejected, it is
// taken back.
import type { EventLinkRow } from '@tumen/claim'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { readClaims } from '../../claim/read.ts'
import { isOver } from '../../claim/state.ts'
import { findClaim } from '../../record/find.ts'
import { mayReadClaim } from '../../record/row-answer.ts'
import { Refusal } from '../../refusal.ts'
import type { Item, Notice, ReviewKind } from './kind.ts'
import { ownRows } from './own-row.ts'

export const eventReview: ReviewKind = {
  named: ([claim = '', event = '']) => ({ claims: [claim], events: [event] }),
  async notices(desk, actor, items) {
    const found = await readClaims(
      desk,
      items.map(({ ids }) => ids[0] ?? ''),
    )
    const notices: [string, Notice][] = []
    for (const item of items) {
      const context = found.get(item.ids[0] ?? '')
      if (!context || !mayReadClaim(actor)(context)) continue
      const own = (await ownRows(desk, item.line, linksOf(context, item))).at(-1)
      if (own) notices.push([item.line, { by: own.by, isOver: isGone(context, own) }])
    }
    return new Map(notices)
  },
  async titles(desk, _, items) {
    const titles: [string, string][] = []
    const found = await readClaims(
      desk,
      items.map(({ ids }) => ids[0] ?? ''),
    )
    for (const { line, ids } of items) {
      const quote = found.get(ids[0] ?? '')?.claim.row.quote.map(({ text }) => text)
      const event = await desk.ledger.read.event(ids[1] ?? '')
      titles.push([line, `${quote?.join(' … ') ?? ''} → ${event?.row.title ?? ''}`])
    }
    return new Map(titles)
  },
  async find(desk, actor, item, field) {
    const [claim = '', event = ''] = item.ids
    const context = await findClaim(desk, actor, claim, { code: 'not-found', field })
    const own = (await ownRows(desk, item.line, linksOf(context, item))).at(-1)
    if (!own || !(await desk.ledger.read.event(event))) throw new Refusal('not-found', field)
    const last = linksOf(context, item).at(-1)?.row.role
    return {
      ...{ by: own.by, isOver: isGone(context, own), isAccepted: false },
      async conclude(write, decision) {
        const role = decision === 'rejected' ? 'none' : own.row.role
        if (decision !== 'returned' && role !== last)
          await write.append('event_link', { claim, event, role })
      },
      async reopen(write) {
        await write.append('event_link', { claim, event, role: 'none' })
      },
    }
  },
}

function linksOf({ events }: ClaimInContext, { ids }: Item): Stored<EventLinkRow>[] {
  return events.filter(({ row }) => row.event === ids[1])
}

/** Whether the claim is gone, or somebody took the link back by themselves. */
function isGone(context: ClaimInContext, own: Stored<EventLinkRow>): boolean {
  return isOver(context) || own.row.role === 'none'
}
