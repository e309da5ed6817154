import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import fc from 'fast-check'
import { readVector, VECTORS } from '../../fixture/data.ts'
import { withDuckdb } from '../engine/duckdb.ts'
import { readRows } from '../engine/engine.ts'
import { pairWeight, priorBits } from '../pair/weight.ts'
import { readModel } from './read.ts'
import { PreparedColumns, splinkCondition } from './splink-condition.ts'
import { importSplinkModel } from './splink-model.ts'

const importOf = (name: string) => importSplinkModel(readVector(`splink/${name}-model.json`))

const read = (text: string) => {
  const columns = new PreparedColumns()
  return { condition: splinkCondition(text, columns), steps: columns.steps }
}

test('[N62] three models that Splink trained are imported without a finding', () => {
  for (const name of ['fake1000', 'febrl4', 'historical']) {
    const { file, findings } = importOf(name)
    assert.deepEqual(findings, [], name)
    const { model, findings: wrong } = readModel(file)
    assert.deepEqual(wrong, [], name)
    assert.ok(model)
  }
})

test('[N62] the grammar of conditions, in any case', () => {
  const cases: [string, unknown][] = [
    ['"a_l" IS NULL OR "a_r" IS NULL', { null: ['a'] }],
    ['"a_l" = "a_r"', { equal: 'a' }],
    ['not (l.a = r.a)', { not: { equal: 'a' } }],
    ['l."a b" = r."a b" AND l.c=r.c', { and: [{ equal: 'a b' }, { equal: 'c' }] }],
    ['l.a = r.b and l.b = r.a', { reversed: ['a', 'b'] }],
    ['"a_l" = "b_r" AND "a_r" = "b_l"', { reversed: ['a', 'b'] }],
    ['Jaro_Winkler_Similarity("a_l", "a_r") >= .5', undefined],
    ['Jaro_Winkler_Similarity("a_l", "a_r") >= 0.5', { jaro_winkler: 'a', at_least: 0.5 }],
    [
      'levenshtein(CAST("a_l" AS TEXT), cast("a_r" as text)) <= 2',
      { levenshtein: 'a', at_most: 2 },
    ],
    ['damerau_levenshtein("a_r", "a_l") <= 1', { damerau: 'a', at_most: 1 }],
    ['abs("y_l" - "y_r") <= 5', { difference: 'y', at_most: 5 }],
    ['ELSE', { else: true }],
  ]
  for (const [text, expected] of cases) assert.deepEqual(read(text).condition, expected, text)
})

test('[N62] functions of a column become prepared columns, each once', () => {
  const days =
    'ABS(EPOCH(TRY_STRPTIME("d_l",\'%Y\')) - EPOCH(TRY_STRPTIME("d_r",\'%Y\'))) <= 172800'
  const found = read(`${days} OR ${days.replace('172800', '86400.0')}`)
  assert.deepEqual(found.steps, [
    { column: 'd_day_number_1', of: 'd', op: 'day_number', format: '%Y', origin: '0001-01-01' },
  ])
  assert.deepEqual(found.condition, {
    or: [
      { difference: 'd_day_number_1', at_most: 2 },
      { difference: 'd_day_number_1', at_most: 1 },
    ],
  })
  const prefix = read('SUBSTR(l.a, 1, 3) = SUBSTRING(r.a, 1, 3)')
  assert.deepEqual(prefix.steps, [{ column: 'a_prefix_1', of: 'a', op: 'prefix', length: 3 }])
  assert.deepEqual(prefix.condition, { equal: 'a_prefix_1' })
})

test('[N63] what the grammar does not hold is a finding and never a program', () => {
  const hostile = [
    '"a_l" = "a_r"; drop table mention',
    '"a_l" = (select \'x\')',
    'read_csv("a_l") = "a_r"',
    '"a_l" = "b_r"',
    '"a_l" IS NULL',
    '"a_l" = "a_l"',
    'substr(l.a, 2, 3) = substr(r.a, 2, 3)',
    'regexp_extract("a_l", \'x\', 0) = regexp_extract("a_r", \'x\', 0)',
    'length("a_l") >= 3',
    '1 = 1',
    '',
    `${'('.repeat(100_000)}"a_l" = "a_r"${')'.repeat(100_000)}`,
    `${'NOT '.repeat(100_000)}"a_l" = "a_r"`,
  ]
  for (const text of hostile) assert.equal(read(text).condition, undefined, text.slice(0, 60))
  const comparison = {
    output_column_name: 'a',
    comparison_levels: [
      { sql_condition: '"a_l" IS NULL OR "a_r" IS NULL', is_null_level: true },
      { sql_condition: 'exp("a_l") = 1' },
      { sql_condition: 'ELSE' },
    ],
  }
  assert.deepEqual(importSplinkModel({ comparisons: [comparison] }), {
    findings: [{ code: 'condition_not_understood', at: 'comparisons.0.levels.1' }],
  })
})

test('[N63] any text at all gives an answer', () => {
  const words = fc.constantFrom(
    '"a_l"',
    '"a_r"',
    '=',
    'AND',
    'OR',
    'NOT',
    '(',
    ')',
    'IS',
    'NULL',
    ',',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.string(), (parts, more) => {
      splinkCondition(parts.join(' '), new PreparedColumns())
      splinkCondition(`${parts.join(' ')}${more}`, new PreparedColumns())
    }),
  )
})

test('[N64] [N65] scores are those of Splink for each of its recorded pairs', async () => {
  const pairs: [string, number][] = [
    ['fake1000', 3989],
    ['febrl4', 31_956],
  ]
  for (const [name, count] of pairs) {
    const { model } = readModel(importOf(name).file)
    assert.ok(model && 'probability' in model.prior)
    const names = model.comparisons.map((comparison) => comparison.name)
    const prior = priorBits(model.prior.probability)
    const scored = `${VECTORS}/splink/${name}-scored.parquet`
    const rows = await withDuckdb({ folder: tmpdir() }, async (engine) => {
      const has = new Set((await readRows(engine, `describe from '${scored}'`)).map(([one]) => one))
      const terms = names.map((one) =>
        has.has(`mw_tf_adj_${one}`) ? `mw_tf_adj_${one}` : '0::double',
      )
      const levels = names.map((one) => `gamma_${one}`)
      return readRows(engine, `select match_weight, ${[...levels, ...terms]} from '${scored}'`)
    })
    assert.equal(rows.length, count)
    let largest = 0
    for (const [recorded, ...parts] of rows as number[][]) {
      const [levels, terms] = [parts.slice(0, names.length), parts.slice(names.length)]
      const w = pairWeight(model, prior, levels, terms)
      largest = Math.max(largest, Math.abs(w - (recorded as number)))
    }
    assert.ok(largest <= 1e-9, `${name}: ${largest}`)
  }
})
