import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import fc from 'fast-check'
import { withDuckdb } from '../engine/duckdb.ts'
import { readRows } from '../engine/engine.ts'
import { DUCKDB } from '../plan/dialect.ts'
import {
  damerau,
  hamming,
  jaccard,
  jaroSimilarity,
  jaroWinklerSimilarity,
  levenshtein,
  pointsOf,
  testBits,
} from './text-measure.ts'

const MEASURES = { jaroSimilarity, jaroWinklerSimilarity, jaccard, levenshtein, damerau }
const FUNCTIONS = [
  'jaro_similarity',
  'jaro_winkler_similarity',
  'jaccard',
  'levenshtein',
  'damerau_levenshtein',
]

/** Some hundred short texts over few letters, so that they share, move and repeat them. */
function words(): string[] {
  const text = fc.string({ unit: fc.constantFrom(...'abcde1'), minLength: 1, maxLength: 9 })
  return fc.sample(text, { numRuns: 250, seed: 7 })
}

test('[N80] on ASCII every measure is that of DuckDB', async () => {
  await withDuckdb({ folder: tmpdir() }, async (engine) => {
    await engine.run('create table w (s varchar)')
    await engine.append('w', [words()])
    const calls = FUNCTIONS.map((name) => `cast(${name}(a.s, b.s) as double)`)
    const places = 'case when length(a.s) = length(b.s) then hamming(a.s, b.s) end'
    const sql = `select a.s, b.s, ${places}, ${calls.join(', ')} from w a, w b`
    const rows = await readRows(engine, sql)
    assert.equal(rows.length, 62_500)
    for (const [left, right, differing, ...expected] of rows) {
      const [a, b] = [pointsOf(String(left)), pointsOf(String(right))]
      const ours = Object.values(MEASURES).map((measure) => measure(a, b))
      assert.ok(
        ours.every((value, k) => Math.abs(value - Number(expected[k])) < 1e-12),
        `${left} ${right}: ${ours} for ${expected}`,
      )
      assert.equal(hamming(a, b), differing ?? Number.POSITIVE_INFINITY)
    }
  })
})

test('[N80] cheaper tests before that of Damerau change no answer', async () => {
  await withDuckdb({ folder: tmpdir() }, async (engine) => {
    await engine.run('create table w (s varchar)')
    await engine.append('w', [words()])
    for (const limit of [0, 1, 2, 3]) {
      const quick = DUCKDB.textTest({ measure: 'damerau', limit }, 'a.s', 'b.s')
      const plain = `damerau_levenshtein(a.s, b.s) <= ${limit}`
      const sql = `select count(*) from w a, w b where (${quick}) is distinct from (${plain})`
      assert.deepEqual(await readRows(engine, sql), [[0]], `limit ${limit}`)
    }
  })
})

test('[N81] characters count, not bytes', () => {
  // By hand: 2 of 3 meet, (2/3 + 2/3 + 1) / 3 = 7/9; one in front: 7/9 + 0.1 · 2/9 = 0.8.
  const alike = jaroWinklerSimilarity(pointsOf('김정은'), pointsOf('김종은'))
  assert.ok(Math.abs(alike - 0.8) < 1e-12)
  assert.equal(levenshtein(pointsOf('习近平'), pointsOf('习近朋')), 1)
  assert.equal(damerau(pointsOf('习近平'), pointsOf('习平近')), 1)
  assert.equal(hamming(pointsOf('\u{20000}a'), pointsOf('\u{20001}a')), 1)
})

test('[N81] a number holds one bit for each test that two texts pass', () => {
  const bits = testBits([
    { measure: 'jaro_winkler', limit: 0.8 - 1e-12 },
    { measure: 'levenshtein', limit: 0 },
    { measure: 'levenshtein', limit: 1 },
    { measure: 'share', limit: 2 },
  ])
  assert.equal(bits('김정은', '김종은'), 0b0101)
  assert.equal(bits('a;b ;c', 'b; c;d'), 0b1000)
})
