// The drawing of a figure: a shape of its own for each hedge, and the one rule for answers.
import assert from 'node:assert/strict'
import test from 'node:test'
import { OPERATORS } from '@tumen/claim'
import type { StatedNumber } from '../number-phrase.ts'
import { drawingOf } from './drawn-picture.test.ts'
import { hedgeOf } from './hedge.ts'
import { HedgeMark } from './hedge-mark.tsx'
import { IntervalChart } from './interval-chart.tsx'
import { counted, madeAnswer, madeFigure, stated } from './made-figure.test.ts'
import { linearScale } from './scale.ts'

const SCALE = linearScale(100, [206, 604], 5)

function markOf(number: StatedNumber): string {
  const hedge = hedgeOf(number)
  assert.ok(hedge)
  return drawingOf(HedgeMark({ hedge, scale: SCALE, y: 20 }))
}

function numberWith(op: StatedNumber['op']): StatedNumber {
  if (op === 'range') return { op, low: 40, high: 60 }
  return op === 'vague' ? { op, vague: 'dozens' } : { op, value: 60 }
}

test('[V81] each hedge has a mark of its own', () => {
  const marks = OPERATORS.map((op) => markOf(numberWith(op)))
  assert.equal(new Set(marks).size, OPERATORS.length)
})

test('[V81] at least 39 is not drawn like 39, nor more than 39 like at least 39', () => {
  const [plain, floor, strict] = (['exactly', 'at_least', 'more_than'] as const).map((op) =>
    markOf({ op, value: 39 }),
  )
  assert.doesNotMatch(plain ?? '', /chart-head/)
  assert.match(floor ?? '', /chart-head/)
  assert.doesNotMatch(floor ?? '', /chart-dot-open/)
  assert.match(strict ?? '', /chart-dot-open/)
})

test('[V81] a number of families or a rate has no mark on an axis of people', () => {
  const figure = madeFigure({ low: stated(39) }, { used: [counted('a', { low: 1, high: null })] })
  for (const number of [
    { op: 'about', value: 12, unit: 'families' },
    { op: 'about', value: 7, per: { n: 1, unit: 'week' } },
  ] satisfies StatedNumber[]) {
    const svg = drawingOf(
      IntervalChart({ language: 'en', answer: madeAnswer(figure), numbers: { a: number } }),
    )
    assert.match(svg, /about (?:12|7)/)
    assert.doesNotMatch(svg, /chart-mark/)
  }
})

/** What is drawn of an answer. */
function answerPart(figure: ReturnType<typeof madeFigure>): string {
  const svg = drawingOf(IntervalChart({ language: 'en', answer: madeAnswer(figure) }))
  return svg.split('<g class="chart-answer">')[1]?.split('</g>')[0] ?? ''
}

test('[V82] an answer is a bar from low to high with a tick at the best number', () => {
  const closed = answerPart(madeFigure({ low: stated(52), best: stated(60), high: stated(80) }))
  assert.match(closed, /chart-band/)
  assert.match(closed, /chart-best/)
  assert.doesNotMatch(closed, /chart-head/)
})

test('[V82] an open end is an arrow, an excluded end an open circle, no best no tick', () => {
  const open = answerPart(madeFigure({ low: stated(350, 'strict'), strictLow: true }))
  assert.match(open, /chart-head/)
  assert.match(open, /chart-dot-open/)
  assert.doesNotMatch(open, /chart-best/)
})

test('[V82] sides that exclude each other are two bars without tick, a contested part hatched', () => {
  const sides = {
    left: { claims: ['a'], values: { low: 52, high: 52 } },
    right: { claims: ['b'], values: { low: 80, high: null } },
  }
  const ends = { low: stated(52), best: stated(52), status: 'contested' as const }
  const whole = answerPart(madeFigure(ends, { contradictions: [{ kind: 'totals', ...sides }] }))
  assert.equal(whole.match(/chart-side/g)?.length, 2)
  assert.doesNotMatch(whole, /chart-best|chart-band/)
  const part = answerPart(madeFigure(ends, { contradictions: [{ kind: 'part', ...sides }] }))
  assert.match(part, /chart-hatched/)
})

test('[V82] no number is words, not an empty axis', () => {
  const svg = drawingOf(
    IntervalChart({ language: 'en', answer: madeAnswer(madeFigure({ status: 'no_data' })) }),
  )
  assert.doesNotMatch(svg, /chart-axis|chart-answer/)
  assert.match(svg, /role="img"/)
  assert.match(svg, /<text[^>]*>\w/)
})

test('[V94] statements beyond those that are drawn are counted in words', () => {
  const used = Array.from({ length: 47 }, (_, n) => counted(`c${n}`, { low: 5, high: null }))
  const figure = madeFigure({ low: stated(5) }, { used })
  const svg = drawingOf(IntervalChart({ language: 'en', answer: madeAnswer(figure) }))
  assert.equal(svg.match(/<a /g)?.length, 40)
  assert.match(svg, /and 7 more, see the table/)
})
