import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { checkDay, checkInstant, checkInterval, dayNumber, ucdpPrecOfInterval } from './date.ts'

const code = (value: string) => checkDay(value)[0]?.code

test('[C31] a day is a real day of the years 1800 to 2199', () => {
  for (const day of ['2024-02-29', '2000-02-29', '1800-01-01', '2199-12-31'])
    assert.deepEqual(checkDay(day), [])
  for (const day of ['2022-02-30', '1900-02-29', '2022-13-01', '2022-00-10', '2022-04-31'])
    assert.equal(code(day), 'date_impossible')
  for (const day of ['1799-12-31', '2200-01-01', '0001-01-01'])
    assert.equal(code(day), 'date_out_of_range')
  for (const day of ['', '2022', '2022-5-1', '2022-05-01T00:00:00Z', ' 2022-05-01', '٢٠٢٢-٠٥-٠١'])
    assert.equal(code(day), 'date_malformed')
})

test('[C32] an interval is closed and in order', () => {
  assert.deepEqual(checkInterval({ earliest: '2022-05-01', latest: '2022-05-01' }), [])
  const back = checkInterval({ earliest: '2022-05-02', latest: '2022-05-01' }, 'asserted')
  assert.deepEqual(back, [{ code: 'time_order', field: 'asserted' }])
  const both = checkInterval({ earliest: '2022-02-30', latest: 'soon' })
  assert.deepEqual(
    both.map((f) => f.field),
    ['interval.earliest', 'interval.latest'],
  )
})

test('[C33] day numbers agree with the calendar of the machine', () => {
  const first = Date.UTC(1800, 0, 1) / 864e5
  fc.assert(
    fc.property(fc.integer({ min: first, max: Date.UTC(2199, 11, 31) / 864e5 }), (n) => {
      assert.equal(dayNumber(new Date(n * 864e5).toISOString().slice(0, 10)), n)
    }),
  )
})

test('[C33] the precision follows from the length in days', () => {
  const prec = (latest: string) => ucdpPrecOfInterval({ earliest: '2022-05-01', latest })
  const days = ['01', '02', '06', '07', '08', '31'].map((d) => prec(`2022-05-${d}`))
  assert.deepEqual(days, [1, 2, 2, 3, 4, 4])
  assert.equal(prec('2022-06-01'), 5)
  assert.equal(ucdpPrecOfInterval({ earliest: '2019-01-01', latest: '2019-08-08' }), 5)
})

test('[C34] an instant is UTC with Z', () => {
  for (const good of ['2026-11-25T01:56:57Z', '2026-11-25T01:56:57.123Z'])
    assert.deepEqual(checkInstant(good), [])
  const bad = [
    '2026-11-25',
    '2026-11-25T01:56:57+09:00',
    '2026-02-30T00:00:00Z',
    '2026-11-25T24:00:00Z',
  ]
  for (const value of bad) assert.equal(checkInstant(value)[0]?.code, 'instant_malformed')
})
