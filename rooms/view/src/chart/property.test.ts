// Whatever values come in: a drawing without NaN, with every mark in it, and ends in their order.
import assert from 'node:assert/strict'
import test from 'node:test'
import { isoDay, OPERATORS, PLACE_LEVELS, PLACE_RELATIONS, VAGUE_WORDS } from '@tumen/claim'
import { LANGUAGES } from '@tumen/words'
import fc from 'fast-check'
import { MapChart } from '../map/chart.tsx'
import type { StatedNumber } from '../phrase/number.ts'
import { dayScale, eventScale } from './day-scale.ts'
import { faultsIn, sizeOf, textsIn } from './drawn-element.test.ts'
import { drawingOf, rangeOf } from './drawn-picture.test.ts'
import { hedgeOf, statedByReading } from './hedge.ts'
import { RelayGraph } from './lineage/relay-graph.tsx'
import { counted, madeAnswer, madeFigure, stated } from './made-figure.test.ts'
import { MomentChart } from './moment-chart.tsx'
import { linearScale, niceTicks } from './scale.ts'
import { SupportChart } from './support-chart.tsx'
import { TimelineChart } from './timeline-chart.tsx'

const count = fc.oneof(fc.nat(200), fc.nat(3_000_000))
const language = fc.constantFrom(...LANGUAGES)
const day = fc
  .record({ year: fc.integer({ min: 1990, max: 2030 }), month: fc.nat(11), date: fc.nat(27) })
  .map(({ year, month, date }) => isoDay(year, month + 1, date + 1))
const range = fc.tuple(count, count).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

const number: fc.Arbitrary<StatedNumber> = fc
  .record({
    op: fc.constantFrom(...OPERATORS),
    value: count,
    ends: range,
    vague: fc.constantFrom(...VAGUE_WORDS),
    whole: fc.option(count, { nil: undefined }),
  })
  .map(({ op, value, ends: [low, high], vague, whole }) => {
    const partOf = whole === undefined ? undefined : { op: 'exactly' as const, value: whole }
    if (op === 'range') return { op, low, high }
    return op === 'vague' ? { op, vague, partOf } : { op, value }
  })

/** Fails with whatever is wrong in a drawing. */
function assertSound(svg: string): void {
  assert.deepEqual(faultsIn(svg), [])
  const [width, height] = sizeOf(svg)
  for (const { text, left, right, bottom } of textsIn(svg)) {
    assert.ok(left >= 0 && right <= width, `"${text}" from ${left} to ${right}`)
    assert.ok(bottom <= height, text)
  }
}

const STATUSES = ['contested', 'corroborated', 'single_origin', 'no_data', 'whole_only'] as const

test('[V83] a figure of any numbers is a sound drawing', () => {
  const given = fc.record({
    language,
    numbers: fc.array(number, { maxLength: 8 }),
    ends: range,
    best: fc.option(count),
    open: fc.boolean(),
    none: fc.boolean(),
    status: fc.constantFrom(...STATUSES),
  })
  fc.assert(
    fc.property(given, (one) => {
      const [low, high] = one.ends
      const used = one.numbers.map((_, n) =>
        counted(`c${n}`, { low, high: one.open ? null : high }),
      )
      const figure = madeFigure(
        {
          low: one.none ? null : stated(low),
          best: one.best === null ? null : stated(one.best, 'about'),
          high: one.open ? null : stated(high),
          status: one.status,
        },
        { used, leftOut: [{ claim: 'c0', code: 'retracted' }] },
      )
      const numbers = Object.fromEntries(one.numbers.map((own, n) => [`c${n}`, own]))
      const answer = madeAnswer(figure)
      const drawn = drawingOf(rangeOf({ language: one.language, answer, numbers }))
      if (drawn.includes('<svg')) assertSound(drawn)
    }),
    { numRuns: 150 },
  )
})

