// involvement.list: what persons were in events, a page at a time, to people who may read names.
import { given } from '@tumen/claim'
import { involvementList } from '@tumen/contract'
import { implement } from '../operation.ts'
import { findPerson } from '../person/lineage.ts'
import { mentionsOf } from '../person/merge.ts'
import { findClaim, findEvent } from '../record/find.ts'
import { inOrder } from '../record/in-order.ts'
import { involvementAnswers } from './answer.ts'
import { seenInvolvements } from './seen.ts'

export const listInvolvements = implement(involvementList, async (desk, input, { actor }) => {
  const { person, event, claim, after, limit, order } = input
  if (event !== undefined) await findEvent(desk, event, 'event')
  if (claim !== undefined)
    await findClaim(desk, actor, claim, { code: 'unknown-claim', field: 'claim' })
  const mentions =
    person === undefined
      ? undefined
      : await mentionsOf(desk, await findPerson(desk, actor, { id: person, field: 'person' }))
  const found = await seenInvolvements(desk, actor, given({ mentions, event, claim }))
  const rows = inOrder(found, order, ({ row }) => row.id)
  const start = rows.findIndex(({ row }) => row.id === after) + 1
  const page = rows.slice(start, start + limit)
  const next = start + limit < rows.length ? page.at(-1)?.row.id : undefined
  return {
    involvements: await involvementAnswers(desk, page),
    ...{ total: rows.length, ...given({ next }) },
  }
})
