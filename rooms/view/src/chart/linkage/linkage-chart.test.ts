// The pictures of linkage, whatever numbers come in, and what each of them must show.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import fc from 'fast-check'
import type { WeightBar } from '../../linkage/answer.ts'
import { faultsIn, sizeOf, textsIn } from '../drawn-element.test.ts'
import { drawingOf } from '../drawn-picture.test.ts'
import { LevelChart } from '../estimate/level-chart.tsx'
import { ScoreChart } from '../estimate/score-chart.tsx'
import { WaterfallChart } from './waterfall-chart.tsx'
import { WeightChart } from './weight-chart.tsx'

const language = fc.constantFrom(...LANGUAGES)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const bits = fc.double({ min: -40, max: 40, noNaN: true })
const comparison = fc.constantFrom('name', 'born', 'home', 'height of the house', '<b>')

/** Fails with whatever is wrong in a drawing. */
function assertSound(svg: string): void {
  assert.deepEqual(faultsIn(svg), [])
  const [width, height] = sizeOf(svg)
  for (const { text, left, right, bottom } of textsIn(svg)) {
    assert.ok(left >= 0 && right <= width, `"${text}" from ${left} to ${right}`)
    assert.ok(bottom <= height, text)
  }
}

const level = fc.record({
  kind: fc.constant('level' as const),
  ...{ comparison, level: fc.integer({ min: -1, max: 5 }), label: comparison, bits },
  ...{ m: share, u: share },
})
const frequency = fc.record({
  kind: fc.constant('frequency' as const),
  ...{ comparison, tone: fc.constantFrom('common' as const, 'rare' as const), share, bits },
})
const ambiguity = fc.record({
  kind: fc.constant('ambiguity' as const),
  ...{ comparison, ways: fc.integer({ min: 2, max: 99 }), bits: fc.constant(0) },
})

test('[V201] bars of any weights are a sound drawing that ends with the weight', () => {
  const list = fc.array(fc.oneof(level, frequency, ambiguity), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(language, list, (own, parts) => {
      let total = 0
      const bars = parts.map((part): WeightBar => {
        total += part.bits
        return { ...part, total }
      })
      const svg = drawingOf(WaterfallChart({ language: own, bars }))
      assertSound(svg)
      const sign = total < 0 ? '−' : total > 0 ? '+' : ''
      const size = Math.abs(total).toFixed(1)
      const shown = size === '0.0' ? '0' : sign + size
      assert.equal(textsIn(svg.split('chart-legend')[0] ?? '').at(-1)?.text, shown)
    }),
    { numRuns: 100 },
  )
})

test('[V201] each bar begins where the one before has ended', () => {
  const bars: WeightBar[] = [
    { kind: 'prior', probability: 1 / 17, bits: -4, total: -4 },
    { kind: 'level', comparison: 'name', level: 5, label: 'same', bits: 6, total: 2 },
    { kind: 'level', comparison: 'sex', level: 0, label: 'different', bits: -1, total: 1 },
  ]
  const svg = drawingOf(WaterfallChart({ language: 'en', bars }))
  const rects = [...svg.matchAll(/<rect class="chart-(\w+)" x="([\d.]+)"[^>]* width="([\d.]+)"/g)]
    .slice(0, -3)
    .filter(([, look]) => look !== 'hit')
    .map(([, look, x, width]) => [look, Number(x), Number(x) + Number(width)])
  // By hand: −4 to 2 bits over 334 units from 206 on, 55⅔ units a bit.
  assert.deepEqual(rects, [
    ['side', 206, 428.7],
    ['soft', 206, 540],
    ['side', 484.3, 540],
    ['bar', 428.7, 484.3],
  ])
})

test('[V202] pairs by weight, with or without a threshold, are a sound drawing', () => {
  const bar = fc.record({ from: fc.integer({ min: -60, max: 60 }), count: fc.nat(1e6) })
  fc.assert(
    fc.property(language, fc.array(bar, { maxLength: 40 }), fc.option(bits), (own, list, at) => {
      const bars = list.map(({ from, count }) => ({ from, to: from + 1, count }))
      const threshold = at === null ? {} : { threshold: at }
      const svg = drawingOf(WeightChart({ language: own, bars, ...threshold }))
      assertSound(svg)
      const isDrawn = bars.some(({ count }) => count > 0)
      assert.equal(svg.includes('chart-now'), isDrawn && at !== null)
    }),
    { numRuns: 100 },
  )
})

test('[V203] levels and scores of any shares are sound drawings; too little is words', () => {
  const learned = fc.record({ comparison, label: comparison, m: share, u: share })
  const score = fc.record({ threshold: bits, precision: share, recall: share })
  fc.assert(
    fc.property(language, fc.array(learned), fc.array(score), (own, levels, scores) => {
      assertSound(drawingOf(LevelChart({ language: own, levels })))
      const curves = drawingOf(ScoreChart({ language: own, scores }))
      assertSound(curves)
      assert.equal(curves.includes('chart-step'), scores.length > 1)
    }),
    { numRuns: 100 },
  )
})
