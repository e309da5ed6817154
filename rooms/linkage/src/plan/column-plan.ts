// What a run keeps of each column of a model: a number of its value in a dictionary, the value
// itself, a band, or levels of pairs of values that TypeScript compares.
// Source: the reference on linkage, 2.1, 3.1 and 4.1.
import { type Condition, conditionsWithin, type TextTest } from '../model/condition.ts'
import { keyPartOf, type LinkageModel } from '../model/model.ts'
import type { Dialect } from './dialect.ts'

/** One column of the table `mention`, as `i_…`, `v_…`, `t_…` and so on with the column's name. */
export interface ColumnPlan {
  readonly name: string
  /** Numbers and bands are numbers; everything else is text with a dictionary. */
  readonly kind: 'text' | 'number' | 'band' | 'person_name'
  /** Whether agreement on it is equality of dictionary numbers. */
  readonly hasDictionary: boolean
  /** Whether the value itself stands in `mention`. */
  readonly hasValue: boolean
  /** Whether its values have a frequency. */
  readonly hasFrequency: boolean
  /** Whether values that are ASCII are compared by the database's own functions. */
  readonly comparesAscii: boolean
  /** Tests of two values that are made outside the database where one is not ASCII, a bit each. */
  readonly tests: readonly TextTest[]
  /** The name of the table of keys, for names. */
  readonly keys?: string
}

/** The columns of a model by name, and the ones of lists that they are made of. */
export interface LinkagePlan {
  readonly model: LinkageModel
  readonly dialect: Dialect
  readonly columns: ReadonlyMap<string, ColumnPlan>
}

/** Every condition of a model. */
function allConditions(model: LinkageModel): Condition[] {
  const rules = [
    ...model.blocking,
    ...('rules' in model.prior ? model.prior.rules : []),
    ...(model.training?.em ?? []),
  ]
  return [
    ...model.comparisons.flatMap(({ levels }) => levels.map(({ when }) => when)),
    ...rules.flatMap(({ and }) => (and ? [and] : [])),
    ...rules.flatMap(({ on }) => on.map((column): Condition => ({ kind: 'equal', column }))),
  ].flatMap(conditionsWithin)
}

/** The columns that a model uses, in the order of their first use; keys of names are none. */
export function usedColumns(model: LinkageModel): string[] {
  const named = allConditions(model).flatMap((one) => {
    if ('columns' in one) return one.columns
    return 'column' in one ? [one.column] : []
  })
  return [...new Set(named)].filter((name) => keyPartOf(name) === undefined)
}

/** The tests of a column's texts, each once. */
function testsOf(conditions: readonly Condition[], column: string): TextTest[] {
  const tests = conditions.flatMap((one) =>
    one.kind === 'text' && one.column === column ? [one.test] : [],
  )
  return tests.filter((test, n) => tests.findIndex((other) => sameTest(other, test)) === n)
}

/** Whether two tests ask the same. */
export function sameTest(a: TextTest, b: TextTest): boolean {
  return a.measure === b.measure && a.limit === b.limit
}

/** What a plan is made from. */
export interface PlanInput {
  readonly model: LinkageModel
  readonly dialect: Dialect
  /** Whether all values of a column are ASCII. */
  readonly isAscii: (column: string) => boolean
}

/**
 * The plan of a model for lists of which some columns hold ASCII only: these may reach the
 * database's string functions, the others are compared by character outside.
 */
export function planColumns({ model, dialect, isAscii }: PlanInput): LinkagePlan {
  const conditions = allConditions(model)
  const names = usedColumns(model)
  const columns = new Map(
    names.map((name) => {
      const tests = testsOf(conditions, name)
      const inDatabase = tests.length > 0 && tests.every((one) => dialect.textTest(one, 'a', 'b'))
      const isAll = inDatabase && isAscii(name)
      return [name, columnPlan({ model, conditions, name, tests, inDatabase, isAll })]
    }),
  )
  return { model, dialect, columns }
}

interface Seen {
  readonly model: LinkageModel
  readonly conditions: readonly Condition[]
  readonly name: string
  readonly tests: readonly TextTest[]
  readonly inDatabase: boolean
  readonly isAll: boolean
}

function columnPlan({ model, conditions, name, tests, inDatabase, isAll }: Seen): ColumnPlan {
  const step = model.prepare.findLast((one) => one.column === name)
  const kind = kindOf(model, conditions, name)
  const isReversed = conditions.some((one) => one.kind === 'reversed' && one.columns.includes(name))
  const isContained = conditions.some((one) => one.kind === 'contains' && one.column === name)
  const isEqual = conditions.some((one) => one.kind === 'equal' && one.column === name)
  const hasFrequency = model.comparisons.some(({ levels }) =>
    levels.some(({ tf }) => tf?.column === name),
  )
  const isText = kind === 'text' || kind === 'person_name'
  return {
    name,
    kind,
    hasDictionary: isText || (kind === 'number' && (isEqual || hasFrequency)),
    hasValue: kind === 'number' || isReversed || isContained,
    hasFrequency: hasFrequency && kind !== 'band',
    comparesAscii: inDatabase,
    tests: isAll ? [] : tests,
    ...(step?.op === 'person_name' ? { keys: step.keys } : {}),
  }
}

/** What sort of thing a column holds, from how it is made and asked about. */
export function kindOf(
  model: LinkageModel,
  conditions: readonly Condition[],
  name: string,
): ColumnPlan['kind'] {
  const step = model.prepare.findLast((one) => one.column === name)
  if (step?.op === 'person_name') return 'person_name'
  if (step?.op === 'birth_year' || step?.op === 'partial_date') return 'band'
  const isCounted = conditions.some(
    (one) =>
      (one.kind === 'difference' && one.column === name) ||
      (one.kind === 'km' && one.columns.includes(name)),
  )
  if (conditions.some((one) => one.kind === 'bands' && one.column === name)) return 'band'
  const isMade = step?.op === 'day_number' || (step?.op === 'cast' && step.to === 'number')
  return isCounted || isMade ? 'number' : 'text'
}

/** The kind of every column that a model uses, before its lists are known. */
export function kindsOf(model: LinkageModel): Map<string, ColumnPlan['kind']> {
  const conditions = allConditions(model)
  return new Map(usedColumns(model).map((name) => [name, kindOf(model, conditions, name)]))
}

/** Whether pairs of values of a column are compared outside the database. */
export function isOutside({ kind, tests }: ColumnPlan): boolean {
  return kind === 'person_name' || tests.length > 0
}

/** The columns whose pairs of values are compared outside the database; of some names only. */
export function comparedOutside({ columns }: LinkagePlan, names?: readonly string[]): ColumnPlan[] {
  const all = [...columns.values()].filter(isOutside)
  return names ? all.filter(({ name }) => names.includes(name)) : all
}
