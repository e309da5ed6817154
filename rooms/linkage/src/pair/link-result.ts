// What a linkage found, as typed arrays: pairs, ids and the columns that were kept.
// Source: the reference on linkage, sections 2.1 and 14.
import { readNumber } from '../engine/engine.ts'
import { keptField } from '../list/mention-number.ts'
import { field } from '../plan/condition-sql.ts'
import type { FoundPairs } from '../train/missed.ts'
import type { Run } from './stage.ts'

/** Pairs with the levels of their comparisons packed in one number. */
export interface WeighedPatterns extends FoundPairs {
  readonly p: Int32Array
}

/** The pairs that were kept, in the order of their records. */
export async function readPairs({ engine }: Run): Promise<WeighedPatterns> {
  const count = await readNumber(engine, 'select count(*) from scored')
  const [a, b, p, rules] = Array.from({ length: 4 }, () => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const w = new Float32Array(count)
  let at = 0
  const sql = 'select a, b, p, cast(rules as integer) as rules, w from scored order by a, b'
  for await (const { length, columns } of engine.stream(sql)) {
    for (const [k, own] of [a, b, p, rules, w].entries()) {
      own.set(columns[k] as Int32Array, at)
    }
    at += length
  }
  return { a, b, p, rules, w }
}

/** The number of a column's value, or of the list, for every record; -1 where there is none. */
export async function readColumn(
  run: Run,
  column: string | undefined,
  records: number,
): Promise<Int32Array> {
  const { engine, plan } = run
  const values = new Int32Array(records)
  if (column !== undefined && !plan.columns.has(column)) return readKept(run, column, values)
  const own = column === undefined ? 'list' : field('i', column, plan)
  for await (const { length, columns } of engine.stream(
    `select rid, coalesce(${own}, -1) as value from mention`,
  )) {
    const [rid, value] = columns as [Int32Array, Int32Array]
    for (let row = 0; row < length; row++) values[rid[row] as number] = value[row] as number
  }
  return values
}

/** The values of a column that was only kept are numbered as they come. */
async function readKept({ engine }: Run, column: string, values: Int32Array): Promise<Int32Array> {
  const numbers = new Map<string, number>()
  for await (const { length, columns } of engine.stream(
    `select rid, ${keptField(column)} as value from mention_id order by rid`,
  )) {
    const [rid, texts] = columns as [Int32Array, readonly (string | null)[]]
    for (let row = 0; row < length; row++) {
      const text = texts[row] ?? null
      const number = text === null ? -1 : (numbers.get(text) ?? numbers.size)
      if (text !== null) numbers.set(text, number)
      values[rid[row] as number] = number
    }
  }
  return values
}

/** The ids of the mentions by their numbers. */
export async function readMentionIds({ engine }: Run): Promise<string[]> {
  const ids: string[] = []
  for await (const { columns } of engine.stream('select mention_id from mention_id order by rid')) {
    ids.push(...(columns[0] as readonly string[]))
  }
  return ids
}
