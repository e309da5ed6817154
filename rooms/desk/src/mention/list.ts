// mention.list: what a list says of the people on it, a page at a time, to people who may read
// names.

import { foldCase, type Mention } from '@tumen/claim'
import { mentionList } from '@tumen/contract'
import { valueAnswers } from '../field/answer.ts'
import { findList } from '../list/record.ts'
import { implement } from '../operation.ts'
import { nameFilter } from '../person/list.ts'
import { inOrder } from '../record/in-order.ts'
import { answerOf } from '../record/row-answer.ts'

export const listMentions = implement(
  mentionList,
  async (desk, { list, name, after, limit, order }, { actor }) => {
    await findList(desk, list, 'list')
    const { read } = desk.ledger
    // Without a name only the ids of the others are read: a page costs no row but its own.
    const found =
      name === undefined
        ? await read.mentionIds([list])
        : (await read.mentions([list])).flatMap(({ row }) => (isCalled(row, name) ? [row.id] : []))
    const ids = inOrder(found, order, (id) => id)
    const start = after === undefined ? 0 : ids.indexOf(after) + 1
    const page = ids.slice(start, start + limit)
    const rows = new Map((await read.mentionsById(page)).map((one) => [one.row.id, one]))
    const fieldsOf = await valueAnswers(desk, actor, { mentions: page })
    const mentions = page
      .flatMap((id) => rows.get(id) ?? [])
      .map((one) => ({ ...answerOf(one), fields: fieldsOf(one.row.id) }))
    const last = page.at(-1)
    const hasMore = start + limit < ids.length
    return { mentions, total: ids.length, ...(hasMore && last !== undefined && { next: last }) }
  },
)

/** Whether a record has this number on its list, or may bear this name. */
function isCalled({ id, list, name }: Mention, asked: string): boolean {
  return foldCase(id.slice(list.length + 1)) === foldCase(asked) || nameFilter(asked)(name)
}
