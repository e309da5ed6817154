// Conditions on two records: a closed tree, with no program text inside. The JSON form is the key
// of a test with its column beside its limit, such as {"equal": "surname"}.
// Source: the reference on linkage, 3.1.
import type { JsonReader } from './json-reader.ts'

export const SIMILARITIES = ['jaro_winkler', 'jaro', 'jaccard'] as const
export const DISTANCES = ['levenshtein', 'damerau', 'hamming'] as const

export type Similarity = (typeof SIMILARITIES)[number]
export type Distance = (typeof DISTANCES)[number]

/** A limit on two texts: at least a similarity or so many members, at most a distance. */
export interface TextTest {
  readonly measure: Similarity | Distance | 'share'
  readonly limit: number
}

/** A condition on a left and a right record. */
export type Condition =
  | { readonly kind: 'null'; readonly columns: readonly string[] }
  | { readonly kind: 'equal'; readonly column: string }
  | { readonly kind: 'contains'; readonly column: string }
  | { readonly kind: 'reversed'; readonly columns: readonly [string, string] }
  | { readonly kind: 'text'; readonly column: string; readonly test: TextTest }
  | { readonly kind: 'difference'; readonly column: string; readonly atMost: number }
  | { readonly kind: 'bands'; readonly column: string; readonly within: number }
  | { readonly kind: 'km'; readonly columns: readonly [string, string]; readonly atMost: number }
  | {
      readonly kind: 'value_level'
      readonly column: string
      readonly level: number
      readonly orMore: boolean
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'else' }

export type ConditionOf<K extends Condition['kind']> = Extract<Condition, { kind: K }>

const ELSE: Condition = { kind: 'else' }

const READERS: Readonly<Record<string, (from: JsonReader) => Condition>> = {
  null: (from) => ({ kind: 'null', columns: someTexts(from, 'null') }),
  equal: (from) => ({ kind: 'equal', column: from.text('equal') }),
  contains: (from) => ({ kind: 'contains', column: from.text('contains') }),
  reversed: (from) => ({ kind: 'reversed', columns: twoTexts(from, 'reversed') }),
  difference: (from) => ({
    kind: 'difference',
    column: from.text('difference'),
    atMost: atMost(from),
  }),
  bands: (from) => ({
    kind: 'bands',
    column: from.text('bands'),
    within: from.number('within', [0, Number.MAX_VALUE]),
  }),
  km: (from) => ({ kind: 'km', columns: twoTexts(from, 'km'), atMost: atMost(from) }),
  share: (from) => ({
    kind: 'text',
    column: from.text('share'),
    test: { measure: 'share', limit: from.number('at_least', [0, 256]) },
  }),
  value_level: valueLevel,
  and: (from) => ({ kind: 'and', parts: parts(from, 'and') }),
  or: (from) => ({ kind: 'or', parts: parts(from, 'or') }),
  not: (from) => ({ kind: 'not', part: readCondition(from.object('not')) }),
  else: (from) => {
    if (from.raw('else') !== true) from.note('value_wrong', 'else')
    return ELSE
  },
  ...Object.fromEntries(
    SIMILARITIES.map((measure) => [
      measure,
      (from: JsonReader): Condition => ({
        kind: 'text',
        column: from.text(measure),
        test: { measure, limit: from.number('at_least', [0, 1]) },
      }),
    ]),
  ),
  ...Object.fromEntries(
    DISTANCES.map((measure) => [
      measure,
      (from: JsonReader): Condition => ({
        kind: 'text',
        column: from.text(measure),
        test: { measure, limit: from.number('at_most', [0, 256]) },
      }),
    ]),
  ),
}

function atMost(from: JsonReader): number {
  return from.number('at_most', [0, Number.MAX_VALUE])
}

function valueLevel(from: JsonReader): Condition {
  const orMore = from.has('at_least')
  const level = from.number(orMore ? 'at_least' : 'is', [-1, 30])
  return { kind: 'value_level', column: from.text('value_level'), level, orMore }
}

function parts(from: JsonReader, key: string): readonly Condition[] {
  const read = from.objects(key).map(readCondition)
  if (read.length === 0) from.note('value_wrong', key)
  return read
}

function someTexts(from: JsonReader, key: string): readonly string[] {
  const texts = from.texts(key)
  if (texts.length === 0) from.note('value_wrong', key)
  return texts
}

function twoTexts(from: JsonReader, key: string): readonly [string, string] {
  const [a, b, ...more] = from.texts(key)
  if (a === undefined || b === undefined || more.length > 0) from.note('value_wrong', key)
  return [a ?? '', b ?? '']
}

/** The condition that an object of a model file states; what is wrong is noted there. */
export function readCondition(from: JsonReader): Condition {
  const key = Object.keys(READERS).find((name) => from.has(name))
  const read = key === undefined ? undefined : READERS[key]
  if (!read) from.note('condition_not_understood', '')
  const condition = read?.(from) ?? ELSE
  if (read) from.end()
  return condition
}

/** Every condition within a condition, itself first. */
export function conditionsWithin(condition: Condition): Condition[] {
  if (condition.kind === 'not') return [condition, ...conditionsWithin(condition.part)]
  if (condition.kind !== 'and' && condition.kind !== 'or') return [condition]
  return [condition, ...condition.parts.flatMap(conditionsWithin)]
}

/** The parts that must all hold: those of an `and`, through and through, else the one. */
export function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return []
  return condition.kind === 'and' ? condition.parts.flatMap(conjuncts) : [condition]
}

/** The columns that a condition reads, each once. */
export function columnsOf(condition: Condition): string[] {
  const names = conditionsWithin(condition).flatMap((one) => {
    if ('columns' in one) return one.columns
    return 'column' in one ? [one.column] : []
  })
  return [...new Set(names)]
}
