// What the sum of the parts does to the range (F38), and what is not broken down (F70).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'

const exactly = (value: number) => ({ op: 'exactly', value }) as const
const whole = (rest: Partial<CaseClaim>) => say('w', { event: 'E', ...rest })
const adults = { by: 'age', label: 'adults' } as const
const minors = { by: 'age', label: 'minors' } as const
const part = (id: string, rest: Partial<CaseClaim>) => say(id, { partOf: 'E', ...rest })

/** A whole, and two parts of 30 and 20. */
function withParts(rest: Partial<CaseClaim>) {
  const figure = ask([
    whole(rest),
    part('a', { ...exactly(30), restrict: adults }),
    part('b', { ...exactly(20), restrict: minors }),
  ])
  return { figure, range: rangeOf(figure), rest: figure.explanation.notBrokenDown }
}

test('[F38] parts above the whole contest it: low stays, high rises, no best', () => {
  const { figure, range } = withParts(exactly(40))
  assert.deepEqual(range, [40, null, 50])
  assert.equal(figure.status, 'contested')
  assert.ok(figure.flags.includes('parts_exceed_whole'))
  assert.equal(figure.explanation.contradictions[0]?.kind, 'parts_against_whole')
})

test('[F38] a rounded low that may mean the sum stays; the sum is the high', () => {
  const { figure, range } = withParts({ op: 'about', value: 46 })
  assert.deepEqual(range, [46, 46, 50])
  assert.ok(figure.flags.includes('sum_differs_within_rounding'))
  assert.ok(!figure.flags.includes('sum_of_parts'))
  assert.deepEqual(withParts({ op: 'odd', value: 50 }).range, [50, 50, 50])
  assert.deepEqual(withParts({ op: 'nearly', value: 52 }).range, [52, 52, 52])
})

test('[F38] otherwise a larger sum is the low, and the best if it is more', () => {
  const { figure, range } = withParts({ op: 'at_least', value: 40 })
  assert.deepEqual(range, [50, 50, null])
  assert.ok(figure.flags.includes('sum_of_parts') && figure.flags.includes('best_is_floor'))
  assert.deepEqual(withParts({ op: 'range', low: 40, high: 60 }).range, [50, 50, 60])
  assert.deepEqual(withParts({ op: 'up_to', value: 70 }).range, [50, 50, 70])
})

test('[F38] a smaller sum changes nothing', () => {
  const { figure, range } = withParts(exactly(60))
  assert.deepEqual(range, [60, 60, 60])
  assert.deepEqual(figure.flags, [])
})

test('[F38] a sum above high, but within what the words allow, is the high, too', () => {
  const figure = ask([
    whole({ op: 'range', low: 40, high: 45 }),
    say('v', { event: 'E', op: 'at_least', value: 40 }),
    part('a', exactly(45)),
  ])
  assert.deepEqual(rangeOf(figure), [45, 45, 45])
})

test('[F38] the sum tells its parts, down to claims', () => {
  const { figure } = withParts({ op: 'at_least', value: 40 })
  assert.deepEqual(figure.low, {
    value: 50,
    marks: ['sum'],
    from: {
      rule: 'sum',
      parts: [
        { value: 30, marks: [], claims: ['a'] },
        { value: 20, marks: [], claims: ['b'] },
      ],
    },
  })
})

test('[F70] the worked example: "up to 600", 300-odd at one crossing, 180 at another', () => {
  const figure = ask(
    [
      say('w', { op: 'up_to', value: 600, act: 'forced_return', event: 'E' }),
      say('a', { op: 'odd', value: 300, act: 'forced_return', place: 'CN/JL/x', partOf: 'E' }),
      say('b', { ...exactly(180), act: 'forced_return', place: 'CN/LN/y', partOf: 'E' }),
    ],
    { query: { act: 'forced_return', event: 'E' } },
  )
  assert.deepEqual(figure.low, {
    value: 480,
    marks: ['sum', 'odd'],
    from: {
      rule: 'sum',
      parts: [
        { value: 300, marks: ['odd'], claims: ['a'] },
        { value: 180, marks: [], claims: ['b'] },
      ],
    },
  })
  const sets = Object.fromEntries(figure.explanation.used.map((each) => [each.claim, each.sets]))
  assert.deepEqual(sets.w, ['high'])
  assert.deepEqual(sets.a?.slice(0, 2), ['low', 'best'])
  const { notBrokenDown } = figure.explanation
  assert.deepEqual([notBrokenDown?.value, notBrokenDown?.bound], [120, 'at_most'])
})

test('[F70] what is not broken down: a point, "or more", "up to", or nothing', () => {
  assert.deepEqual(
    [
      { op: 'about', value: 60 },
      { op: 'more_than', value: 60 },
      { op: 'up_to', value: 60 },
    ].map((said) => {
      const { rest } = withParts(said as Partial<CaseClaim>)
      return [rest?.value, rest?.bound, rest?.marks.join(' ')]
    }),
    [
      [10, 'point', 'about'],
      [10, 'at_least', 'floor strict'],
      [10, 'at_most', ''],
    ],
  )
  assert.equal(withParts(exactly(50)).rest, null)
  assert.equal(withParts(exactly(40)).rest, null)
})
