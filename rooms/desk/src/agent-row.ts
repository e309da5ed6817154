// Rows about agents as the reckoning wants them: the newest judgement on each pair (F50).
import { type AgentRelation, newestRelations } from '@tumen/claim'
import type { AgentRow } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { dayOf } from './day.ts'

/** The newest row of each unordered pair, with its day and its reviewer. */
export function newestPairs(rows: Stored<AgentRelation>[]): AgentRow[] {
  const dated = rows.map(({ row, recorded, by }) => ({ ...row, on: dayOf(recorded), by }))
  return newestRelations(dated).map(({ a, b, relation, on, by }) => ({ a, b, relation, on, by }))
}
