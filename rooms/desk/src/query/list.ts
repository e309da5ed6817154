// query.list: questions and searches that somebody asks again. What is not saved is kept nowhere.
// A private one is, for everybody else, not there.

import type { QueryKind, QueryRow } from '@tumen/claim'
import { queryList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type Actor, type Call, type Desk, implement } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'

export const listQueries = implement(queryList, async (desk, input, call) => {
  const queries = await queriesFor(desk, call.actor, input.kind)
  return { queries: queries.map(answerOf) }
})

/** The kept queries that `actor` may see, in the order in which they were first saved. */
export async function queriesFor(
  desk: Desk,
  actor: Actor,
  kind?: QueryKind,
): Promise<Stored<QueryRow>[]> {
  const newest = new Map<string, Stored<QueryRow>>()
  for (const stored of await desk.ledger.read.rows('query')) newest.set(stored.row.id, stored)
  return [...newest.values()].filter(
    ({ row, by }) =>
      row.state === 'kept' &&
      (kind === undefined || row.kind === kind) &&
      (row.shared || by === actor.account),
  )
}

export async function findOwnQuery(
  desk: Desk,
  { actor }: Call,
  id: string,
): Promise<Stored<QueryRow>> {
  const queries = await queriesFor(desk, actor)
  const found = queries.find(({ row }) => row.id === id)
  if (!found) throw new Refusal('not-found', 'id')
  if (found.by !== actor.account) throw new Refusal('not-allowed', 'id')
  return found
}
