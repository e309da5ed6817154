// list.show: a recorded list with its size and its entries: pseudonyms and, of rows with names,
// their ids; nothing else of a person.

import assert from 'node:assert'
import { given, type ListDeclarationRow, type ListEntryRow, type PersonList } from '@tumen/claim'
import { listShow } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type Actor, type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { inOrder } from '../record/in-order.ts'
import { answerOf, objectOf } from '../record/row-answer.ts'
import { findList } from './record.ts'

export const showList = implement(listShow, async (desk, { id, after, limit, order }, call) => {
  const stored = await findList(desk, id, 'id')
  const [list] = await listAnswers(desk, call.actor, [stored])
  const entries = (await desk.ledger.read.listEntries([id])).map(({ row }) => ({
    id: row.id,
    entry: row,
  }))
  const named = (await desk.ledger.read.mentions([id])).map(({ row }) => ({ id: row.id }))
  const all: { id: string; entry?: ListEntryRow }[] = [...entries, ...named]
  const ordered = inOrder(all, order, (row) => row.id)
  const start = ordered.findIndex((row) => row.id === after) + 1
  const page = ordered.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = start + limit < ordered.length
  assert(list, 'a list that was found has an answer')
  const rows = page.flatMap(({ entry }) => entry ?? [])
  const mentions = page.flatMap((one) => (one.entry ? [] : [one.id]))
  return { list, rows, mentions, ...(hasMore && last && { next: last.id }) }
})

export async function listAnswers(desk: Desk, actor: Actor, lists: readonly Stored<PersonList>[]) {
  const { read } = desk.ledger
  const sizes = new Map((await read.listSizes()).map((size) => [size.list, size]))
  const named = new Map((await read.mentionCounts()).map((count) => [count.list, count.mentions]))
  const declared = new Map<string, Stored<ListDeclarationRow>>()
  for (const stored of await read.rows('list_declaration')) declared.set(stored.row.list, stored)
  const ids = [...new Set(lists.flatMap(({ row }) => row.documents ?? []))]
  const found = ids.length > 0 ? await read.documentsById(ids) : []
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  const mayRead = new Set(readable.map(({ row }) => row.id))
  return lists.map((stored) => {
    const { documents, ...list } = answerOf(stored)
    const { entries = 0, persons = 0 } = sizes.get(list.id) ?? {}
    const shown = documents?.filter((id) => mayRead.has(id)) ?? []
    const said = declared.get(list.id)
    return {
      ...list,
      ...(shown.length > 0 && { documents: shown }),
      ...(said && { duplicates: declaration(said) }),
      ...{ entries, persons, mentions: named.get(list.id) ?? 0 },
    }
  })
}

function declaration({ row, recorded, by, leaf }: Stored<ListDeclarationRow>) {
  const { duplicates: state, reason } = row
  return { state, ...given({ reason }), recorded, by, leaf }
}
