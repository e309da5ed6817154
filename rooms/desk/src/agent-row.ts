// Rows about agents as the reckoning wants them: the newest judgement on each pair, and the
// grade whose topic is narrowest (figures.md, F50 and F83).
import { type AgentRelation, type Grade, type GradeRow, newestRelations } from '@tumen/claim'
import type { AgentRow, Question } from '@tumen/figure'
import type { Stored } from '@tumen/ledger'
import { dayOf } from './day.ts'

/** The newest row of each unordered pair, with its day and its reviewer. */
export function newestPairs(rows: Stored<AgentRelation>[]): AgentRow[] {
  const dated = rows.map(({ row, recorded, by }) => ({ ...row, on: dayOf(recorded), by }))
  return newestRelations(dated).map(({ a, b, relation, on, by }) => ({ a, b, relation, on, by }))
}

/**
 * The grade of an origin for a question: of the rows whose topic contains the question the
 * narrowest (place before act before period), and of these the newest.
 */
export function gradeAt(
  rows: Stored<GradeRow>[],
  agent: string,
  question: Question,
  isWithin: (inner: string, outer: string) => boolean,
): Grade | undefined {
  let best: { grade: Grade; width: number } | undefined
  for (const { row } of rows) {
    const width = row.agent === agent ? narrownessOf(row, question, isWithin) : undefined
    if (width !== undefined && (!best || width >= best.width)) best = { grade: row.grade, width }
  }
  return best?.grade
}

/** How narrow a grade's topic is, or nothing when it does not contain the question. */
function narrownessOf(
  row: GradeRow,
  question: Question,
  isWithin: (inner: string, outer: string) => boolean,
): number | undefined {
  const { act, place, period } = row.topic ?? {}
  const from = question.at ?? question.from
  const to = question.at ?? question.to
  if (act !== undefined && act !== question.act) return undefined
  if (place !== undefined && !(question.place && isWithin(question.place, place))) return undefined
  if (period && !(from && to && period.earliest <= from && to <= period.latest)) return undefined
  return (place ? 4 : 0) + (act ? 2 : 0) + (period ? 1 : 0)
}