test('[V83] the drawn ends of a statement keep their order, and its dot stands between them', () => {
  fc.assert(
    fc.property(number, (own) => {
      const hedge = hedgeOf(own)
      if (hedge === undefined) return
      const { low, high, dot } = hedge
      assert.ok(low >= 0 && (high === null || high >= low))
      if (dot !== null) assert.ok(dot >= low && (high === null || dot <= high))
    }),
  )
})

test('[V83] scales keep the order of values and days, and tick within their ends', () => {
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 8 }), (a, b, most) => {
      const max = Math.max(a, b)
      const { at, ticks } = linearScale(max, [10, 600], most)
      assert.ok(at(Math.min(a, b)) <= at(max) && at(max) <= 600)
      assert.ok(ticks.length <= Math.max(2, most))
      assert.ok(ticks.every((tick) => tick <= Math.max(1, max)))
      assert.deepEqual(niceTicks(max, most), ticks)
    }),
  )
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 9 }), (days) => {
      const { at, ticks } = dayScale(days, [100, 600], 4)
      const places = [...days].sort().map(at)
      assert.deepEqual(
        places,
        [...places].sort((x, y) => x - y),
      )
      assert.ok(ticks.length > 0 && ticks.every((tick) => at(tick.day) >= 100))
    }),
  )
})

test('[V284] an axis of events keeps the order of days, and where it has a gap the events keep room', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 9 }), day, (days, until) => {
      const { at, ticks, gap, last } = eventScale(days, until, [100, 600], 4)
      const all = [...days, until].sort()
      const places = all.map(at)
      assert.deepEqual(
        places,
        [...places].sort((x, y) => x - y),
      )
      assert.ok(places.every((x) => x >= 100 && x <= 600) && last === all.at(-1))
      assert.ok(ticks.every((tick) => at(tick.day) >= 100))
      if (gap === undefined) return
      const end = at(days.toSorted().at(-1) ?? '')
      assert.ok(end < gap && gap < at(until) && at(until) === 600)
      assert.equal(ticks.at(-1)?.day, until)
    }),
  )
})

test('[V284] more time after the events than among them is a gap, less is not', () => {
  const events = ['2022-07-14', '2022-08-26']
  assert.notEqual(eventScale(events, '2026-11-30', [100, 600], 4).gap, undefined)
  assert.equal(eventScale(events, '2022-09-20', [100, 600], 4).gap, undefined)
  assert.equal(eventScale(events, undefined, [100, 600], 4).gap, undefined)
})

test('[V83] moments of any answers are a sound drawing', () => {
  const moment = fc.record({ on: day, ends: range, best: fc.option(count), open: fc.boolean() })
  fc.assert(
    fc.property(language, fc.array(moment, { maxLength: 9 }), fc.boolean(), (own, list, known) => {
      const moments = [...list]
        .sort((a, b) => (a.on < b.on ? -1 : 1))
        .map(({ on, ends, best, open }) => ({
          on,
          low: stated(ends[0]),
          best: best === null ? null : stated(best),
          high: open ? null : stated(ends[1]),
          open,
          status: best === null ? ('contested' as const) : ('corroborated' as const),
        }))
      const { question } = madeFigure({}).explanation
      const knownOn = known ? { knownOn: '2022-08-10' } : {}
      assertSound(drawingOf(MomentChart({ language: own, moments, question, ...knownOn })))
    }),
    { numRuns: 100 },
  )
})

test('[V83] a timeline of any days is a sound drawing, also when zoomed', () => {
  const row = fc.record({
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
    times: fc.tuple(day, day).map(([a, b]) => [a, b].sort() as [string, string]),
    approximate: fc.boolean(),
    openStart: fc.boolean(),
    openEnd: fc.boolean(),
    known: day,
    official: fc.boolean(),
  })
  fc.assert(
    fc.property(
      language,
      fc.array(row, { maxLength: 8 }),
      day,
      fc.boolean(),
      (own, list, on, zoom) => {
        const rows = list.map(({ times: [earliest, latest], ...one }) => ({
          id: one.id,
          known: one.known,
          official: one.official,
          happened: { earliest, latest, ...one },
        }))
        const period = zoom ? { from: '2005-01-01', to: '2012-12-31' } : {}
        assertSound(drawingOf(TimelineChart({ language: own, rows, knownOn: on, ...period })))
      },
    ),
    { numRuns: 100 },
  )
})

