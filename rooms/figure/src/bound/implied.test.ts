// What rates imply, for every unit of time (F47).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'

const YEAR = { from: '2006-01-01', to: '2006-12-31' }

function implied(rest: Partial<CaseClaim>, period: { from?: string; to?: string } = YEAR) {
  const claim = say('a', { op: 'range', low: 2, high: 3, ...YEAR, ...rest })
  return ask([claim], { query: { act: 'arrest', place: 'CN', ...period } }).implied
}

test('[F47] rates by day, week, month and year, in whole periods', () => {
  const periods = (n: number, unit: 'day' | 'week' | 'month' | 'year') =>
    implied({ rate: { n, unit } })[0]?.periods
  assert.equal(periods(1, 'day'), 365)
  assert.equal(periods(1, 'week'), 52)
  assert.equal(periods(1, 'month'), 12)
  assert.equal(periods(1, 'year'), 1)
  assert.equal(periods(2, 'week'), 26)
  assert.equal(implied({ rate: { n: 10, unit: 'days' } })[0]?.periods, 37)
})

test('[F47] half a period is rounded up', () => {
  const seven = { from: '2006-01-01', to: '2006-01-07' }
  assert.equal(implied({ rate: { n: 2, unit: 'week' } }, seven)[0]?.periods, 1)
})

test('[F47] only the common days of rate and question count', () => {
  const [rate] = implied({ rate: { n: 1, unit: 'week' } }, { from: '2005-12-01', to: '2006-03-31' })
  assert.deepEqual(rate, { low: 26, high: 39, claims: ['a'], periods: 13 })
  assert.deepEqual(
    implied({ rate: { n: 1, unit: 'week' } }, { from: '2006-01-01' })[0]?.periods,
    52,
  )
})

test('[F47] what a rate does not state is not implied', () => {
  const rate = { n: 1, unit: 'month' } as const
  const atLeast = implied({ op: 'at_least', value: 10, rate })
  assert.deepEqual([atLeast[0]?.low, atLeast[0]?.high], [120, null])
  const upTo = implied({ op: 'up_to', value: 200, rate })
  assert.deepEqual([upTo[0]?.low, upTo[0]?.high], [null, 2400])
})

test('[F47] a rate for another act or place, or without an end, implies nothing', () => {
  const rate = { n: 1, unit: 'week' } as const
  assert.deepEqual(implied({ rate, place: 'CN/LN' }), [])
  const open = { op: 'exactly', value: 5, rate, from: '2006-01-01', place: 'CN' } as const
  const figure = ask([say('a', open)], {
    query: { act: 'arrest', place: 'CN', from: '2006-01-01' },
  })
  assert.deepEqual(figure.implied, [])
})

test('[F8] [F47] a rate is never added to a count', () => {
  const claims = [
    say('a', { op: 'exactly', value: 150, rate: { n: 1, unit: 'week' }, ...YEAR }),
    say('b', { op: 'exactly', value: 40, ...YEAR }),
  ]
  const figure = ask(claims, { query: { act: 'arrest', place: 'CN', ...YEAR } })
  assert.deepEqual(rangeOf(figure), [40, 40, 40])
  assert.equal(figure.implied[0]?.low, 7800)
})
