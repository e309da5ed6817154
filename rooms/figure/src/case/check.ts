// Whether a value is a case: every problem at once, with the case and the field (the case format
// is typed by hand, so that mistakes are common).
import { ACTS, GRADES, isDay, OPERATORS, UMBRELLA_ACTS, UNITS, VAGUE_WORDS } from '@tumen/claim'

/** One problem; `case` is the id, or the position when there is none. */
export interface CaseProblem {
  case: string
  field: string
  code: 'missing' | 'wrong_type' | 'unknown_value' | 'not_a_day' | 'duplicate_id' | 'unknown_field'
}

type Report = (field: string, code: CaseProblem['code']) => void
type Check = (value: unknown, field: string, report: Report) => void
type Shape = Record<string, { check: Check; needed?: boolean }>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const text: Check = (value, field, report) => {
  if (typeof value !== 'string') report(field, 'wrong_type')
}

const day: Check = (value, field, report) => {
  if (typeof value !== 'string') report(field, 'wrong_type')
  else if (!isDay(value)) report(field, 'not_a_day')
}

const flag: Check = (value, field, report) => {
  if (typeof value !== 'boolean') report(field, 'wrong_type')
}

const flagOrText: Check = (value, field, report) => {
  if (typeof value !== 'boolean' && typeof value !== 'string') report(field, 'wrong_type')
}

const count: Check = (value, field, report) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) report(field, 'wrong_type')
}

const countOrNone: Check = (value, field, report) => {
  if (value !== null) count(value, field, report)
}

function oneOf(values: readonly string[]): Check {
  return (value, field, report) => {
    if (typeof value !== 'string' || !values.includes(value)) report(field, 'unknown_value')
  }
}

function listOf(check: Check, least = 0, most = Number.POSITIVE_INFINITY): Check {
  return (value, field, report) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      report(field, 'wrong_type')
    } else {
      value.forEach((each, n) => {
        check(each, `${field}[${n}]`, report)
      })
    }
  }
}

function shaped(shape: Shape): Check {
  return (value, field, report) => {
    if (!isRecord(value)) {
      report(field, 'wrong_type')
      return
    }
    const at = (key: string): string => (field === '' ? key : `${field}.${key}`)
    for (const [key, { check, needed }] of Object.entries(shape)) {
      if (value[key] !== undefined) check(value[key], at(key), report)
      else if (needed) report(at(key), 'missing')
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key)) report(at(key), 'unknown_field')
    }
  }
}

function optional(checks: Record<string, Check>): Shape {
  return Object.fromEntries(Object.entries(checks).map(([key, check]) => [key, { check }]))
}

function needed(checks: Record<string, Check>): Shape {
  return Object.fromEntries(
    Object.entries(checks).map(([key, check]) => [key, { check, needed: true }]),
  )
}

function oneOrMore(check: Check): Check {
  return (value, field, report) =>
    Array.isArray(value) ? listOf(check)(value, field, report) : check(value, field, report)
}

const act = oneOf([...ACTS, ...UMBRELLA_ACTS])
const operator = oneOf(OPERATORS)
const restriction = shaped(needed({ by: text, label: text }))
const range = listOf(count, 2, 2)
const row: Check = (value, field, report) => {
  listOf(text, 2, 3)(value, field, report)
  if (Array.isArray(value) && value.length === 3) day(value[2], `${field}[2]`, report)
}

const scope: Record<string, Check> = {
  population: text,
  from: day,
  to: day,
  at: day,
  event: text,
  restrict: oneOrMore(restriction),
}

const passage = shaped({
  ...optional({
    ...{ place: oneOrMore(text), unplaced: listOf(text) },
    ...{ uncertain: flag, crossing: flag, aside: flag },
  }),
})

const claim = shaped({
  ...needed({ id: text, chain: listOf(text, 1), act, pub: day }),
  ...optional({
    ...scope,
    place: oneOrMore(text),
    placeUncertain: flag,
    through: passage,
    doc: text,
    op: operator,
    value: count,
    low: count,
    high: count,
    vague: oneOf(VAGUE_WORDS),
    unit: oneOf(UNITS),
    partOf: text,
    whole: text,
    listed: listOf(text),
    overlapsUnknown: flag,
    rec: day,
    said: day,
    grade: oneOf(GRADES),
    mod: text,
    denies: flag,
    greaterThan: flagOrText,
    headline: flag,
    restates: text,
    revises: text,
    retracted: day,
    corrected: day,
    party: flag,
  }),
  of: { check: shaped({ ...needed({ value: count }), ...optional({ op: operator }) }) },
  rate: {
    check: shaped(
      needed({
        n: count,
        unit: oneOf(['day', 'week', 'month', 'year', 'days', 'weeks', 'months', 'years']),
      }),
    ),
  },
})

const expectation = shaped(
  optional({
    low: countOrNone,
    best: countOrNone,
    high: countOrNone,
    open: flag,
    figure: range,
    event: range,
    reports: count,
    status: text,
    strictLow: flag,
    support: listOf(range),
    derived: shaped(needed({ low: countOrNone, high: countOrNone })),
    nearby: listOf(text),
    flags: listOf(text),
    flagsNot: listOf(text),
  }),
)

const wholeCase = shaped({
  ...needed({
    id: text,
    query: shaped({ ...needed({ act }), ...optional({ ...scope, place: text }) }),
    claims: listOf(claim),
    expect: expectation,
  }),
  ...optional({
    title: text,
    why: text,
    knownAt: day,
    knownBy: oneOf(['published', 'recorded']),
    same: listOf(row),
    possible: listOf(row),
    different: listOf(row),
    anon: listOf(text),
  }),
})

function findDuplicates(value: unknown, report: Report): void {
  if (!isRecord(value) || !Array.isArray(value.claims)) return
  const seen = new Set<unknown>()
  for (const [n, each] of value.claims.entries()) {
    if (!isRecord(each)) continue
    if (seen.has(each.id)) report(`claims[${n}].id`, 'duplicate_id')
    seen.add(each.id)
  }
}

/** All problems of a value that should be a case; `position` names it when it has no id. */
export function checkCase(value: unknown, position = 0): CaseProblem[] {
  const problems: CaseProblem[] = []
  const id = isRecord(value) && typeof value.id === 'string' ? value.id : `case ${position + 1}`
  const report: Report = (field, code) => problems.push({ case: id, field, code })
  wholeCase(value, '', report)
  findDuplicates(value, report)
  return problems
}
