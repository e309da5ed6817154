// event.unrelate: takes back how two events stand to one another, by a row that says so.
import { eventUnrelate } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { standingRelations } from './relation.ts'

export const unrelateEvents = implement(eventUnrelate, async (desk, { id, seen }, call) => {
  const change = { operation: 'event.unrelate', subject: id, input: { id, seen } }
  return makeChange(desk, call, change, async (write) => {
    const found = (await standingRelations(desk)).find(({ row }) => row.id === id)
    if (!found) throw new Refusal('unknown-relation', 'id')
    refuseStale([found], seen)
    await write.append('event_relation', { ...found.row, withdrawn: true })
    return { id }
  })
})
