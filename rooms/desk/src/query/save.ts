// query.save: saves a question or a search under a name, for yourself or for all.
import { querySave } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { refuseUnfitQuery } from './check.ts'
import { findOwnQuery } from './list.ts'

export const saveQuery = implement(querySave, async (desk, input, call) => {
  const { kind, name, shared } = input
  const query = refuseUnfitQuery(kind, input.query)
  const id = input.id ?? desk.newId('qu')
  const change = { operation: 'query.save', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    if (input.id !== undefined) refuseStale([await findOwnQuery(desk, call, id)], input.seen)
    await write.append('query', { id, kind, name, query, shared, state: 'kept' })
    return { id }
  })
})
