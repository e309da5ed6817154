// What a model must keep beyond its form: order of levels, probabilities, room for patterns and
// rules. Source: the reference on linkage, 2.1, 3 and 15.

import type { LinkageFinding } from '../finding.ts'
import type { Condition } from './condition.ts'
import { type Comparison, type Level, type LinkageModel, levelCount } from './model.ts'

const MOST_RULES = 31
const MOST_PATTERNS = 2 ** 31
const SUM_TOLERANCE = 1e-6
const COMPARATORS: readonly string[] = ['person_name']

/** Everything that is wrong with a model that could be read; imported ones are exempt from sums. */
export function checkModel(model: LinkageModel, isImported: boolean): LinkageFinding[] {
  return [
    ...model.comparisons.flatMap((one, n) => checkComparison(one, `comparisons.${n}`, isImported)),
    ...twice(model.comparisons, 'comparisons'),
    ...twice(model.blocking, 'blocking'),
    ...checkRoom(model),
  ]
}

function checkRoom(model: LinkageModel): LinkageFinding[] {
  const findings: LinkageFinding[] = []
  const add = (code: LinkageFinding['code'], at: string, count: number) =>
    findings.push({ code, at, count })
  const patterns = model.comparisons.reduce((all, one) => all * (levelCount(one) + 1), 1)
  if (patterns >= MOST_PATTERNS) add('too_many_patterns', 'comparisons', patterns)
  if (model.blocking.length > MOST_RULES) add('too_many_rules', 'blocking', model.blocking.length)
  if (model.comparisons.length === 0) add('value_wrong', 'comparisons', 0)
  if (model.blocking.length === 0) add('value_wrong', 'blocking', 0)
  const { blockingFamilies: families } = model
  for (const at of [...(families?.withName ?? []), ...(families?.withoutName ?? [])]) {
    if (!model.blocking[at]) add('value_wrong', 'blocking_families', at)
  }
  return findings
}

function twice(named: readonly { readonly name: string }[], at: string): LinkageFinding[] {
  const names = named.map(({ name }) => name)
  return names.flatMap((name, n) =>
    names.indexOf(name) < n ? [{ code: 'name_twice' as const, at: `${at}.${n}.name` }] : [],
  )
}

function checkComparison(one: Comparison, at: string, isImported: boolean): LinkageFinding[] {
  const findings: LinkageFinding[] = []
  const { levels, comparator } = one
  if (comparator !== undefined && !COMPARATORS.includes(comparator)) {
    findings.push({ code: 'comparator_unknown', at: `${at}.comparator` })
  }
  const first = levels[0]?.when
  const last = levels.at(-1)?.when
  const isOrdered = first && last && levels.length >= 3 && isNull(first) && isLast(last)
  if (!isOrdered || levels.slice(1, -1).some(({ when }) => when.kind === 'else')) {
    findings.push({ code: 'level_order', at: `${at}.levels` })
  }
  for (const [n, level] of levels.entries()) {
    if (level.tf && equalityOf(one, level.tf.column) === undefined) {
      findings.push({ code: 'tf_without_equality', at: `${at}.levels.${n}.tf` })
    }
  }
  return isImported ? findings : [...findings, ...checkSums(levels, at)]
}

function isNull(when: Condition): boolean {
  if (when.kind === 'and' || when.kind === 'or') return when.parts.every(isNull)
  return when.kind === 'null' || (when.kind === 'value_level' && when.level === -1)
}

function isLast(when: Condition): boolean {
  return when.kind === 'else' || (when.kind === 'value_level' && when.level === 0)
}

function checkSums(levels: readonly Level[], at: string): LinkageFinding[] {
  return (['m', 'u'] as const).flatMap((key) => {
    const known = levels.slice(1).flatMap((level) => level[key] ?? [])
    if (known.length < levels.length - 1) return []
    const sum = known.reduce((all, share) => all + share, 0)
    const isOne = Math.abs(sum - 1) <= SUM_TOLERANCE
    return isOne ? [] : [{ code: 'sums_not_one' as const, at: `${at}.levels.*.${key}` }]
  })
}

/** The position of the level that is equality of a column and nothing else, if there is one. */
export function equalityOf(comparison: Comparison, column: string): number | undefined {
  const at = comparison.levels.findIndex(
    ({ when }) => when.kind === 'equal' && when.column === column,
  )
  return at === -1 ? undefined : at
}
