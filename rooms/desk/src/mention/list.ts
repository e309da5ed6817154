// mention.list: what a list says of the people on it, a page at a time, to people who may read
// names.

import { foldCase, type Mention } from '@tumen/claim'
import { mentionList } from '@tumen/contract'
import { findList } from '../list/record.ts'
import { implement } from '../operation.ts'
import { nameFilter } from '../person/list.ts'
import { inOrder } from '../record/in-order.ts'
import { answerOf } from '../record/row-answer.ts'

export const listMentions = implement(
  mentionList,
  async (desk, { list, name, after, limit, order }) => {
    await findList(desk, list, 'list')
    const all = await desk.ledger.read.mentions([list])
    const found = name === undefined ? all : all.filter(({ row }) => isCalled(row, name))
    const rows = inOrder(found, order, ({ row }) => row.id)
    const start = rows.findIndex(({ row }) => row.id === after) + 1
    const page = rows.slice(start, start + limit)
    const last = page.at(-1)
    const mentions = page.map(answerOf)
    const hasMore = start + limit < rows.length
    return { mentions, total: found.length, ...(hasMore && last && { next: last.row.id }) }
  },
)

/** Whether a record has this number on its list, or may bear this name. */
function isCalled({ id, list, name }: Mention, asked: string): boolean {
  return foldCase(id.slice(list.length + 1)) === foldCase(asked) || nameFilter(asked)(name)
}
