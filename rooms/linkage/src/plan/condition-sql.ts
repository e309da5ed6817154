// Conditions on a left and a right record as the text of a query. Names are quoted, limits are
// numbers: nothing of a model file or a list is ever run. Source: the reference on linkage, 3.1.
import type { Condition, ConditionOf } from '../model/condition.ts'
import { type ColumnPlan, type LinkagePlan, sameTest } from './column-plan.ts'

const EARTH_KM = 6371

/** The condition on `l` and `r`; rows of value levels stand under `levelAlias`. */
export function conditionSql(condition: Condition, plan: LinkagePlan): string {
  switch (condition.kind) {
    case 'null':
      return condition.columns.map((name) => nullSql(name, plan)).join(' or ')
    case 'equal':
      return equalSql(condition.column, plan)
    case 'contains':
      return containsSql(field('v', condition.column, plan))
    case 'reversed': {
      const [a, b] = condition.columns.map((name) => field('v', name, plan))
      return `l.${a} = r.${b} and r.${a} = l.${b}`
    }
    case 'text':
      return textSql(condition, plan)
    case 'difference': {
      const value = field('v', condition.column, plan)
      return `abs(l.${value} - r.${value}) <= ${condition.atMost}`
    }
    case 'bands':
      return bandsSql(condition, plan)
    case 'km':
      return kmSql(condition, plan)
    case 'value_level':
      return `coalesce(${valueLevelSql(condition.column, plan)}, -1)
        ${condition.orMore ? '>=' : '='} ${condition.level}`
    case 'and':
    case 'or':
      return condition.parts
        .map((part) => `(${conditionSql(part, plan)})`)
        .join(` ${condition.kind} `)
    case 'not':
      return `not (${conditionSql(condition.part, plan)})`
    case 'else':
      return 'true'
  }
}

/** A field of `mention`: i its number in the dictionary, v its value, t its frequency. */
export function field(sort: FieldSort, column: string, { dialect }: LinkagePlan): string {
  return dialect.quote(`${sort}_${column}`)
}

/**
 * Number, value, value where it is ASCII, frequency, soft frequency, level beside itself, lower and
 * upper end of a band.
 */
export type FieldSort = 'i' | 'v' | 'a' | 't' | 's' | 'e' | 'low' | 'high'

/** The name under which the levels of a column's pairs of values are joined. */
export function levelAlias(column: string, { dialect }: LinkagePlan): string {
  return dialect.quote(`x_${column}`)
}

function planOf(column: string, { columns }: LinkagePlan): ColumnPlan {
  const found = columns.get(column)
  if (!found) throw new Error('a condition names a column that the plan does not hold')
  return found
}

/** The field that is null exactly where a column has no value. */
export function presentField(column: string, plan: LinkagePlan): string {
  const { kind, hasDictionary } = planOf(column, plan)
  if (kind === 'band') return field('low', column, plan)
  return field(kind === 'number' || !hasDictionary ? 'v' : 'i', column, plan)
}

function nullSql(column: string, plan: LinkagePlan): string {
  const present = presentField(column, plan)
  return `l.${present} is null or r.${present} is null`
}

/** The fields that are equal where a column agrees: both ends of a band, else its number. */
export function equalFields(column: string, plan: LinkagePlan): string[] {
  if (planOf(column, plan).kind !== 'band') return [field('i', column, plan)]
  return [field('low', column, plan), field('high', column, plan)]
}

/** Bands agree where they are equal and single: a year against the same year. */
function equalSql(column: string, plan: LinkagePlan): string {
  const fields = equalFields(column, plan)
  const single = fields.length > 1 ? [`l.${fields[0]} = l.${fields[1]}`] : []
  return [...fields.map((own) => `l.${own} = r.${own}`), ...single].join(' and ')
}

/** ASCII texts by the database's function, others by a bit of what was found outside of it. */
function textSql({ column, test }: ConditionOf<'text'>, plan: LinkagePlan): string {
  const { tests, comparesAscii } = planOf(column, plan)
  const [left, right] = ['l', 'r'].map((side) => `${side}.${field('a', column, plan)}`)
  const inside = comparesAscii
    ? plan.dialect.textTest(test, left as string, right as string)
    : undefined
  const bit = tests.findIndex((one) => sameTest(one, test))
  if (bit === -1) return inside as string
  const bits = valueLevelSql(column, plan)
  const shifted = bit === 0 ? bits : plan.dialect.quotient(bits, String(2 ** bit))
  const outside = `${shifted} % 2 = 1`
  if (inside === undefined) return outside
  return `case when ${left} is not null and ${right} is not null then ${inside} else ${outside} end`
}

/** What was found of two values outside the database: of equal ones at loading. */
function valueLevelSql(column: string, plan: LinkagePlan): string {
  const [number, own] = [field('i', column, plan), field('e', column, plan)]
  const level = `${levelAlias(column, plan)}.level`
  return `(case when l.${number} = r.${number} then l.${own} else ${level} end)`
}

/** One path of ids is the beginning of the other, or the same: `kp/hb` contains `kp/hb/musan`. */
function containsSql(value: string): string {
  const within = (inner: string, outer: string) =>
    `substr(${inner}.${value} || '/', 1, length(${outer}.${value}) + 1) = ${outer}.${value} || '/'`
  return `${within('l', 'r')} or ${within('r', 'l')}`
}

function bandsSql({ column, within }: ConditionOf<'bands'>, plan: LinkagePlan): string {
  const [low, high] = [field('low', column, plan), field('high', column, plan)]
  return `l.${low} <= r.${high} + ${within} and r.${low} <= l.${high} + ${within}`
}

/** The great circle by the haversine, which is exact for small distances too. */
function kmSql({ columns, atMost }: ConditionOf<'km'>, plan: LinkagePlan): string {
  const [lat, lon] = columns.map((name) => field('v', name, plan))
  const half = (value: string) => `power(sin(radians(r.${value} - l.${value}) / 2), 2)`
  const chord = `${half(lat as string)} + cos(radians(l.${lat})) * cos(radians(r.${lat})) *
    ${half(lon as string)}`
  return `${2 * EARTH_KM} * asin(sqrt(least(1.0, ${chord}))) <= ${atMost}`
}
