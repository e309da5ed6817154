// Which pairs a rule finds, as the sources and the condition of a join: equality first, since that
// is what an engine joins by; what needs levels of values comes after these are known.
// Source: the reference on linkage, 3 and 4.2.
import { type Condition, conditionsWithin, conjuncts } from '../model/condition.ts'
import { keyPartOf, type PairRule } from '../model/model.ts'
import type { ColumnPlan, LinkagePlan } from './column-plan.ts'
import { conditionSql, equalFields, field } from './condition-sql.ts'

/** A rule taken apart. */
export interface RulePlan {
  /** The table or view that stands on both sides. */
  readonly table: string
  /** Pairs of fields that must be equal, of the left and of the right record. */
  readonly equal: readonly (readonly [string, string])[]
  /** What else must hold, where the engine can say it at once. */
  readonly rest: readonly Condition[]
  /** What can be said when levels of values are known. */
  readonly late: readonly Condition[]
  /** Whether a pair can be found more than once: by several keys of a name. */
  readonly repeats: boolean
}

const LEVEL_WITH_A_KEY = 4

/** The name of the view of mentions with the keys of their names. */
export function keyedView(keys: string, { dialect }: LinkagePlan): string {
  return dialect.quote(`keyed_${keys}`)
}

/** The view of mentions with the keys of their names in a column. */
export function keyedViewSql({ name, keys = '' }: ColumnPlan, plan: LinkagePlan): string {
  const { quote, view } = plan.dialect
  return `create ${view} ${keyedView(keys, plan)} as
    select m.*, k.surname, k.given, k.syllable_1, k.syllable_2 from mention m join
    ${quote(`key_${keys}`)} k on k.name_id = m.${field('i', name, plan)}`
}

/** Takes a rule apart. A level that implies a common key joins by it where nothing else joins. */
export function planRule(rule: PairRule, plan: LinkagePlan): RulePlan {
  const parts = conjuncts(rule.and)
  const joins = parts.flatMap((part) => joinOf(part, plan) ?? [])
  const others = parts.filter((part) => joinOf(part, plan) === undefined)
  const on = joins.length === 0 && rule.on.length === 0 ? impliedKeys(others, plan) : rule.on
  const keys = on.flatMap((column) => keyPartOf(column)?.keys ?? [])
  const isLate = (part: Condition) => needsLevels(part, plan)
  return {
    table: keys[0] === undefined ? 'mention' : keyedView(keys[0], plan),
    equal: [...on.flatMap((column) => joinFields(column, plan)), ...joins],
    rest: others.filter((part) => !isLate(part)),
    late: others.filter(isLate),
    repeats: keys.length > 0,
  }
}

function joinFields(column: string, plan: LinkagePlan): (readonly [string, string])[] {
  const part = keyPartOf(column)?.part
  const fields = part === undefined ? equalFields(column, plan) : [part]
  return fields.map((name) => [name, name] as const)
}

/** The fields that a condition makes equal, or nothing where it is no equality. */
function joinOf(part: Condition, plan: LinkagePlan): (readonly [string, string])[] | undefined {
  if (part.kind === 'equal') return joinFields(part.column, plan)
  if (part.kind !== 'reversed') return undefined
  const [a, b] = part.columns.map((name) => field('v', name, plan)) as [string, string]
  return [
    [a, b],
    [b, a],
  ]
}

function impliedKeys(parts: readonly Condition[], { columns }: LinkagePlan): string[] {
  const found = parts.flatMap((part) => {
    if (part.kind !== 'value_level' || part.level < LEVEL_WITH_A_KEY) return []
    return columns.get(part.column)?.keys ?? []
  })
  return found[0] === undefined ? [] : [`${found[0]}.surname`, `${found[0]}.given`]
}

/** Whether a condition asks for something that is compared outside the database. */
export function needsLevels(condition: Condition, { columns }: LinkagePlan): boolean {
  return conditionsWithin(condition).some(
    (one) =>
      one.kind === 'value_level' ||
      (one.kind === 'text' && (columns.get(one.column)?.tests.length ?? 0) > 0),
  )
}

/** Which pairs are in scope: between lists only, or all. */
export function scopeSql({ model }: LinkagePlan): string[] {
  return model.link === 'link' ? ['l.list <> r.list'] : []
}

/** `table l join table r on …`: the pairs of a rule that need no levels; left before right. */
export function rulePairs(
  rule: RulePlan,
  plan: LinkagePlan,
  further: readonly string[] = [],
): string {
  const equal = rule.equal.map(([left, right]) => `l.${left} = r.${right}`)
  const rest = rule.rest.map((part) => `(${conditionSql(part, plan)})`)
  const on = [...equal, 'l.rid < r.rid', ...scopeSql(plan), ...rest, ...further]
  return `${rule.table} l join ${rule.table} r on ${on.join(' and ')}`
}

/** How many records and pairs each block of a rule has, as `records` and `pairs`, with its keys. */
export function blockSizesSql(rule: RulePlan, plan: LinkagePlan): string {
  const isLink = plan.model.link === 'link'
  if (rule.equal.length === 0) return scopeSizeSql(isLink)
  const keys = rule.equal.map(([left], n) => `${left} as k${n}`).join(', ')
  const names = rule.equal.map((_, n) => `k${n}`).join(', ')
  const known = rule.equal.map(([left]) => `${left} is not null`).join(' and ')
  // Between lists, a block is counted list by list first.
  const list = isLink ? ', list' : ''
  const counted = `select ${keys}${list}, cast(count(*) as ${plan.dialect.types.double}) as n
    from ${rule.table} where ${known} group by ${names}${list}`
  if (!isLink) {
    return `select ${names}, n as records, n * (n - 1) / 2 as pairs from (${counted}) s`
  }
  return `select ${names}, sum(n) as records, ${pairsOf(isLink)} as pairs from (${counted}) s
    group by ${names}`
}

/** From counts n by list: pairs between lists, or all pairs. */
function pairsOf(isLink: boolean): string {
  return isLink ? '(sum(n) * sum(n) - sum(n * n)) / 2' : '(sum(n) * sum(n) - sum(n)) / 2'
}

/** Records and pairs in scope of all. */
export function scopeSizeSql(isLink: boolean): string {
  return `select sum(n) as records, ${pairsOf(isLink)} as pairs from (select list,
    count(*) + 0.0e0 as n from mention group by list) s`
}
