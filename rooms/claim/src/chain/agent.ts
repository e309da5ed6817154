// Agents and what is known about pairs of them: who counts as anonymous, what holds without a
// row, and rows that cannot all be true. No agent is ever matched by software.
// Source: claims.md section 5.
import type { Finding } from '../finding.ts'
import type { Agent, AgentRelation } from '../row/agent.ts'
import type { Anonymity } from '../vocabulary/vocabulary.ts'

const ANONYMOUS: ReadonlySet<Anonymity> = new Set([
  'pseudonym',
  'anonymous_on_request',
  'unnamed',
  'collective',
])

/**
 * Whether an agent of this anonymity is anonymous: a reader cannot say who it is. A role
 * ("the ministry's spokesman") and an outlet's own voice point at somebody named.
 */
export function isAnonymous(anonymity: Anonymity): boolean {
  return ANONYMOUS.has(anonymity)
}

/** Whether an agent id stands for a ring of outlets that cite each other. */
export function isCircle(agent: string): boolean {
  return agent.startsWith('circle:')
}

/** What holds for two agents without a row: `possible`, or `different` if one is named. */
export function defaultRelation(
  a: Pick<Agent, 'id' | 'anonymity'>,
  b: Pick<Agent, 'id' | 'anonymity'>,
): 'possible' | 'different' {
  if (isCircle(a.id) || isCircle(b.id)) return 'possible'
  return isAnonymous(a.anonymity) && isAnonymous(b.anonymity) ? 'possible' : 'different'
}

/** What an anonymous agent lacks: it must be scoped to the one document that it speaks in. */
export function checkAgentScope(agent: Pick<Agent, 'id' | 'anonymity' | 'scope'>): Finding[] {
  if (!isAnonymous(agent.anonymity) || agent.scope !== undefined) return []
  return [{ code: 'anonymous_without_scope', field: 'scope', ids: [agent.id] }]
}

/** The key of an unordered pair. */
function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a])
}

/** The newest row of each unordered pair. `rows` come oldest first. */
export function newestRelations<R extends AgentRelation>(rows: readonly R[]): R[] {
  const newest = new Map<string, R>()
  for (const row of rows) {
    const key = pairKey(row.a, row.b)
    // Deleted first, so that the order of the answer is the order of recording.
    newest.delete(key)
    newest.set(key, row)
  }
  return [...newest.values()]
}

/** For each agent of a `same` row, one agent that stands for all that are the same. */
export function sameAgents(rows: readonly AgentRelation[]): ReadonlyMap<string, string> {
  const above = new Map<string, string>()
  const top = (agent: string): string => {
    let at = agent
    for (let up = above.get(at); up !== undefined && up !== at; up = above.get(at)) at = up
    return at
  }
  const same = newestRelations(rows).filter((row) => row.relation === 'same')
  for (const { a, b } of same) {
    const [one, other] = [top(a), top(b)].sort()
    if (one === undefined || other === undefined) continue
    above.set(one, one)
    above.set(other, one)
  }
  return new Map([...above.keys()].map((agent) => [agent, top(agent)]))
}

/**
 * `agent_relation_conflict` for each pair that is `different` although `same` rows, directly
 * or through others, make it one; `relation_to_self`. `rows` come oldest first. A figure then
 * uses `same`, because it gives the smaller count.
 */
export function checkAgentRelations(rows: readonly AgentRelation[]): Finding[] {
  const selves = rows.filter((row) => row.a === row.b)
  const classes = sameAgents(rows)
  const conflicts = newestRelations(rows).filter(
    ({ a, b, relation }) =>
      relation === 'different' && a !== b && classes.has(a) && classes.get(a) === classes.get(b),
  )
  return [
    ...selves.map(({ a }): Finding => ({ code: 'relation_to_self', field: 'b', ids: [a] })),
    ...conflicts.map(({ a, b }): Finding => ({ code: 'agent_relation_conflict', ids: [a, b] })),
  ]
}
