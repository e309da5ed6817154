// The pictures of estimates, whatever numbers come in, and what each of them must show.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import fc from 'fast-check'
import { faultsIn, sizeOf, textsIn } from '../drawn-element.test.ts'
import { allPictures, drawingOf } from '../drawn-picture.test.ts'
import { FrequenciesChart } from './frequencies-chart.tsx'
import { LandscapeChart } from './landscape-chart.tsx'
import { LeverageChart } from './leverage-chart.tsx'
import { OverlapChart } from './overlap-chart.tsx'
import { EstimateRows } from './rows.tsx'
import { spanScale } from './scale.ts'
import { PowerChart } from './share-chart.tsx'
import { ChainsChart, PosteriorChart, ReplicatesChart } from './spread-chart.tsx'

const language = fc.constantFrom(...LANGUAGES)
const number = fc.oneof(fc.nat(500), fc.double({ min: 0, max: 1e7, noNaN: true }))
const name = fc.stringMatching(/^[A-Za-z][A-Za-z -]{0,30}$/)

/** Fails with whatever is wrong in a drawing. */
function assertSound(svg: string): void {
  assert.deepEqual(faultsIn(svg), [])
  const [width, height] = sizeOf(svg)
  for (const { text, left, right, bottom } of textsIn(svg)) {
    assert.ok(left >= 0 && right <= width, `"${text}" from ${left} to ${right}`)
    assert.ok(bottom <= height, text)
  }
}

test('[V170] rows of any numbers are a sound drawing, open where they are', () => {
  const row = fc.record({
    label: name,
    at: fc.option(number),
    ends: fc.option(fc.tuple(number, number)),
  })
  fc.assert(
    fc.property(language, fc.array(row, { maxLength: 9 }), number, (own, list, documented) => {
      const rows = list.map(({ label, at, ends }) => ({
        label,
        ...(at === null ? {} : { at }),
        ...(ends === null ? {} : { low: Math.min(...ends), high: Math.max(...ends) }),
      }))
      assertSound(
        drawingOf(EstimateRows({ language: own, id: 'rows', title: 'Rows', rows, documented })),
      )
    }),
    { numRuns: 100 },
  )
})

