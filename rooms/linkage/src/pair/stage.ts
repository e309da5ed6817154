// The steps that training and linking share: pairs of rules, levels of pairs of values, and counts
// of patterns. Source: the reference on linkage, section 4.2.

import { type Engine, makeTable, readNumbers } from '../engine/engine.ts'
import { compareValues } from '../list/dictionary.ts'
import type { Comparator } from '../model/comparator.ts'
import { columnsOf } from '../model/condition.ts'
import type { Comparison, PairRule } from '../model/model.ts'
import { comparedOutside, type LinkagePlan } from '../plan/column-plan.ts'
import { conditionSql } from '../plan/condition-sql.ts'
import { planRule, rulePairs } from '../plan/rule-sql.ts'
import {
  levelJoins,
  newValuesSql,
  type PairSource,
  pairsIn,
  patternCountsSql,
  type RuleSource,
} from '../plan/stage-sql.ts'
import type { TellProgress } from '../progress.ts'

/** What every step of a run works with. */
export interface Run {
  readonly engine: Engine
  readonly plan: LinkagePlan
  readonly comparators: ReadonlyMap<string, Comparator>
  readonly tell: TellProgress
}

/** Patterns with how many pairs have each. */
export interface PatternCounts {
  readonly patterns: Int32Array
  readonly counts: Float64Array
}

/** Compares what pairs of values of a source were not compared yet; of some columns only. */
export async function ensureLevels(
  run: Run,
  source: PairSource,
  columns?: readonly string[],
): Promise<void> {
  for (const column of comparedOutside(run.plan, columns)) {
    const comparator = run.comparators.get(column.name)
    if (!comparator) continue
    const sql = newValuesSql(source, column, run.plan)
    await compareValues(run.engine, { column: column.name, comparator, sql }, (done, total) =>
      run.tell({ stage: 'values', done, total }),
    )
  }
}

/** The patterns of the pairs of each source over some comparisons; all are counted at once. */
export async function countPatterns(
  run: Run,
  sources: readonly PairSource[],
  comparisons: readonly Comparison[],
): Promise<PatternCounts[]> {
  const counted = sources.map((source, part) => {
    const sql = patternCountsSql(source, comparisons, run.plan)
    return `select ${part} as part, p, n from (${sql}) s`
  })
  const rows = await readNumbers(run.engine, counted.join(' union all '))
  return sources.map((_, part) =>
    countsOf(rows.flatMap(([own, p = 0, n = 0]) => (own === part ? [[p, n] as const] : []))),
  )
}

/** The patterns of the candidates. */
export async function readPatterns(engine: Engine): Promise<PatternCounts> {
  const rows = await readNumbers(engine, 'select p, count(*) as n from pattern group by p')
  return countsOf(rows.map(([p = 0, n = 0]) => [p, n]))
}

/** Counts in the order of patterns, so that sums over them are the same on every engine. */
function countsOf(rows: readonly (readonly [number, number])[]): PatternCounts {
  const sorted = rows.toSorted(([p], [q]) => p - q)
  return {
    patterns: Int32Array.from(sorted, ([p]) => p),
    counts: Float64Array.from(sorted, ([, n]) => n),
  }
}

let tables = 0

/**
 * Where the pairs of a rule are: a join that the engine makes when asked, or a table where levels
 * of values decide or a pair could be found twice. `further` narrows the pairs down.
 */
export async function ruleSource(
  run: Run,
  rule: PairRule,
  further: readonly string[] = [],
): Promise<RuleSource> {
  const planned = planRule(rule, run.plan)
  const join = rulePairs(planned, run.plan, further)
  if (!planned.repeats && planned.late.length === 0) return { join }
  const table = `rule_pairs_${tables++}`
  const found = `select l.rid as a, r.rid as b from ${join} group by 1, 2`
  await makeTable(run.engine, table, found)
  if (planned.late.length === 0) return { table }
  const source = pairsIn(table)
  await ensureLevels(run, source, planned.late.flatMap(columnsOf))
  const late = planned.late.map((part) => `(${conditionSql(part, run.plan)})`).join(' and ')
  const kept = `${table}_kept`
  const pairs = `select c.a, c.b from ${source}${levelJoins(run.plan)} where ${late}`
  await makeTable(run.engine, kept, pairs)
  await run.engine.run(`drop table ${table}`)
  return { table: kept }
}

/** The pairs of a rule as left and right records. */
export function recordsOf(source: RuleSource): PairSource {
  return 'join' in source ? source.join : pairsIn(source.table)
}

/** Forgets the table of a rule's pairs, where there is one. */
export async function dropSource(run: Run, source: RuleSource): Promise<void> {
  if ('table' in source) await run.engine.run(`drop table ${source.table}`)
}
