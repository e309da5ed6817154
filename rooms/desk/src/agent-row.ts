// Rows about agents as the reckoning wants them: the newest judgement on each pair (F50), and what
// holds of two of one name.
import { type Agent, type AgentRelation, isAnonymous, newestRelations } from '@tumen/claim'
import type { AgentRow } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { dayOf } from './day.ts'

/** The newest row of each unordered pair, with its day and its reviewer. */
export function newestPairs(rows: Stored<AgentRelation>[]): AgentRow[] {
  const dated = rows.map(({ row, recorded, by }) => ({ ...row, on: dayOf(recorded), by }))
  return newestRelations(dated).map(({ a, b, relation, on, by }) => ({ a, b, relation, on, by }))
}

/**
 * Agents of one name may be one (`possible`), so that origins count them once at least: one paper
 * is two agents where one hand may not see what another recorded. Of two that are anonymous this
 * holds without a row.
 */
export function namesakeRows(agents: readonly Agent[]): AgentRow[] {
  const byName = new Map<string, Map<string, Agent>>()
  for (const agent of agents)
    for (const name of Object.values(agent.name ?? {})) {
      const key = name.normalize('NFKC').trim().toLowerCase()
      byName.set(key, (byName.get(key) ?? new Map()).set(agent.id, agent))
    }
  return [...byName.values()].flatMap((named) => pairsOf([...named.values()]))
}

function pairsOf(agents: readonly Agent[]): AgentRow[] {
  return agents.flatMap((a, n) =>
    agents
      .slice(n + 1)
      .filter((b) => !isAnonymous(a.anonymity) || !isAnonymous(b.anonymity))
      .map((b): AgentRow => ({ a: a.id, b: b.id, relation: 'possible' })),
  )
}
