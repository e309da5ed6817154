import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { near, recordedRows } from '../../fixture/table.ts'
import { isFinding } from '../report/finding.ts'
import { covariateEstimate, type SeenPerson } from './covariate.ts'

const SIMULATED = new URL('../../../../vectors/estimate/tables/drpop_sim.csv', import.meta.url)

function group(first: number, second: number, both: number, known: number[]): SeenPerson[] {
  const of = (count: number, on: { first: boolean; second: boolean }) =>
    Array.from({ length: count }, () => ({ ...on, known }))
  return [
    ...of(first, { first: true, second: false }),
    ...of(second, { first: false, second: true }),
    ...of(both, { first: true, second: true }),
  ]
}

function estimated(seen: SeenPerson[], folds: number) {
  const found = covariateEstimate(seen, { folds, seed: 3n })
  assert.ok(!isFinding(found))
  return found
}

test('[M107] without anything known it is the product of the lists over their overlap', () => {
  // By hand: lists of 45 and 40 with 15 on both: 45 · 40 / 15 = 120.
  near(estimated(group(30, 25, 15, []), 1).estimate, 120, 1e-8)
})

test('[M107] with two groups of persons it is the sum of their products', () => {
  // By hand: 45 · 40 / 15 + 30 · 50 / 20 = 120 + 75; together they would give 75 · 90 / 35 = 192.9.
  const seen = [...group(30, 25, 15, [0]), ...group(10, 30, 20, [1])]
  near(estimated(seen, 1).estimate, 195, 1e-6)
  near(estimated(seen, 1).plugIn, 195, 1e-6)
})

test('[M107] the simulated lists give what drpop gives, within the chance of its folds', () => {
  const [, ...lines] = readFileSync(SIMULATED, 'utf8').trim().split('\n')
  const seen = lines.map((line): SeenPerson => {
    const [first, second, x] = line.split(',').map(Number)
    return { first: first === 1, second: second === 1, known: [x as number] }
  })
  const row = recordedRows('drpop_sim', 'two lists').find(({ call }) => call.includes("'logit'"))
  assert.ok(row)
  const { DR, PI } = row.result.result as Record<'DR' | 'PI', { n: number; sigman: number }>
  const ours = estimated(seen, 5)
  near(ours.estimate, DR.n, 0.1)
  near(ours.standardError, DR.sigman, 0.1)
  near(ours.plugIn, PI.n, 0.1)
  assert.ok(ours.low < 3000 && 3000 < ours.high)
})

test('[M107] few persons, no overlap and chances that do not settle are findings', () => {
  const kind = (seen: SeenPerson[]) => {
    const found = covariateEstimate(seen, { folds: 1 })
    return isFinding(found) ? found.kind : found
  }
  assert.equal(kind(group(3, 3, 3, [])), 'too_few_persons')
  assert.equal(kind(group(9, 9, 0, [])), 'no_overlap')
  assert.equal(kind([...group(10, 10, 10, [Number.NaN])]), 'not_converged')
})

test('[M107] no estimate is below the persons seen, whatever is known of them', () => {
  const person = fc.tuple(fc.constantFrom(1, 2, 3), fc.double({ min: -3, max: 3, noNaN: true }))
  let findings = 0
  fc.assert(
    fc.property(fc.array(person, { minLength: 12, maxLength: 60 }), (persons) => {
      const seen = persons.map(([on, x]) => ({
        ...{ first: on !== 2, second: on !== 1 },
        known: [x],
      }))
      const found = covariateEstimate(seen, { folds: 3, seed: 4n })
      if (isFinding(found)) findings++
      else assert.ok(found.low >= seen.length && found.estimate >= found.low)
    }),
    { numRuns: 150, seed: 5 },
  )
  assert.ok(findings > 0)
})
