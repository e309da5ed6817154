// Agents as one person may see them: an agent who exists only in a document that is not theirs to
// read is not there, and neither is a judgement or a grade about it.

import { type Agent, type AgentRelation, type GradeRow, given } from '@tumen/claim'
import { EVER, type Stored } from '@tumen/ledger'
import { standingRelations } from '../claim/copied-speaker.ts'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { answerOf, mayReadClaim, objectOf } from '../record/row-answer.ts'

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
  const seen = agents.filter(({ row }) => !hidden.has(row.scope ?? ''))
  return withoutBroughtAlong(desk, actor, seen)
}

/** Those of the agents, found by a name, that `actor` may know of. */
export async function visibleOf(desk: Desk, actor: Actor, agents: Agent[]): Promise<Agent[]> {
  if (agents.length === 0) return agents
  const stored = await desk.ledger.read.agents(agents.map(({ id }) => id))
  return (await visibleAgents(desk, actor, stored)).map(({ row }) => row)
}

/**
 * Without the publishers that came with a document which is not theirs to read, and that nothing
 * names which is. Who was recorded apart from it stays: that they go would tell of the document.
 */
async function withoutBroughtAlong(
  desk: Desk,
  actor: Actor,
  agents: Stored<Agent>[],
): Promise<Stored<Agent>[]> {
  if (canRead(actor, { sensitivity: 'restricted' })) return agents
  const destroyed = await cameWithDestroyed(desk, actor, agents)
  const seen: Stored<Agent>[] = []
  for (const agent of agents) {
    const isBrought = destroyed.has(agent.leaf) || (await cameWithClosed(desk, actor, agent))
    if (!isBrought || (await isNamedOpenly(desk, actor, agent.row.id))) seen.push(agent)
  }
  return seen
}

/** Changes of these agents that added a document which is destroyed and was closed to `actor`. */
async function cameWithDestroyed(
  { ledger }: Desk,
  actor: Actor,
  agents: Stored<Agent>[],
): Promise<Set<number>> {
  const closed = (await ledger.read.rows('tombstone')).filter(
    ({ row }) => !canRead(actor, { sensitivity: row.sensitivity, by: row.author }),
  )
  const taken = new Set(closed.map(({ row }) => row.taken))
  const leaves = agents.filter(({ recorded }) => taken.has(recorded)).map(({ leaf }) => leaf)
  if (leaves.length === 0) return new Set()
  // Changes of one instant are told apart by what they were.
  const changes = await ledger.read.changesAt(leaves)
  return new Set(changes.flatMap((one) => (one.operation === 'document.add' ? [one.leaf] : [])))
}

/** Whether the document that was added in the same change is closed to `actor`. */
async function cameWithClosed(
  desk: Desk,
  actor: Actor,
  { row: { id, scope }, leaf }: Stored<Agent>,
): Promise<boolean> {
  if (scope !== undefined) return false
  const [first] = await desk.ledger.read.documents({ publisher: id, limit: 1 })
  return first?.leaf === leaf && !canRead(actor, objectOf(first))
}

const PAGE = 200

/** Whether a document or a claim that `actor` may read names the agent. */
async function isNamedOpenly({ ledger }: Desk, actor: Actor, id: string): Promise<boolean> {
  const { read } = ledger
  for (let after: string | undefined; ; ) {
    const page = { limit: PAGE, ...given({ after }) }
    const documents = await read.documents({ publisher: id, ...page })
    if (documents.some((document) => canRead(actor, objectOf(document)))) return true
    if (documents.length < PAGE) break
    after = documents.at(-1)?.row.id
  }
  for (let after: string | undefined; ; ) {
    const page = { limit: PAGE, ...given({ after }) }
    const claims = await read.claims({ agent: id, ...page })
    if (claims.some(mayReadClaim(actor))) return true
    if (claims.length < PAGE) return false
    after = claims.at(-1)?.claim.row.id
  }
}

/** Ids of records that were destroyed and that `actor` could not have read. */
async function closedTombstones(desk: Desk, actor: Actor, ids: string[]): Promise<string[]> {
  const tombstones = await desk.ledger.read.tombstonesOf(ids)
  return tombstones.flatMap(({ row: { id, sensitivity, author: by } }) =>
    canRead(actor, { sensitivity, by }) ? [] : [id],
  )
}

/** The judgements and grades about these agents that `actor` may know of. */
export async function judgementsAbout(desk: Desk, actor: Actor, agents: Stored<Agent>[]) {
  const { read } = desk.ledger
  const ids = new Set(agents.map(({ row }) => row.id))
  const isAbout = ({ row: { a, b } }: Stored<AgentRelation>) => ids.has(a) || ids.has(b)
  const relations = (await standingRelations(desk)).filter(isAbout)
  const others = relations.flatMap(({ row: { a, b } }) => [a, b]).filter((id) => !ids.has(id))
  const found = others.length > 0 ? await read.agents([...new Set(others)]) : []
  const known = new Set([...ids, ...(await visibleAgents(desk, actor, found)).map(idOf)])
  const grades: Stored<GradeRow>[] = await read.rows('grade')
  return {
    relations: relations
      .filter(({ row: { a, b } }) => known.has(a) && known.has(b))
      .map(judgementAnswer),
    grades: grades.filter(({ row }) => ids.has(row.agent)).map(answerOf),
  }
}

/** A judgement as it may leave: the documents of a copy may not be the asker's to know of. */
function judgementAnswer(stored: Stored<AgentRelation>) {
  const { copyOf, ...rest } = answerOf(stored)
  return copyOf === undefined ? rest : { ...rest, copied: true as const }
}

/** The agent as it may leave: that there is a sealed identity, never which. */
export function agentAnswer(stored: Stored<Agent>) {
  const { sealed, ...rest } = answerOf(stored)
  return { ...rest, ...(sealed === undefined ? {} : { sealed: '[sealed]' as const }) }
}

function idOf({ row }: Stored<Agent>): string {
  return row.id
}
