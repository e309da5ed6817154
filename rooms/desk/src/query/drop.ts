// query.drop: takes a saved question or search of your own off the list.
import { queryDrop } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { findOwnQuery } from './list.ts'

export const dropQuery = implement(queryDrop, async (desk, { id }, call) => {
  const change = { operation: 'query.drop', subject: id, input: { id } }
  return makeChange(desk, call, change, async (write) => {
    const { row } = await findOwnQuery(desk, call, id)
    await write.append('query', { ...row, state: 'dropped' })
    return { id }
  })
})
