import assert from 'node:assert/strict'
import { test } from 'node:test'
import { near, vector } from '../../fixture/table.ts'
import { digamma, logFactorial, logGamma } from './gamma-function.ts'
import { chiSquaredQuantile, normalChance, normalQuantile } from './normal.ts'
import { poissonLower, poissonUpper } from './poisson-tail.ts'
import { ascending, quantileOfType7, quantileOfType8 } from './quantile.ts'
import { keyOf, randomStream, stateOf, streamFrom, streamsBelow } from './random-stream.ts'
import { studentQuantile } from './student.ts'

type Row = Record<string, string>
type Quantiles = { x: number[]; values: Row[] }
const functions = vector<Record<string, Row[]> & Record<string, Quantiles>>('functions')
const rows = (name: string) => functions[name] as Row[]

const CHECKS: [string, (row: Row) => number, number][] = [
  ['pnorm', ({ x }) => normalChance(Number(x)), 1e-12],
  ['qnorm', ({ p }) => normalQuantile(Number(p)), 1e-12],
  ['qchisq1', ({ p }) => chiSquaredQuantile(Number(p)), 1e-12],
  ['lgamma', ({ x }) => logGamma(Number(x)), 1e-12],
  ['digamma', ({ x }) => digamma(Number(x)), 1e-10],
  ['qt', ({ p, df }) => studentQuantile(Number(p), Number(df)), 1e-10],
]

for (const [name, ours, tolerance] of CHECKS)
  test(`[M10] ${name} has the accuracy of its vectors`, () => {
    for (const row of rows(name)) near(ours(row), Number(row.value), tolerance, JSON.stringify(row))
  })

test('[M10] both tails of the Poisson distribution are right where they are tiny', () => {
  for (const { k, mean, lower, upper } of rows('poisson_tails')) {
    near(poissonLower(Number(k), Number(mean)), Number(lower), 1e-12, `lower ${k} ${mean}`)
    near(poissonUpper(Number(k), Number(mean)), Number(upper), 1e-12, `upper ${k} ${mean}`)
  }
})

test('[M10] the far ends have a value, and factorials go on where the table ends', () => {
  assert.equal(normalChance(-60), 0)
  assert.equal(normalQuantile(0), -Infinity)
  assert.equal(normalQuantile(1), Infinity)
  near(logFactorial(1024), logGamma(1025), 1e-14)
  assert.equal(studentQuantile(0.5, 3), 0)
  near(studentQuantile(0.975, 9), -studentQuantile(0.025, 9), 1e-12)
  assert.equal(studentQuantile(0.975, Infinity), normalQuantile(0.975))
})

test('[M11] quantiles are those of R', () => {
  const of = (name: string) => functions[name] as unknown as Quantiles
  for (const name of ['quantile_type8', 'quantile_type8_b'])
    for (const { p, value } of of(name).values)
      assert.equal(quantileOfType8(ascending(of(name).x), Number(p)), Number(value), `${name} ${p}`)
  const { x, values } = of('quantile_type7')
  for (const { p, value } of values)
    assert.equal(quantileOfType7(ascending(x), Number(p)), Number(value))
})

interface Vectors {
  xoshiro128starstar: { state: [number, number, number, number]; first: number[] }[]
  splitmix64: { seed: string; first: string[] }[]
  streams: {
    seed: string
    path: number[]
    key: string
    state: number[]
    first_u32: number[]
    first_uniform: string[]
  }[]
}

const random = vector<Vectors>('random')

test('[M12] the generator gives the published sequences', () => {
  for (const { state, first } of random.xoshiro128starstar) {
    const stream = streamFrom(state)
    assert.deepEqual(
      first.map(() => stream.bits()),
      first,
    )
  }
})

test('[M12] a stream depends on its seed and its path', () => {
  for (const { seed, path, key, state, first_u32, first_uniform } of random.streams) {
    const own = keyOf(BigInt(seed), path)
    assert.equal(own.toString(16).padStart(16, '0'), key)
    assert.deepEqual(stateOf(own), state)
    const bits = randomStream(BigInt(seed), path)
    assert.deepEqual(
      first_u32.map(() => bits.bits()),
      first_u32,
    )
    const [last = 0] = path.slice(-1)
    if (path.length > 0)
      assert.equal(streamsBelow(BigInt(seed), path.slice(0, -1))(last).bits(), first_u32[0])
    const uniform = randomStream(BigInt(seed), path)
    assert.deepEqual(
      first_uniform.map(() => uniform.uniform()),
      first_uniform.map(Number),
    )
  }
})
