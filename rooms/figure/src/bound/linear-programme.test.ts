import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { solveProgramme } from './linear-programme.ts'

test('[F81] the textbook programme has its textbook optimum and multipliers', () => {
  // Chvátal, Linear Programming (1983), chapter 2: 5a + 4b + 3c, optimum 13 with multipliers 1 0 1.
  const rows = [
    [2, 3, 1],
    [4, 1, 2],
    [3, 4, 2],
  ]
  const solved = solveProgramme({ rows, limits: [5, 11, 8], goal: [5, 4, 3] })
  assert.ok(solved.status === 'optimal')
  assert.ok(Math.abs(solved.value - 13) < 1e-9)
  assert.deepEqual(solved.multipliers.map(Math.round), [1, 0, 1])
})

test('[F81] a programme without an answer says whether it is empty or has no top', () => {
  assert.equal(
    solveProgramme({ rows: [[1], [-1]], limits: [1, -2], goal: [1] }).status,
    'infeasible',
  )
  assert.equal(solveProgramme({ rows: [[-1]], limits: [-2], goal: [1] }).status, 'unbounded')
  const least = solveProgramme({ rows: [[-1]], limits: [-2], goal: [-1] })
  assert.ok(least.status === 'optimal' && Math.abs(least.value + 2) < 1e-9)
})

test('[F81] property: the multipliers prove the optimum (weak duality with equality)', () => {
  const small = fc.integer({ min: -3, max: 3 })
  const programme = fc.record({
    rows: fc.array(fc.tuple(small, small, small), { minLength: 1, maxLength: 6 }),
    goal: fc.tuple(small, small, small),
    seed: fc.array(fc.integer({ min: -6, max: 9 }), { minLength: 6, maxLength: 6 }),
  })
  fc.assert(
    fc.property(programme, ({ rows, goal, seed }) => {
      const limits = rows.map((_, n) => seed[n] as number)
      const solved = solveProgramme({ rows, limits, goal })
      if (solved.status !== 'optimal') return
      const { value, multipliers } = solved
      assert.ok(multipliers.every((one) => one > -1e-7))
      const bound = multipliers.reduce((sum, one, n) => sum + one * (limits[n] as number), 0)
      assert.ok(Math.abs(bound - value) < 1e-6)
      for (const [at, wanted] of goal.entries()) {
        const covered = multipliers.reduce(
          (sum, one, n) => sum + one * (rows[n]?.[at] as number),
          0,
        )
        assert.ok(covered > wanted - 1e-6)
      }
    }),
    { numRuns: 500, seed: 82 },
  )
})
