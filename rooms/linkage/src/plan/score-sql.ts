// The weight of every candidate as the text of a query: the bits of its pattern, which TypeScript
// calculated, and the terms of frequencies, which differ from pair to pair. Source: the reference
// on linkage, 4.2 and 7; names.md 12.

import { equalityOf } from '../model/check.ts'
import { type Comparison, levelCount, type TermFrequency } from '../model/model.ts'
import { softChance } from '../pair/weight.ts'
import type { LinkagePlan } from './column-plan.ts'
import { field } from './condition-sql.ts'
import { multipliers } from './stage-sql.ts'

/** Terms of one comparison: an expression over `p`, `l` and `r`, and whether it needs `r`. */
interface Term {
  readonly sql: string
  readonly needsRight: boolean
}

/** The rows of `scored`: pairs of at least `floor` bits. Patterns that cannot reach it are not kept
 * in `pattern_weight`, so they are never joined to their records. */
export function scoredSql(plan: LinkagePlan, floor: number): string {
  const terms = plan.model.comparisons.flatMap((comparison, k) => termOf(comparison, k, plan) ?? [])
  const right = terms.some(({ needsRight }) => needsRight)
  const left = terms.length > 0 ? ' join mention l on l.rid = p.a' : ''
  const records = `${left}${right ? ' join mention r on r.rid = p.b' : ''}`
  const sum = ['w.w', ...terms.map(({ sql }) => sql)].join(' + ')
  const weighed = `select p.a, p.b, p.p, p.rules, ${sum} as w from pattern p join pattern_weight w
    on w.p = p.p${records}`
  const { float } = plan.dialect.types
  return `select a, b, p, rules, cast(w as ${float}) as w
    from (${weighed}) s where w >= ${floor}`
}

/** What frequencies add at the levels of a comparison; nothing where no level has any. */
function termOf(comparison: Comparison, k: number, plan: LinkagePlan): Term | undefined {
  const own = multipliers(plan.model.comparisons)[k]
  const packed = k === 0 ? 'p.p' : `(${plan.dialect.quotient('p.p', String(own))})`
  const level = `${packed} % ${levelCount(comparison) + 1} - 1`
  const cases = [...valueCases(comparison, plan), ...softCases(comparison, plan)]
  if (cases.length === 0) return undefined
  const whens = cases.map(({ at, sql }) => `when ${at} then ${sql}`)
  return {
    sql: `coalesce(case ${level} ${whens.join(' ')} else 0 end, 0)`,
    needsRight: cases.some(({ needsRight }) => needsRight),
  }
}

interface Case extends Term {
  readonly at: number
}

function valueCases(comparison: Comparison, plan: LinkagePlan): Case[] {
  return comparison.levels.flatMap(({ tf, when }, position): Case[] => {
    const u = tf && comparison.levels[equalityOf(comparison, tf.column) ?? -1]?.u
    if (!tf || u === undefined) return []
    const isEqual = when.kind === 'equal' && when.column === tf.column
    return [
      {
        at: levelCount(comparison) - position,
        sql: bits(u, tf.weight, largest(tf, isEqual, plan)),
        needsRight: !isEqual,
      },
    ]
  })
}

/** The larger frequency of both values; of equal values either. */
function largest({ column, minimum }: TermFrequency, isEqual: boolean, plan: LinkagePlan): string {
  const own = field('t', column, plan)
  const values = [`l.${own}`, ...(isEqual ? [] : [`r.${own}`])]
  const least = minimum > 0 ? [String(minimum)] : []
  const all = [...values, ...least]
  return all.length === 1 ? (all[0] as string) : `greatest(${all.join(', ')})`
}

function softCases(comparison: Comparison, plan: LinkagePlan): Case[] {
  const { softTf } = comparison
  const column = comparison.levels.flatMap(({ when }) =>
    when.kind === 'value_level' ? [when.column] : [],
  )[0]
  const chance = softChance(comparison)
  if (!softTf || column === undefined || chance === 0) return []
  const own = field('s', column, plan)
  const share = `greatest(l.${own}, r.${own}, ${softTf.floor * chance})`
  return softTf.levels.map((at) => ({
    at,
    sql: bits(chance, softTf.weight, share),
    needsRight: true,
  }))
}

/** weight · log₂(u / share). */
function bits(u: number, weight: number, share: string): string {
  return `${weight * Math.log2(u)} - ${weight / Math.LN2} * ln(${share})`
}