test('[V170] what is documented and the bound stand as lines through all methods', () => {
  const svg = pictureNamed('estimate-methods.en')
  assert.equal(svg.match(/<path class="chart-day" d="M[\d.]+ 4V/g)?.length, 1)
  assert.equal(svg.match(/<path class="chart-line chart-dash" d="M[\d.]+ 4V/g)?.length, 1)
  assert.match(svg, /Documented: 418\./)
})

test('[V171] every intersection of lists has its row, its length as long as its number', () => {
  const svg = pictureNamed('estimate-overlap.en')
  assert.equal(svg.match(/<rect class="chart-bar"/g)?.length, 15)
  const widths = [...svg.matchAll(/<rect class="chart-bar"[^>]* width="([\d.]+)"/g)].map(Number)
  assert.deepEqual(
    widths,
    [...widths].sort((a, b) => b - a),
  )
  assert.match(svg, /Harbour police, Ferry House newspaper: 31/)
})

test('[V171] overlaps of any lists are a sound drawing, and more than six are told in words', () => {
  const size = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(language, fc.array(name, { minLength: 2, maxLength: 9 }), size, (own, names, n) => {
      const lists = names.map((one) => ({ name: one, size: n }))
      const intersections = names.map((_, at) => ({ lists: [0, at], persons: n + at }))
      const svg = drawingOf(OverlapChart({ language: own, overlap: { lists, intersections } }))
      assertSound(svg)
      assert.equal(svg.includes('chart-bar'), names.length <= 6)
    }),
    { numRuns: 100 },
  )
})

test('[V172] a landscape of any models is a sound drawing; only tested models are filled', () => {
  const model = fc.record({
    estimate: number,
    bic: fc.double({ min: 0, max: 60, noNaN: true }),
    order: fc.integer({ min: 1, max: 5 }),
    code: fc.constantFrom(0, 1),
  })
  fc.assert(
    fc.property(language, fc.array(model, { maxLength: 30 }), number, (own, list, documented) => {
      const models = list.map((one) => ({ model: '[1,2]', weight: 0, ...one }))
      assertSound(
        drawingOf(
          LandscapeChart({
            language: own,
            models: models as Parameters<typeof LandscapeChart>[0]['models'],
            documented,
          }),
        ),
      )
    }),
    { numRuns: 100 },
  )
})

test('[V173] replicates, posteriors and chains of any numbers are sound drawings', () => {
  const values = fc.array(number, { maxLength: 40 })
  fc.assert(
    fc.property(language, values, (own, list) => {
      const sorted = [...list].sort((a, b) => a - b)
      const common = { language: own, id: 'one', title: 'Spread' }
      const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
      const intervals = [{ label: 'interval', low, high }]
      const bars = sorted.map((from) => ({ from, to: from + 1, count: 1 }))
      assertSound(drawingOf(ReplicatesChart({ ...common, bars, intervals })))
      const points = sorted.map((at) => ({ at, value: 1 }))
      assertSound(drawingOf(PosteriorChart({ ...common, points, intervals })))
      assertSound(drawingOf(ChainsChart({ language: own, chains: [list, sorted] })))
    }),
    { numRuns: 100 },
  )
})

test('[V173] a scale between two values keeps their order, with round ticks inside', () => {
  fc.assert(
    fc.property(number, number, fc.integer({ min: 2, max: 7 }), (a, b, most) => {
      const span = [Math.min(a, b), Math.max(a, b)] as const
      const { at, ticks } = spanScale(span, [10, 600], most)
      assert.ok(at(span[0]) <= at(span[1]))
      assert.ok(ticks.length <= most + 1)
      assert.ok(ticks.every((tick) => tick >= span[0] - 1e-9 && tick <= span[1] + 1 + 1e-9))
    }),
  )
})

test('[V174] strata stand with their intervals, the total last, and none where there is none', () => {
  const whole = pictureNamed('estimate-strata-total.en')
  assert.match(
    whole,
    /Women: 245, 205 to 331; Men: 431, 352 to 581; all together: 676, 588 to 830\./,
  )
  const without = pictureNamed('estimate-strata.en')
  assert.match(without, /Islands: no estimate; all together: no estimate\./)
  assert.equal(without.match(/class="chart-band"/g)?.length, 3)
})

test('[V175] intervals with more records are shares of the estimate, around its line', () => {
  const svg = pictureNamed('estimate-power.en')
  assert.match(svg, /1\.25 × the records: 75 to 150 % of the estimate, upper over lower limit 2/)
  assert.match(pictureNamed('estimate-power-far.en'), /goes on beyond/)
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const point = fc.record({ factor: number, low: share, high: number, ratio: number })
  fc.assert(
    fc.property(language, fc.array(point, { maxLength: 8 }), (own, points) => {
      assertSound(drawingOf(PowerChart({ language: own, points })))
    }),
    { numRuns: 60 },
  )
})

test('[V176] how often an interval holds the truth stands against what it promises', () => {
  const svg = pictureNamed('estimate-calibration.en')
  assert.match(svg, /percentiles: 88 %; the truth lies above in 6 %, below in 5\.8 %/)
  const [wide = 0, narrow = 0] = [
    ...svg.matchAll(/class="chart-bar" x="206"[^>]* width="([\d.]+)"/g),
  ]
    .map(([, one]) => Number(one))
    .filter((_, n) => n !== 1)
  assert.ok(Math.abs(narrow / wide - 0.882 / 0.976) < 0.01)
})

test('[V177] one person less and one more stand on both sides of the estimate', () => {
  const svg = pictureNamed('estimate-leverage.en')
  assert.match(
    svg,
    /Harbour police, Ferry House newspaper, Valley parishes: 702 with one less, 796/,
  )
  const cell = fc.record({ lists: fc.constant<number[]>([0, 1]), minus: number, plus: number })
  fc.assert(
    fc.property(language, fc.array(cell, { maxLength: 20 }), number, (own, cells, estimate) => {
      const leverage = { estimate, cells }
      assertSound(drawingOf(LeverageChart({ language: own, lists: ['A', 'B'], leverage })))
    }),
    { numRuns: 60 },
  )
})

test('[V178] persons by number of lists lie on their line only if all are alike', () => {
  // Of 810 persons on at least one of four lists, each with chance ½: C(4, k) · 54 on k of them.
  const counts = [216, 324, 216, 54]
  const points = counts.map((persons, i) => ({
    ...{ lists: i + 1, persons },
    value: Math.log(persons / ([4, 6, 4, 1][i] as number)),
  }))
  const svg = drawingOf(FrequenciesChart({ language: 'en', points }))
  const heights = [...svg.matchAll(/class="chart-dot" cx="[\d.]+" cy="([\d.]+)"/g)]
  assert.equal(new Set(heights.map(([, y]) => y).slice(0, 4)).size, 1)
  assert.match(pictureNamed('estimate-frequencies-none.en'), /Fewer than three points/)
  const point = fc.record({ persons: fc.integer({ min: 1, max: 1_000_000 }), value: number })
  fc.assert(
    fc.property(language, fc.array(point, { minLength: 3, maxLength: 12 }), (own, list) => {
      const drawn = list.map((one, i) => ({ lists: i + 1, ...one }))
      const [width] = sizeOf(drawingOf(FrequenciesChart({ language: own, points: drawn })))
      assert.equal(width, 640)
      assert.deepEqual(faultsIn(drawingOf(FrequenciesChart({ language: own, points: drawn }))), [])
    }),
    { numRuns: 60 },
  )
})

test('[V179] wrong links stand under the number as it is, those without an estimate in words', () => {
  const svg = pictureNamed('estimate-links.en')
  assert.match(svg, /links as they are: 389; 1 % missed: 393; 10 % missed: 438; 5 % false: 339/)
  assert.match(svg, /20 % false: no estimate/)
})

function pictureNamed(wanted: string): string {
  return allPictures().find((one) => one.name === wanted)?.svg ?? ''
}
