// Dictionaries of columns: each value once, with a number by how often it stands in the lists, and
// what is compared outside the database: levels beside itself, keys and frequencies of names.
// Source: the reference on linkage, 2.1 and 4.1.

import { type Engine, NO_VALUE, readNumber } from '../engine/engine.ts'
import {
  type Comparator,
  type NameComparator,
  nameComparator,
  textComparator,
} from '../model/comparator.ts'
import type { ColumnPlan } from '../plan/column-plan.ts'
import { DUCKDB } from '../plan/dialect.ts'

const quote = DUCKDB.quote

/** The bare name of the table of a column's values. */
export function dictionaryTable(column: string): string {
  return `dict_${column}`
}

/** The same in quotation marks. */
export function dictionaryOf(column: string): string {
  return quote(dictionaryTable(column))
}

/** Makes the dictionary of a column of `ranked`; answers whether all of it is ASCII. */
export async function makeDictionary(engine: Engine, column: string): Promise<boolean> {
  const value = quote(`v_${column}`)
  const counted = `select cast(${value} as varchar) as value, count(*) as n from ranked where
    ${value} is not null group by 1`
  await engine.run(
    `create table ${dictionaryOf(column)} as select cast(row_number() over
      (order by n desc, value) - 1 as integer) as id, value, cast(n as integer) as n, cast(n /
      sum(n) over () as double) as tf from (${counted}) s`,
  )
  const other = `select count(*) from ${dictionaryOf(column)} where strlen(value) <> length(value)`
  return (await readNumber(engine, other)) === 0
}

/** The values of a dictionary in the order of their numbers, and how many records have each. */
export async function readDictionary(
  engine: Engine,
  column: string,
): Promise<{ values: string[]; records: number[] }> {
  const values: string[] = []
  const records: number[] = []
  const sql = `select value, n from ${dictionaryOf(column)} order by id`
  for await (const { length, columns } of engine.stream(sql)) {
    for (let row = 0; row < length; row++) {
      values.push(String(columns[0]?.[row]))
      records.push(Number(columns[1]?.[row]))
    }
  }
  return { values, records }
}

/** What compares the values of a column: names by their readings, texts by tests. */
export async function readComparator(
  engine: Engine,
  column: ColumnPlan,
  records: number,
): Promise<{ comparator: Comparator; names?: NameComparator; values: number }> {
  const { values, records: counts } = await readDictionary(engine, column.name)
  if (column.kind !== 'person_name') {
    return { comparator: textComparator(values, column.tests), values: values.length }
  }
  const names = nameComparator(values, counts, records)
  return { comparator: names, names, values: values.length }
}

/** Makes the empty table of the levels of a column's pairs of values. */
export async function makeValueLevels(engine: Engine, { name }: ColumnPlan): Promise<void> {
  const table = quote(`value_level_${name}`)
  await engine.run(`create table ${table} (x integer, y integer, level integer)`)
}

/**
 * Makes what TypeScript knows of a dictionary: `own_…` with the level of each value beside itself
 * and its soft frequency, the table of keys, and the empty table of value levels.
 */
export async function makeComparator(
  engine: Engine,
  column: ColumnPlan,
  records: number,
): Promise<Comparator> {
  const { comparator, names, values } = await readComparator(engine, column, records)
  await makeValueLevels(engine, column)
  const table = `own_${column.name}`
  await engine.run(`create table ${quote(table)} (id integer, own integer, share double)`)
  const ids = Int32Array.from({ length: values }, (_, x) => x)
  const own = ids.map((x) => comparator.compare(x, x))
  const share = Float64Array.from(ids, (x) => names?.share(x) ?? 0)
  await engine.append(table, [ids, own, share])
  if (names) await makeKeys(engine, column, (x) => names.keys(x), values)
  return comparator
}

interface KeyParts {
  readonly surname: string
  readonly given: string
  readonly syllable1: string
  readonly syllable2: string | null
}

/** The keys of names as numbers of their texts. */
async function makeKeys(
  engine: Engine,
  { keys = '' }: ColumnPlan,
  keysOf: (name: number) => readonly KeyParts[],
  names: number,
): Promise<void> {
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size + 1
    numbers.set(text, known)
    return known
  }
  const rows: number[][] = []
  for (let name = 0; name < names; name++) {
    for (const { surname, given, syllable1, syllable2 } of keysOf(name)) {
      const second = syllable2 === null ? NO_VALUE : numberOf(syllable2)
      rows.push([name, numberOf(surname), numberOf(given), numberOf(syllable1), second])
    }
  }
  const table = `key_${keys}`
  await engine.run(
    `create table ${quote(table)} (name_id integer, surname integer, given integer, syllable_1
      integer, syllable_2 integer)`,
  )
  const columns = [0, 1, 2, 3, 4].map((at) => Int32Array.from(rows, (row) => row[at] as number))
  await engine.append(table, columns)
}

const SLICE = 100_000

/** Pairs of values to be compared: of a column, by a comparator, as a query gives them. */
export interface NewValues {
  readonly column: string
  readonly comparator: Comparator
  readonly sql: string
}

/** Compares pairs of values and keeps their levels; tells how many of how many are done. */
export async function compareValues(
  engine: Engine,
  { column, comparator, sql }: NewValues,
  tell: (done: number, total: number) => void,
): Promise<void> {
  const table = `value_level_${column}`
  const [left, right] = await readPairColumns(engine, sql)
  for (let from = 0; from < left.length; from += SLICE) {
    tell(from, left.length)
    const x = left.subarray(from, from + SLICE)
    const y = right.subarray(from, from + SLICE)
    const level = x.map((value, row) => comparator.compare(value, y[row] as number))
    await engine.append(table, [x, y, level])
  }
  if (left.length > 0) await engine.analyze(table)
}

/** Two columns of whole numbers, read to their end: an open answer would not outlive an append. */
async function readPairColumns(engine: Engine, sql: string): Promise<[Int32Array, Int32Array]> {
  const batches: (readonly [Int32Array, Int32Array])[] = []
  let rows = 0
  for await (const { length, columns } of engine.stream(sql)) {
    batches.push(columns as unknown as [Int32Array, Int32Array])
    rows += length
  }
  const all: [Int32Array, Int32Array] = [new Int32Array(rows), new Int32Array(rows)]
  let at = 0
  for (const [x, y] of batches) {
    all[0].set(x, at)
    all[1].set(y, at)
    at += x.length
  }
  return all
}
