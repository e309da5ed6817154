import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Comparison } from '../model/model.ts'
import { levelsOf, multipliers } from '../plan/stage-sql.ts'
import { seededChance } from '../seeded.ts'
import { runPass } from './agreement.ts'

/** A comparison with so many levels; what they ask is of no matter here. */
function comparisonOf(name: string, count: number): Comparison {
  const level = { when: { kind: 'else' }, label: '', fixM: false, fixU: false } as const
  return { name, levels: new Array(count + 1).fill(level) }
}

const COMPARISONS = [comparisonOf('name', 4), comparisonOf('birth', 3), comparisonOf('sex', 2)]
const M = [
  [0.05, 0.1, 0.15, 0.7],
  [0.1, 0.3, 0.6],
  [0.05, 0.95],
]
const U = [
  [0.9, 0.06, 0.03, 0.01],
  [0.9, 0.08, 0.02],
  [0.5, 0.5],
]

/** Draws patterns from a known model: a share of matches, each level by itself, some missing. */
function drawPatterns(pairs: number, prior: number) {
  const chance = seededChance(11)
  const counts = new Map<number, number>()
  const factors = multipliers(COMPARISONS)
  const draw = (shares: readonly number[]) => {
    if (chance() < 0.1) return -1
    let left = chance()
    for (const [level, share] of shares.entries()) {
      left -= share
      if (left < 0) return level
    }
    return shares.length - 1
  }
  for (let pair = 0; pair < pairs; pair++) {
    const shares = chance() < prior ? M : U
    const pattern = shares.reduce((p, own, k) => p + (draw(own) + 1) * (factors[k] as number), 0)
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  }
  return {
    patterns: Int32Array.from(counts.keys()),
    counts: Float64Array.from(counts.values()),
  }
}

test('[N91] a pass recovers the model that a million patterns were drawn from', () => {
  const patterns = drawPatterns(1_000_000, 0.2)
  const pass = runPass({
    ...{ comparisons: COMPARISONS, chance: U, patterns },
    ...{ convergence: 1e-6, iterations: 500 },
  })
  assert.ok(Math.abs(pass.prior - 0.2) < 0.02)
  for (const [k, own] of pass.agreement.entries()) {
    for (const [g, m] of own.entries()) {
      const known = (M[k] as number[])[g] as number
      assert.ok(Math.abs((m as number) - known) < 0.02, `${k} ${g}: ${m} for ${known}`)
    }
  }
})

test('[N91] the likelihood never falls, and a level without pairs has no m', () => {
  const table = fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 1000 })), {
    minLength: 2,
    maxLength: 40,
  })
  fc.assert(
    fc.property(table, (rows) => {
      const counts = new Map(rows)
      const patterns = {
        patterns: Int32Array.from(counts.keys()),
        counts: Float64Array.from(counts.values()),
      }
      const pass = runPass({
        ...{ comparisons: COMPARISONS, chance: U, patterns },
        ...{ convergence: 0, iterations: 30 },
      })
      for (const [n, value] of pass.likelihood.entries()) {
        const before = pass.likelihood[n - 1] ?? Number.NEGATIVE_INFINITY
        assert.ok(value >= before - 1e-6 * Math.abs(value))
      }
      for (const [k, own] of pass.agreement.entries()) {
        for (const [g, m] of own.entries()) {
          const isSeen = [...counts.keys()].some((p) => levelsOf(p, COMPARISONS)[k] === g)
          assert.equal(m !== undefined, isSeen)
        }
      }
    }),
  )
})

test('[N92] a pattern packs the levels of all comparisons, and gives them back', () => {
  // By hand: 4, 3 and 2 levels, each with one more for null: factors 1, 5 and 20.
  assert.deepEqual(multipliers(COMPARISONS), [1, 5, 20])
  assert.deepEqual(levelsOf(0, COMPARISONS), [-1, -1, -1])
  assert.deepEqual(levelsOf(4 + 5 * 3 + 20 * 2, COMPARISONS), [3, 2, 1])
  assert.deepEqual(levelsOf(2 + 5 * 0 + 20 * 1, COMPARISONS), [1, -1, 0])
})
