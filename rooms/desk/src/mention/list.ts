// mention.list: what a list says of the people on it, a page at a time, to whoever may read names.
import { foldCase, type Mention } from '@tumen/claim'
import { z } from 'zod'
import { referenceSchema } from '../claim/schema.ts'
import { mentionFor, mentionSchema } from '../linkage/schema.ts'
import { findList } from '../list/record.ts'
import { operation } from '../operation.ts'
import { nameFilter } from '../person/list.ts'
import { answerOf, pageInput } from '../record/row-answer.ts'

export const listMentions = operation({
  name: 'mention.list',
  summary: 'Lists what a list with names says of people, a page at a time.',
  input: z.strictObject({
    list: referenceSchema.describe('id of the list'),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('a name in any script, a part of it, or the number on the list'),
    ...pageInput,
  }),
  output: z.object({
    mentions: z.array(
      mentionSchema.extend({ recorded: z.string(), by: z.string(), leaf: z.int() }),
    ),
    total: z.int().describe('how many the list has, of the name if one is asked for'),
    next: z.string().exactOptional(),
  }),
  changes: false,
  long: false,
  async run(desk, { list, name, after, limit, order }, call) {
    await findList(desk, list, 'list')
    const all = await desk.ledger.read.mentions([list])
    const found = name === undefined ? all : all.filter(({ row }) => isCalled(row, name))
    const inOrder = order === 'newest' ? found.reverse() : found
    const start = inOrder.findIndex(({ row }) => row.id === after) + 1
    const page = inOrder.slice(start, start + limit)
    const last = page.at(-1)
    const mentions = page.map((stored) =>
      answerOf({ ...stored, row: mentionFor(call.actor, stored.row) }),
    )
    const hasMore = start + limit < inOrder.length
    return { mentions, total: found.length, ...(hasMore && last && { next: last.row.id }) }
  },
})

/** Whether a record has this number on its list, or may bear this name. */
function isCalled({ id, list, name }: Mention, asked: string): boolean {
  return foldCase(id.slice(list.length + 1)) === foldCase(asked) || nameFilter(asked)(name)
}
