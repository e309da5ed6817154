// Agents as one asker sees them: who exists only in a document that is not theirs to read is not
// there, and neither is a judgement or a grade about them.
import type { Agent, AgentRelation, GradeRow } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import { z } from 'zod'
import type { Actor, Desk } from './operation.ts'
import { canRead } from './policy.ts'
import { agentRelationSchema, gradeSchema } from './record-schema.ts'
import { answerOf, objectOf } from './row-answer.ts'

/** Those of the agents that `actor` may know of. */
export async function visibleAgents(
  desk: Desk,
  actor: Actor,
  agents: Stored<Agent>[],
): Promise<Stored<Agent>[]> {
  const { read } = desk.ledger
  const scopes = new Set(agents.flatMap(({ row }) => (row.scope === undefined ? [] : [row.scope])))
  // Also an undone document hides who speaks only in it, and one that was destroyed.
  const documents = scopes.size > 0 ? await read.documentsById([...scopes], EVER) : []
  const closed = documents.filter((document) => !canRead(actor, objectOf(document)))
  const hidden = new Set(closed.map(({ row }) => row.id))
  if (documents.length < scopes.size)
    for (const id of await closedTombstones(desk, actor, [...scopes])) hidden.add(id)
  return agents.filter(({ row }) => !hidden.has(row.scope ?? ''))
}

/** Ids of records that were destroyed and that `actor` could not have read. */
async function closedTombstones(desk: Desk, actor: Actor, ids: string[]): Promise<string[]> {
  const tombstones = await desk.ledger.read.tombstonesOf(ids)
  return tombstones.flatMap(({ row: { id, sensitivity, author: by } }) =>
    canRead(actor, { sensitivity, by }) ? [] : [id],
  )
}

/** What reviewers said of agents, as an answer holds it. */
export const judgementFields = {
  relations: z.array(agentRelationSchema),
  grades: z.array(gradeSchema),
}

/** The judgements and grades about these agents that `actor` may know of. */
export async function judgementsAbout(desk: Desk, actor: Actor, agents: Stored<Agent>[]) {
  const { read } = desk.ledger
  const ids = new Set(agents.map(({ row }) => row.id))
  const isAbout = ({ row: { a, b } }: Stored<AgentRelation>) => ids.has(a) || ids.has(b)
  const relations = (await read.rows('agent_relation')).filter(isAbout)
  const others = relations.flatMap(({ row: { a, b } }) => [a, b]).filter((id) => !ids.has(id))
  const found = others.length > 0 ? await read.agents([...new Set(others)]) : []
  const known = new Set([...ids, ...(await visibleAgents(desk, actor, found)).map(idOf)])
  const grades: Stored<GradeRow>[] = await read.rows('grade')
  return {
    relations: relations.filter(({ row: { a, b } }) => known.has(a) && known.has(b)).map(answerOf),
    grades: grades.filter(({ row }) => ids.has(row.agent)).map(answerOf),
  }
}

/** The agent as it may leave: that there is a sealed identity, never which. */
export function agentAnswer(stored: Stored<Agent>) {
  const { sealed, ...rest } = answerOf(stored)
  return { ...rest, ...(sealed === undefined ? {} : { sealed: '[sealed]' as const }) }
}

function idOf({ row }: Stored<Agent>): string {
  return row.id
}
