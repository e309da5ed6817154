// Rows about agents as the calculation needs them: the newest judgement on each pair (F50); which
// of the joined agents has no name, since a class is anonymous only if all its agents are; and the
// rule for two agents of one name.
import {
  type Agent,
  type AgentRelation,
  isAnonymous,
  isCircle,
  newestRelations,
} from '@tumen/claim'
import type { AgentRow } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { standingRelations } from '../claim/copied-speaker.ts'
import { dayOf } from '../day.ts'
import type { Desk } from '../operation.ts'

/** The newest row of each unordered pair, with its day and its reviewer. */
export function newestPairs(rows: Stored<AgentRelation>[]): AgentRow[] {
  const dated = rows.map(({ row, recorded, by }) => ({ ...row, on: dayOf(recorded), by }))
  return newestRelations(dated).map(({ a, b, relation, on, by }) => ({ a, b, relation, on, by }))
}

/** The agents that rows are about. */
export function endsOf(rows: readonly Stored<AgentRelation>[]): string[] {
  return rows.flatMap(({ row: { a, b } }) => [a, b])
}

/** What is known of agents as voices: the judgements, and who has no name. */
export interface JudgedAgents {
  agentRows: AgentRow[]
  anonymous: string[]
}

/** The judgements on those who are there, and who of the agents has no name. */
export function judgedAgents(
  agents: readonly Agent[],
  rows: Stored<AgentRelation>[],
): JudgedAgents {
  const known = new Set(agents.map(({ id }) => id))
  // Who was undone joins nobody.
  const isThere = (id: string): boolean => known.has(id) || isCircle(id)
  return {
    // What somebody judged comes last and prevails.
    agentRows: [
      ...namesakeRows(agents),
      ...newestPairs(rows).filter(({ a, b }) => isThere(a) && isThere(b)),
    ],
    anonymous: agents.filter(({ anonymity }) => isAnonymous(anonymity)).map(({ id }) => id),
  }
}

/** The same for some agents and all that they may be joined with, as known at an instant. */
export async function readJudged(
  desk: Desk,
  ids: readonly string[],
  knownAt?: string,
): Promise<JudgedAgents> {
  if (ids.length === 0) return { agentRows: [], anonymous: [] }
  const rows = await standingRelations(desk, knownAt)
  const agents = await desk.ledger.read.agents([...new Set([...ids, ...endsOf(rows)])], knownAt)
  return judgedAgents(
    agents.map(({ row }) => row),
    rows,
  )
}

/**
 * Agents of one name may be one (`possible`), so that origins count them once at least: one paper
 * is two agents where one hand may not see what another recorded. Of two that are anonymous this
 * holds without a row.
 */
function namesakeRows(agents: readonly Agent[]): AgentRow[] {
  const byName = new Map<string, Map<string, Agent>>()
  for (const agent of agents)
    for (const name of Object.values(agent.name ?? {})) {
      const key = name.normalize('NFKC').trim().toLowerCase()
      byName.set(key, (byName.get(key) ?? new Map()).set(agent.id, agent))
    }
  return [...byName.values()].flatMap((named) => pairsOf([...named.values()]))
}

function pairsOf(agents: readonly Agent[]): AgentRow[] {
  const named = agents.filter(({ anonymity }) => !isAnonymous(anonymity))
  const anonymous = agents.filter(({ anonymity }) => isAnonymous(anonymity))
  return named.flatMap(({ id: a }, n) =>
    [...named.slice(n + 1), ...anonymous].map(({ id: b }) => ({ a, b, relation: 'possible' })),
  )
}
