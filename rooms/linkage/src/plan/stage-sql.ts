// The stages of a linkage as the text of queries: find pairs, say their pattern, weigh them.
// A model and a dialect give the same text every time. Source: the reference on linkage, 4.2.
import { type Condition, DISTANCES } from '../model/condition.ts'
import { type Comparison, comparisonColumns, levelCount } from '../model/model.ts'
import { type ColumnPlan, comparedOutside, type LinkagePlan } from './column-plan.ts'
import { conditionSql, field, levelAlias } from './condition-sql.ts'

/** Sources of pairs: text after `from`, with a left record `l` and a right record `r`. */
export type PairSource = string

/** Pairs that stand in a table with columns a and b. */
export function pairsIn(table: string, records = 'mention'): PairSource {
  return `${table} c join ${records} l on l.rid = c.a join ${records} r on r.rid = c.b`
}

/** The number by which the level of each comparison counts in a pattern. */
export function multipliers(comparisons: readonly Comparison[]): number[] {
  let next = 1
  return comparisons.map((comparison) => {
    const own = next
    next *= levelCount(comparison) + 1
    return own
  })
}

/** The levels that a pattern packs, one a comparison; -1 is null. */
export function levelsOf(pattern: number, comparisons: readonly Comparison[]): number[] {
  return multipliers(comparisons).map(
    (own, k) => (Math.floor(pattern / own) % (levelCount(comparisons[k] as Comparison) + 1)) - 1,
  )
}

/** One more than the level of a comparison: 0 is null, the first condition that is true decides. */
function levelSql(comparison: Comparison, plan: LinkagePlan): string {
  const top = levelCount(comparison)
  const cases = comparison.levels.slice(0, -1).map(({ when }, position) => ({
    when,
    level: position === 0 ? 0 : top - position + 1,
  }))
  return `case ${gradedCases(cases, plan).join(' ')} else 1 end`
}

interface Case {
  readonly when: Condition
  readonly level: number
}

/**
 * The cases in their order. Of tests of one measure that get weaker and weaker, the weakest is
 * asked first: strangers fail it, and the measure is then taken once and not for each test.
 */
function gradedCases(cases: readonly Case[], plan: LinkagePlan): string[] {
  const texts: string[] = []
  for (let at = 0; at < cases.length; ) {
    let end = at + 1
    while (end < cases.length && isWeaker(cases[end - 1], cases[end], plan)) end++
    const graded = cases.slice(at, end)
    const whens = graded.map(({ when, level }) => `when ${conditionSql(when, plan)} then ${level}`)
    const { when, level } = graded.at(-1) as Case
    const nested = `case ${whens.slice(0, -1).join(' ')} else ${level} end`
    texts.push(
      graded.length === 1
        ? (whens[0] as string)
        : `when ${conditionSql(when, plan)} then ${nested}`,
    )
    at = end
  }
  return texts
}

/** Whether one test asks less than the one before it of the same measure, taken by the engine. */
function isWeaker(before: Case | undefined, after: Case | undefined, plan: LinkagePlan): boolean {
  const [one, other] = [before?.when, after?.when]
  if (one?.kind !== 'text' || other?.kind !== 'text' || one.column !== other.column) return false
  if (one.test.measure !== other.test.measure) return false
  if (plan.columns.get(one.column)?.comparesAscii !== true) return false
  const isDistance = (DISTANCES as readonly string[]).includes(one.test.measure)
  return isDistance ? one.test.limit < other.test.limit : one.test.limit > other.test.limit
}

/** The pattern of a pair, over some comparisons. */
export function patternSql(comparisons: readonly Comparison[], plan: LinkagePlan): string {
  const factors = multipliers(comparisons)
  return comparisons
    .map((comparison, k) => {
      const level = levelSql(comparison, plan)
      return k === 0 ? `(${level})` : `${factors[k]} * (${level})`
    })
    .join(' + ')
}

/** The joins that bring levels of pairs of values to pairs of records; of some columns only. */
export function levelJoins(plan: LinkagePlan, columns?: readonly string[]): string {
  return comparedOutside(plan, columns)
    .map(({ name }) => {
      const [alias, number] = [levelAlias(name, plan), field('i', name, plan)]
      const table = plan.dialect.quote(`value_level_${name}`)
      return ` left join ${table} ${alias} on ${alias}.x = least(l.${number}, r.${number}) and
        ${alias}.y = greatest(l.${number}, r.${number})`
    })
    .join('')
}

/** Every pattern of some pairs with how many pairs have it. */
export function patternCountsSql(
  source: PairSource,
  comparisons: readonly Comparison[],
  plan: LinkagePlan,
): string {
  const pattern = patternSql(comparisons, plan)
  const joins = levelJoins(plan, comparisons.flatMap(comparisonColumns))
  return `select p, count(*) as n from (select ${pattern} as p from ${source}${joins}) s group by p`
}

/** The pairs of different values of a column among some pairs that were not compared yet. */
export function newValuesSql(source: PairSource, column: ColumnPlan, plan: LinkagePlan): string {
  const number = field('i', column.name, plan)
  const ascii = field('a', column.name, plan)
  const table = plan.dialect.quote(`value_level_${column.name}`)
  const needed = column.comparesAscii ? ` and (l.${ascii} is null or r.${ascii} is null)` : ''
  return `select least(l.${number}, r.${number}) as x, greatest(l.${number}, r.${number}) as y
    from ${source} where l.${number} <> r.${number}${needed} group by 1, 2 except select x, y from
    ${table}`
}

/** Where the pairs of a rule are: in a join of records, or in a table of a and b. */
export type RuleSource = { readonly join: PairSource } | { readonly table: string }

/** What the rules found, each pair once with the bits of its rules. */
export function candidatesSql(sources: readonly RuleSource[]): string {
  const each = sources.map((source, rule) => {
    const bit = `${2 ** rule} as rule_bit`
    return 'table' in source
      ? `select a, b, ${bit} from ${source.table}`
      : `select l.rid as a, r.rid as b, ${bit} from ${source.join}`
  })
  return `select a, b, bit_or(rule_bit) as rules from (${each.join(' union all ')}) s group by a, b`
}

/** How many pairs rules find together. */
export function pairCountSql(sources: readonly RuleSource[]): string {
  return `select count(*) as n from (${candidatesSql(sources)}) c`
}

/** The pattern of every candidate; `candidates` is a table or a query in brackets. */
export function patternsSql(candidates: string, plan: LinkagePlan): string {
  const pattern = patternSql(plan.model.comparisons, plan)
  const pairs = `${pairsIn(candidates)}${levelJoins(plan)}`
  return `select c.a, c.b, c.rules, ${pattern} as p from ${pairs}`
}
