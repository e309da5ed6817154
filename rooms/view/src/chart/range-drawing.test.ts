// The drawing of a figure: a shape of its own for each hedge, and the one rule for answers.
import assert from 'node:assert/strict'
import test from 'node:test'
import { OPERATORS } from '@tumen/claim'
import type { StatedNumber } from '../phrase/number.ts'
import { drawingOf, rangeOf } from './drawn-picture.test.ts'
import { hedgeOf } from './hedge.ts'
import { HedgeMark } from './hedge-mark.tsx'
import { counted, madeAnswer, madeFigure, stated } from './made-figure.test.ts'
import { linearScale } from './scale.ts'
import { STRIP } from './strip.tsx'

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
      rangeOf({ language: 'en', answer: madeAnswer(figure), numbers: { a: number } }),
    )
    assert.match(svg, /about (?:12|7)/)
    assert.doesNotMatch(svg, /chart-mark/)
  }
})

/** What is drawn of an answer. */
function answerPart(figure: ReturnType<typeof madeFigure>): string {
  const svg = drawingOf(rangeOf({ language: 'en', answer: madeAnswer(figure) }))
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

test('[V82] [V344] a contested answer is hatched, also where only a part is contested', () => {
  const sides = {
    left: { claims: ['a'], values: { low: 52, high: 52 } },
    right: { claims: ['b'], values: { low: 80, high: null } },
  }
  const ends = { low: stated(52), best: stated(52), status: 'contested' as const }
  const whole = answerPart(madeFigure(ends, { contradictions: [{ kind: 'totals', ...sides }] }))
  assert.match(whole, /chart-hatched/)
  assert.doesNotMatch(whole, /chart-band/)
  const part = answerPart(madeFigure(ends, { contradictions: [{ kind: 'part', ...sides }] }))
  assert.match(part, /chart-hatched/)
})

test('[V344] the bar reaches from low to high over all sides of a dispute', () => {
  const at = (claim: string, value: number) => ({
    ...{ claims: [claim], values: { low: value, high: value } },
  })
  const [a, b, c] = [at('a', 20), at('b', 25), at('c', 30)]
  const pairs = [[a, b] as const, [a, c] as const, [b, c] as const]
  const contradictions = pairs.map(([left, right]) => ({ kind: 'totals' as const, left, right }))
  const ends = { low: stated(12), high: stated(30), open: false, status: 'contested' as const }
  const drawn = answerPart(madeFigure(ends, { contradictions }))
  const [, x, width] = /chart-hatched" x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(drawn) ?? []
  const agreed = answerPart(madeFigure({ ...ends, status: 'single_origin' }))
  const [, from, length] = /chart-band" x="([\d.]+)"[^>]* width="([\d.]+)"/.exec(agreed) ?? []
  assert.ok(Number(width) > 100)
  assert.deepEqual([x, width], [from, length])
})

test('[V82] where nothing was stated there is no axis and no bar', () => {
  const answer = madeAnswer(madeFigure({ status: 'no_data' }))
  assert.equal(drawingOf(rangeOf({ language: 'en', answer })).trim(), '')
})

test('[V94] statements beyond those that are drawn are counted in words', () => {
  const used = Array.from({ length: 47 }, (_, n) => counted(`c${n}`, { low: 5, high: null }))
  const figure = madeFigure({ low: stated(5) }, { used })
  const svg = drawingOf(rangeOf({ language: 'en', answer: madeAnswer(figure) }))
  assert.equal(svg.match(/href="#q-/g)?.length, 40)
  assert.match(svg, /<a href="\/all">and 7 more</)
})

const QUOTE = {
  quote: [{ start: 0, end: 2, text: '52' }],
  published: '2022-08-05',
  sensitivity: 'public' as const,
}
const link = (agent: string) => ({ agent, label: `the ${agent}`, anonymity: 'named' as const })
const quoted = (doc: string, origin: string) => ({
  ...{ ...QUOTE, doc, origin },
  chain: [link(doc), link(origin)],
})

function rowsOf(quotes: Parameters<typeof madeAnswer>[1]): string[] {
  const used = Object.entries(quotes ?? {}).map(([claim, { origin }]) =>
    counted(claim, { low: 52, high: null }, origin),
  )
  const answer = madeAnswer(madeFigure({ low: stated(52) }, { used }), quotes)
  const page = drawingOf(rangeOf({ language: 'en', answer })).replaceAll('>\n<', '><')
  return (page.split('<details class="range-legend">')[0] ?? '').split('<li>').slice(1)
}

test('[V346] [V280] a row is a number of an origin, named by who published it; copies are folded into it', () => {
  const rows = rowsOf({
    a: quoted('wire', 'S-01'),
    b: { ...quoted('courier', 'S-01'), published: '2022-08-06' },
    c: { ...quoted('digest', 'S-01'), published: '2022-08-09' },
    d: { ...quoted('gazette', 'S-02'), published: '2022-08-01' },
  })
  assert.match(
    rows[0] ?? '',
    /href="#q-a">at least 52<.*the wire, 5 Aug 2022.*2 more statements repeat it/s,
  )
  assert.match(rows[1] ?? '', /#q-b".*the courier, 6 Aug 2022.*chart-mark/s)
  assert.match(rows[3] ?? '', /#q-d".*the gazette, 1 Aug 2022/s)
  assert.equal(rows.filter((row) => row.includes('class="strip"')).length, 4)
})

test('[V280] of two voices in one text each is named', () => {
  const rows = rowsOf({ a: quoted('wire', 'S-01'), b: quoted('wire', 'S-02') })
  assert.match(rows[0] ?? '', /the S-01 in the wire, 5 Aug 2022/)
  assert.match(rows[1] ?? '', /the S-02 in the wire, 5 Aug 2022/)
})

test('[V280] a hidden statement stands alone, without source, and hides the name of its origin', () => {
  const sealed = { ...quoted('secret', 'S-01'), sensitivity: 'sealed' as const }
  const rows = rowsOf({ a: quoted('wire', 'S-01'), b: sealed, c: quoted('wire', 'S-02') })
  assert.equal(rows.length, 3)
  assert.ok(!rows.join('').includes('repeat'))
  assert.ok(!rows.join('').includes('the secret') && !rows.join('').includes('the S-01'))
  assert.match(rows[1] ?? '', /\[sealed\]/)
})

test('[V82] what has no upper end fades to the edge of its frame and has no edge of its own', () => {
  const open = answerPart(madeFigure({ low: stated(52) }))
  assert.match(open, /class="chart-fading-out"[^>]*fill="url\(#range-open\)"/)
  assert.doesNotMatch(open, /chart-band|chart-edge/)
  assert.match(open, new RegExp(`chart-head" d="M${STRIP.edge} `))
})
