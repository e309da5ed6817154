// event.relate: that an event follows another, is part of it, or may be the same. Once for each
// pair and relation: what is said again with another certainty is a newer row; rings are refused.
import { checkRow, type EventRelationRow } from '@tumen/claim'
import { type Asked, eventRelate } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { findEvent, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { standingRelations } from './relation.ts'

export const relateEvents = implement(eventRelate, async (desk, input, call) => {
  const change = { operation: 'event.relate', subject: input.from, input }
  return makeChange(desk, call, change, async (write) => {
    for (const field of ['from', 'to'] as const) await findEvent(desk, input[field], field)
    const standing = (await standingRelations(desk)).map(({ row }) => row)
    const { from, to } = endsOf(input)
    const { relation, certainty } = input
    const known = standing.find(
      (row) => row.relation === relation && row.from === from && row.to === to,
    )
    if (known?.certainty === certainty)
      throw new Refusal('invalid-input', undefined, [{ code: 'nothing_changes' }])
    const row = { id: known?.id ?? desk.newId('er'), from, to, relation, certainty }
    refuseFindings(checkRow('event_relation', row))
    if (!known && leads(standing, { relation, from: to, to: from }))
      throw new Refusal('relation-ring', 'to')
    await write.append('event_relation', row)
    return { id: row.id }
  })
})

/** Of what is true of both alike, the ends in one order. */
function endsOf({ from, to, relation }: Asked<'event.relate'>) {
  return relation === 'same_possible' && to < from ? { from: to, to: from } : { from, to }
}

/** Whether an event stands so to another already, by itself or through others. */
export function leads(
  standing: readonly EventRelationRow[],
  { relation, from, to }: Pick<EventRelationRow, 'relation' | 'from' | 'to'>,
): boolean {
  if (relation === 'same_possible') return false
  const own = standing.filter((row) => row.relation === relation)
  const seen = new Set([from])
  for (const id of seen) for (const row of own) if (row.from === id) seen.add(row.to)
  return seen.has(to)
}
