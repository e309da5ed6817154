// Simulated worlds whose truth is known: what every method gets wrong in them is recorded, and must
// be as wrong here. Everybody in them is invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vector } from '../../fixture/table.ts'
import { chaoBound, chapman, pairOf } from '../closed-form/closed-form.ts'
import { type RandomStream, randomStream } from '../number/random-stream.ts'
import { multinomialInto, suffixSums } from '../number/random-variate.ts'
import { isFinding } from '../report/finding.ts'
import { type CaptureTable, mergeLists, sizeOf, tableOf } from '../table/capture-table.ts'
import { fitLogLinear } from './log-linear.ts'
import { mainEffects } from './model.ts'

interface Recorded {
  rel_bias_median: number
  coverage95: number
}

type Design = { design: string } & Record<string, Recorded | undefined>

const DRAWS = 400

// The chances of all patterns, that of nobody's among them.
function chancesOf(design: string): Float64Array {
  const numbers = (text = '') => text.split(',').map(Number)
  const mixed = /75% with p=([\d.,]+) and 25% with p=([\d.,]+);/.exec(design)
  if (mixed) {
    const [many, few] = [numbers(mixed[1]), numbers(mixed[2])].map(patternChances)
    return (many as Float64Array).map((one, mask) => 0.75 * one + 0.25 * (few?.[mask] as number))
  }
  const chances = patternChances(numbers(/p=([\d.,]+)/.exec(design)?.[1]?.replace(/,$/, '')))
  const copied = Number(/with prob ([\d.]+)/.exec(design)?.[1] ?? 0)
  // Whoever is on the first list comes onto the third with that chance too.
  for (const mask of [0b001, 0b011]) {
    const moved = copied * (chances[mask] as number)
    chances[mask] = (chances[mask] as number) - moved
    chances[mask | 0b100] = (chances[mask | 0b100] as number) + moved
  }
  return chances
}

function patternChances(lists: readonly number[]): Float64Array {
  return Float64Array.from({ length: 1 << lists.length }, (_, mask) =>
    lists.reduce((product, p, i) => product * ((mask >> i) & 1 ? p : 1 - p), 1),
  )
}

function drawTable(stream: RandomStream, persons: number, chances: Float64Array): CaptureTable {
  const cells = new Float64Array(chances.length)
  multinomialInto(stream, persons, { weights: chances, suffix: suffixSums(chances) }, cells)
  return tableOf(['A', 'B', 'C'], cells.entries())
}

const ESTIMATES: Record<string, (table: CaptureTable) => number | undefined> = {
  indep: (table) => {
    const fit = fitLogLinear(table, mainEffects(3))
    return isFinding(fit) ? undefined : fit.estimate
  },
  chao: (table) => chaoBound(table).estimate,
  collapsed_chapman: (table) => chapman(pairOf(mergeLists(table, 0, 2), 0, 1)).estimate,
}

function medianBias(design: string, of: (table: CaptureTable) => number | undefined): number {
  const persons = Number(/^N=(\d+)/.exec(design)?.[1])
  const chances = chancesOf(design)
  const found = Array.from({ length: DRAWS }, (_, draw) =>
    of(drawTable(randomStream(6n, [draw]), persons, chances)),
  )
  const sorted = found.filter((one) => one !== undefined).sort((a, b) => a - b)
  return (sorted[Math.floor(sorted.length / 2)] as number) / persons - 1
}

test('[M111] methods are as wrong in simulated worlds as it is recorded, by three points at most', () => {
  let compared = 0
  for (const recorded of vector<{ designs: Design[] }>('simulations').designs)
    for (const [name, of] of Object.entries(ESTIMATES)) {
      const expected = recorded[name]?.rel_bias_median
      if (expected === undefined) continue
      const ours = medianBias(recorded.design, of)
      assert.ok(
        Math.abs(ours - expected) <= 0.03,
        `${recorded.design} ${name}: ${ours}, recorded ${expected}`,
      )
      compared++
    }
  assert.equal(compared, 29)
})

test('[M111] a reprint that is counted as a list makes the overlap too large, and never too small', () => {
  const two = (chances: Float64Array) =>
    chances.reduce((sum, chance, mask) => (sizeOf(mask) >= 2 ? sum + chance : sum), 0)
  const design = 'N=1000; lists p=.20,.15,.15 independent, with prob '
  const shares = [0, 0.1, 0.3, 0.5, 0.8].map((share) => two(chancesOf(`${design}${share}; x`)))
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  )
})
