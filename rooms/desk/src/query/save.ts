// query.save: saves a question or a search under a name, for yourself or for all.
import { querySave } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { giveMade } from '../group/give-made.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { refuseUnfitQuery } from './check.ts'
import { findOwnQuery } from './list.ts'

export const saveQuery = implement(querySave, async (desk, input, call) => {
  const { kind, name, shared } = input
  const query = refuseUnfitQuery(kind, input.query)
  const id = input.id ?? desk.newId('qu')
  const change = { operation: 'query.save', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const before = input.id === undefined ? undefined : await findOwnQuery(desk, call, id)
    if (before) refuseStale([before], input.seen)
    if (query.event !== before?.row.query.event)
      await giveAsked(desk, call, write, { id, isNew: !before, event: query.event })
    await write.append('query', { id, kind, name, query, shared, state: 'kept' })
    return { id }
  })
})

/** A question about an event belongs to the groups that have the event. */
async function giveAsked(
  desk: Desk,
  call: Call,
  write: Writer,
  { id, isNew, event }: { id: string; isNew: boolean; event: string | undefined },
): Promise<void> {
  // One that the asker may not know of is like one that is not there.
  if (event === undefined || !(await desk.ledger.read.event(event))) return
  const from = [await desk.ledger.read.groupsOf('event', event)]
  await giveMade(desk, call, write, { kind: 'query', id, isNew, field: 'query', from })
}
