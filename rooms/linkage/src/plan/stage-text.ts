// All statements of a model as text, for people who read them and for engines that run elsewhere.
// They hold names of columns, limits and weights, and nothing of any list.
// Source: the reference on linkage, sections 2, 4.2 and 13.
import type { LinkageModel } from '../model/model.ts'
import { type ColumnPlan, comparedOutside, type LinkagePlan, planColumns } from './column-plan.ts'
import { conditionSql } from './condition-sql.ts'
import type { Dialect } from './dialect.ts'
import { literal } from './literal.ts'
import { blockSizesSql, keyedViewSql, planRule, type RulePlan, rulePairs } from './rule-sql.ts'
import { scoredSql } from './score-sql.ts'
import {
  candidatesSql,
  levelJoins,
  newValuesSql,
  pairsIn,
  patternsSql,
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

type Stage = readonly [string, string]

/** The statements of a linkage in their order, each by the name of its stage. */
export function stageTexts(input: StageTextInput): readonly Stage[] {
  const plan = planColumns({ ...input, isAscii: () => input.isAscii })
  const { blocking } = input.model
  const rules = blocking.map((rule) => planRule(rule, plan))
  const sources = rules.map((rule, n): RuleSource => {
    const isTable = rule.repeats || rule.late.length > 0
    return isTable ? { table: `rule_pairs_${n}` } : { join: rulePairs(rule, plan) }
  })
  const tables = rules.flatMap((rule, n) =>
    'table' in (sources[n] as RuleSource) ? [ruleTable(rule, n, plan)] : [],
  )
  const compared = comparedOutside(plan)
  const levels = compared.map(({ name }) => `value_level_${name}`)
  return [
    ...filesIn(plan, ['mention', ...keyTables(plan), ...levels]),
    ...keyedViews(plan),
    ...rules.map((rule, n): Stage => [`size ${n}`, blockSizesSql(rule, plan)]),
    ...tables,
    ['block', tableSql('candidate', candidatesSql(sources), plan)],
    ...compared.map((column) => valuesOf(column, plan)),
    ['pattern', tableSql('pattern', patternsSql('candidate', plan), plan)],
    ['count', 'select p, count(*) as n from pattern group by p'],
    ...filesIn(plan, ['pattern_weight']),
    ['score', tableSql('scored', scoredSql(plan, input.floor), plan)],
  ]
}

function tableSql(table: string, sql: string, { dialect }: LinkagePlan): string {
  return `create table ${table}${dialect.format} as ${sql}`
}

function ruleTable(rule: RulePlan, n: number, plan: LinkagePlan): Stage {
  const late = rule.late.map((part) => `(${conditionSql(part, plan)})`)
  const where = late.length > 0 ? `${levelJoins(plan)} where ${late.join(' and ')}` : ''
  const found = `select l.rid as a, r.rid as b from ${rulePairs(rule, plan)}${where} group by 1, 2`
  return [`block ${n}`, tableSql(`rule_pairs_${n}`, found, plan)]
}

/** What is to be compared: an answer here, a table to be fetched from an engine elsewhere. */
function valuesOf(column: ColumnPlan, plan: LinkagePlan): Stage {
  const sql = newValuesSql(pairsIn('candidate'), column, plan)
  const { quote, readsFiles } = plan.dialect
  const text = readsFiles ? tableSql(quote(`new_value_${column.name}`), sql, plan) : sql
  return [`values ${column.name}`, text]
}

/** Where an engine elsewhere finds its tables: each in a file of its own. */
function filesIn({ dialect }: LinkagePlan, tables: readonly string[]): Stage[] {
  if (!dialect.readsFiles) return []
  return tables.map((table): Stage => {
    const file = literal(`${table}.parquet`)
    const view = `create ${dialect.view} ${dialect.quote(table)}`
    return [`in ${table}`, `${view} using parquet options (path ${file})`]
  })
}

function keyTables({ columns }: LinkagePlan): string[] {
  return [...columns.values()].flatMap(({ keys }) => (keys === undefined ? [] : [`key_${keys}`]))
}

function keyedViews(plan: LinkagePlan): Stage[] {
  if (!plan.dialect.readsFiles) return []
  return [...plan.columns.values()].flatMap((column): Stage[] =>
    column.keys === undefined ? [] : [[`keys ${column.keys}`, keyedViewSql(column, plan)]],
  )
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
