// What an amendment keeps from the earlier version: relations, links to events, a withdrawal by the
// origin or the outlet, a decision about its condition. Without them the amendment would count
// again what was withdrawn.
import { type Claim, type ClaimRelation, given } from '@tumen/claim'
import type { ClaimInContext, Stored, Writer } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { readClaims } from './read.ts'
import { isAmendment, STATUS_OF } from './state.ts'

/** What the claim itself says of other claims, as far as `actor` may read these, and the rest. */
export async function ownRelations(
  desk: Desk,
  actor: Actor,
  { claim, relations }: ClaimInContext,
): Promise<{ shown: ClaimRelation[]; hidden: ClaimRelation[] }> {
  const own = relations.filter(({ row }) => row.from === claim.row.id && !isAmendment(row))
  const others = await readClaims(
    desk,
    own.map(({ row }) => row.to),
  )
  const mayRead = mayReadClaim(actor)
  const isShown = ({ row: { to } }: (typeof own)[number]) => {
    const other = others.get(to)
    return other !== undefined && mayRead(other)
  }
  const written = ({ row: { type, to, note } }: (typeof own)[number]): ClaimRelation => ({
    type,
    to,
    ...given({ note }),
  })
  return {
    shown: own.filter(isShown).map(written),
    hidden: own.filter((one) => !isShown(one)).map(written),
  }
}

/** Appends what others said of `old` for the claim that amends it; rows that are undone are not. */
export async function appendCarried(
  desk: Desk,
  write: Writer,
  old: ClaimInContext,
  amendment: Claim,
): Promise<void> {
  const { id, condition } = amendment
  const before = old.claim.row
  for (const { row } of old.relations)
    if (row.to === before.id && row.from !== before.id && !isAmendment(row))
      await write.append('claim_relation', { ...row, to: id })
  for (const { row } of newestLinks(old)) await write.append('event_link', { ...row, claim: id })
  for (const { row, recorded } of old.statuses)
    if (TAKEN_BACK.includes(row.status))
      // On the clock of the world it is as old as it was.
      await write.append('claim_status', { ...row, claim: id, on: row.on ?? dayOf(recorded) })
  if (condition === undefined || condition.text !== before.condition?.text) return
  const decided = await desk.ledger.read.rows('condition_decision')
  const last = decided.findLast(({ row }) => row.claim === before.id)
  if (last) await write.append('condition_decision', { ...last.row, claim: id })
}

const TAKEN_BACK: readonly string[] = Object.values(STATUS_OF)

/** The newest link to each event. */
function newestLinks({
  events,
}: ClaimInContext): Stored<ClaimInContext['events'][number]['row']>[] {
  return [...new Map(events.map((link) => [link.row.event, link])).values()]
}
