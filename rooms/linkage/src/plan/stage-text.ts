// All statements of a model as text, for people who read them and for engines that run elsewhere.
// They hold names of columns, limits and weights, and nothing of any list.
// Source: the reference on linkage, sections 2, 4.2 and 13.
import type { LinkageModel } from '../model.ts'
import { comparedOutside, planColumns } from './column-plan.ts'
import { conditionSql } from './condition-sql.ts'
import type { Dialect } from './dialect.ts'
import { blockSizesSql, planRule, rulePairs } from './rule-sql.ts'
import { scoredSql } from './score-sql.ts'
import {
  candidatesSql,
  levelJoins,
  newValuesSql,
  pairsIn,
  patternTableSql,
  type RuleSource,
} from './stage-sql.ts'

/** What the text is made for. */
export interface StageTextInput {
  /** With m and u at every level. */
  readonly model: LinkageModel
  readonly dialect: Dialect
  /** Whether the columns of texts are ASCII. */
  readonly isAscii: boolean
  readonly floor: number
}

/** The statements of a linkage in their order, each by the name of its stage. */
export function stageTexts(input: StageTextInput): readonly (readonly [string, string])[] {
  const plan = planColumns({ ...input, isAscii: () => input.isAscii })
  const { blocking } = input.model
  const rules = blocking.map((rule) => planRule(rule, plan))
  const sources = rules.map((rule, n): RuleSource => {
    const isTable = rule.repeats || rule.late.length > 0
    return isTable ? { table: `rule_pairs_${n}` } : { join: rulePairs(rule, plan) }
  })
  const tables = rules.flatMap((rule, n) => {
    if (!('table' in (sources[n] as RuleSource))) return []
    const late = rule.late.map((part) => `(${conditionSql(part, plan)})`)
    const where = late.length > 0 ? `${levelJoins(plan)} where ${late.join(' and ')}` : ''
    const pairs = `${rulePairs(rule, plan)}${where}`
    const found = `select l.rid as a, r.rid as b from ${pairs} group by 1, 2`
    return [[`block ${n}`, `create table rule_pairs_${n} as ${found}`] as const]
  })
  const values = comparedOutside(plan).map(
    (column) =>
      [`values ${column.name}`, newValuesSql(pairsIn('candidate'), column, plan)] as const,
  )
  return [
    ...rules.map((rule, n) => [`size ${n}`, blockSizesSql(rule, plan)] as const),
    ...tables,
    ['block', `create table candidate as ${candidatesSql(sources)}`],
    ...values,
    ['pattern', patternTableSql('candidate', plan)],
    ['count', 'select p, count(*) as n from pattern group by p'],
    ['score', scoredSql(plan, input.floor)],
  ]
}

/** The statements as one file: a comment with the stage above each, lines broken before words. */
export function stageFile(input: StageTextInput): string {
  return stageTexts(input)
    .map(([stage, sql]) => `-- ${stage}\n${broken(sql)};\n`)
    .join('\n')
}

const BREAK = / (?=(?:from|join|left join|where|group by|union all|select|when|else|end|except)\b)/g

function broken(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(BREAK, '\n  ')
}
