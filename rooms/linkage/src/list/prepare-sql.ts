// Prepared columns as the text of a query: made once, when lists are loaded, and never in a join.
// Source: the reference on linkage, sections 3 and 5.

import type { AgeCounting, LinkageModel, PrepareStep } from '../model/model.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { literal } from '../plan/literal.ts'
import { dateBandSql, knownSql, sexSql } from './field-sql.ts'

const quote = DUCKDB.quote
const FIRST_YEAR = 1850

/** The last day that a date of birth or of an event may have, as `2026-11-27`. */
export type Today = string

/** Columns after all steps of a model, from a query whose columns are those of the lists. */
export function preparedSql(
  model: LinkageModel,
  source: string,
  columns: readonly string[],
  today: Today,
): string {
  const known = new Set(columns)
  let query = source
  for (const step of model.prepare) {
    const made = madeColumns(step, today)
    const replaced = made.map(([name]) => name).filter((name) => known.has(name))
    const rest = replaced.length > 0 ? `* exclude (${replaced.map(quote).join(', ')})` : '*'
    const own = made.map(([name, sql]) => `${sql} as ${quote(name)}`)
    query = `select ${[rest, ...own].join(', ')} from (${query}) s`
    for (const [name] of made) known.add(name)
  }
  return query
}

/** The names of the columns that a step makes. */
export function madeNames({ op, column }: PrepareStep): string[] {
  const isBand = op === 'birth_year' || op === 'partial_date'
  return isBand ? [`${column}_low`, `${column}_high`] : [column]
}

function madeColumns(step: PrepareStep, today: Today): (readonly [string, string])[] {
  const [first = '', second = ''] = step.of.map(quote)
  const band = bandOf(step, [first, second], today)
  if (!band) return [[step.column, expression(step, first, today)]]
  return madeNames(step).map((name, end) => [name, band[end] as string] as const)
}

/** Both ends of a column that is a band; nothing where it is none. */
function bandOf(
  step: PrepareStep,
  [first, second]: readonly [string, string],
  today: Today,
): readonly [string, string] | undefined {
  if (step.op === 'birth_year') return birthYears(step.counting, first, second)
  return step.op === 'partial_date' ? dateBandSql(first, today) : undefined
}

function expression(step: PrepareStep, of: string, today: Today): string {
  switch (step.op) {
    case 'trim_to_null':
      return `nullif(trim(${of}), '')`
    case 'lower':
      return `lower(${of})`
    case 'known':
      return knownSql(of)
    case 'sex':
      return sexSql(of)
    case 'prefix':
      return `substr(${of}, 1, ${step.length})`
    case 'join':
      return step.of.map(quote).join(` || ${literal(step.with)} || `)
    case 'match':
      return `nullif(regexp_extract(${of}, ${literal(step.pattern)}, ${step.group}), '')`
    case 'day_number':
      return dayNumber(of, step.format, step.origin, today)
    case 'cast':
      return step.to === 'number' ? `try_cast(${of} as double)` : of
    default:
      return of
  }
}

/** Days since the origin; none for no date, before 1850 or the origin, or after today. */
function dayNumber(of: string, format: string, origin: string, today: Today): string {
  const day = `cast(try_strptime(${of}, ${literal(format)}) as date)`
  const start = `cast(${literal(origin)} as date)`
  const first = `least(${start}, date '${FIRST_YEAR}-01-01')`
  const isPossible = `${day} between ${first} and cast(${literal(today)} as date)`
  return `case when ${isPossible} then cast(date_diff('day', ${start}, ${day}) as integer) end`
}

/** The first and the last year in which somebody of an age in a year may be born. */
function birthYears(counting: AgeCounting, age: string, on: string): [string, string] {
  const year = `(try_cast(regexp_extract(${on}, '^[0-9]{4}') as integer) - try_cast(${age} as
    integer))`
  if (counting === 'korean') return [`${year} + 1`, `${year} + 1`]
  return [`${year} - 1`, counting === 'international' ? year : `${year} + 1`]
}
