// query.save, query.drop, query.list: questions and searches that somebody asks again. What is
// not saved is kept nowhere. A private one is, for everybody else, not there.
import { QUERY_KINDS, type QueryKind, type QueryRow } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Actor, type Call, type Desk, operation } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { refuseUnfitQuery } from './check.ts'

const savedIdSchema = z.object({ id: z.string() })

export const saveQuery = operation({
  name: 'query.save',
  summary: 'Saves a question or a search under a name, for yourself or for all.',
  input: z.strictObject({
    id: referenceSchema.optional().describe('a saved one of your own that this replaces'),
    kind: z.enum(QUERY_KINDS).describe('a question about a figure, or a search'),
    name: z.string().min(1).max(200).describe('what you call it'),
    query: z
      .record(z.string().min(1).max(30), z.string().max(1000))
      .describe('fields of figure.ask or search, e.g. {"act": "detention", "place": "Liaoning"}'),
    shared: z.boolean().default(false).describe('others see it too'),
  }),
  output: savedIdSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { kind, name, shared } = input
    const query = refuseUnfitQuery(kind, input.query)
    const id = input.id ?? desk.newId('qu')
    const change = { operation: 'query.save', subject: id, input }
    return makeChange(desk, call, change, async (write) => {
      if (input.id !== undefined) await findOwnQuery(desk, call, id)
      await write.append('query', { id, kind, name, query, shared, state: 'kept' })
      return { id }
    })
  },
})

export const dropQuery = operation({
  name: 'query.drop',
  summary: 'Takes a saved question or search of your own off the list.',
  input: z.strictObject({ id: referenceSchema.describe('id of the saved query') }),
  output: savedIdSchema,
  changes: true,
  long: false,
  async run(desk, { id }, call) {
    const change = { operation: 'query.drop', subject: id, input: { id } }
    return makeChange(desk, call, change, async (write) => {
      const { row } = await findOwnQuery(desk, call, id)
      await write.append('query', { ...row, state: 'dropped' })
      return { id }
    })
  },
})

/** A saved query as it may leave. */
export const querySchema = z.object({
  id: z.string(),
  kind: z.enum(QUERY_KINDS),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  shared: z.boolean(),
  recorded: z.string(),
  by: z.string(),
  leaf: z.int(),
})

export const listQueries = operation({
  name: 'query.list',
  summary: 'Lists the saved questions and searches: your own, and those that are shared.',
  input: z.strictObject({
    kind: z.enum(QUERY_KINDS).optional().describe('only questions, or only searches'),
  }),
  output: z.object({ queries: z.array(querySchema) }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const queries = await queriesFor(desk, call.actor, input.kind)
    return { queries: queries.map(answerOf) }
  },
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

async function findOwnQuery(desk: Desk, { actor }: Call, id: string): Promise<Stored<QueryRow>> {
  const queries = await queriesFor(desk, actor)
  const found = queries.find(({ row }) => row.id === id)
  if (!found) throw new Refusal('not-found', 'id')
  if (found.by !== actor.account) throw new Refusal('not-allowed', 'id')
  return found
}