test('[V83] a support curve of any steps is a sound drawing', () => {
  const steps = fc.uniqueArray(count, { maxLength: 12 })
  fc.assert(
    fc.property(language, steps, fc.integer({ min: 1, max: 999 }), (own, values, most) => {
      const support = [...values]
        .sort((a, b) => a - b)
        .map((value, n): [number, number] => [value, Math.max(1, most - n)])
      assertSound(drawingOf(SupportChart({ language: own, support })))
    }),
    { numRuns: 100 },
  )
})

test('[V83] any graph of relays, rings included, is a sound drawing', () => {
  const name = fc.constantFrom(...'abcdefghijkl')
  const edge = fc.record({ from: name, to: name, reprint: fc.boolean() })
  const relation = fc.constantFrom('same' as const, 'possible' as const, 'different' as const)
  const pair = fc.record({ a: name, b: name, relation })
  const edges = fc.array(edge, { maxLength: 20 })
  fc.assert(
    fc.property(language, edges, fc.array(pair, { maxLength: 4 }), (own, links, pairs) => {
      const nodes = [...'abcdefghijkl'].map((id) => ({ id, label: `Speaker ${id} of a river` }))
      assertSound(drawingOf(RelayGraph({ language: own, nodes, edges: links, pairs })))
    }),
    { numRuns: 100 },
  )
})

test('[V83] places anywhere are a sound drawing', () => {
  const id = fc.constantFrom('CN', 'CN/LN', 'CN/JL/mill', 'KP/HB', 'KR', 'XX', 'RU', 'land')
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map(String)
  const place = fc.record({
    id,
    level: fc.constantFrom(...PLACE_LEVELS),
    relation: fc.constantFrom(...PLACE_RELATIONS),
    name: fc.constantFrom('Stone Mill', '랴오닝성', '石磨拘留所'),
    told: fc.constantFrom('at least 52', '약 60명'),
    centre: fc.option(fc.record({ latitude: degrees(90), longitude: degrees(180) }), {
      nil: undefined,
    }),
  })
  fc.assert(
    fc.property(language, fc.array(place, { maxLength: 12 }), (own, places) => {
      assertSound(drawingOf(MapChart({ language: own, places })))
    }),
    { numRuns: 60 },
  )
})

test('[V83] [V81] a number read back from a figure is drawn like the stated one', () => {
  // The readings of the figures reference, F1, by hand.
  const reading = (
    floor: number | null,
    ceiling: number | null,
    low: number,
    high: number | null,
  ) => statedByReading({ floor, ceiling, point: null, values: { low, high } })
  assert.deepEqual(reading(39, null, 39, null), { op: 'at_least', value: 39 })
  assert.deepEqual(reading(350, null, 351, null), { op: 'more_than', value: 350 })
  assert.deepEqual(reading(null, 90, 0, 89), { op: 'fewer_than', value: 90 })
  assert.deepEqual(reading(null, 80, 0, 80), { op: 'up_to', value: 80 })
  assert.deepEqual(reading(60, 60, 54, 66), { op: 'about', value: 60 })
  assert.deepEqual(reading(40, 70, 40, 70), { op: 'range', low: 40, high: 70 })
  assert.deepEqual(reading(60, 60, 60, 60), { op: 'exactly', value: 60 })
  assert.deepEqual(reading(null, null, 1, null), { op: 'unknown_some' })
})

test('[V83] mutation test: a drawing with a shape inside out is found', () => {
  const [bad] = ['<svg viewBox="0 0 640 20"><rect x="9" y="1" width="-4" height="8"></rect></svg>']
  assert.equal(faultsIn(bad ?? '').length, 1)
  assert.deepEqual(faultsIn('<svg viewBox="0 0 640 20"><path d="MNaN 3"></path></svg>'), ['NaN'])
})
