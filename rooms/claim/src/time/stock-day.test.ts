import assert from 'node:assert/strict'
import test from 'node:test'
import type { ClaimTime } from '../claim/claim.ts'
import type { TimeRole } from '../vocabulary/vocabulary.ts'
import { stockDay } from './stock-day.ts'

const time = (role: TimeRole, earliest: string, latest = earliest): ClaimTime => ({
  ...{ role, earliest, latest, anchor: 'absolute', stated: true, ucdpPrec: 1 },
})
const asserted = { earliest: '2019-08-07', latest: '2019-08-08' }
const stock = { measure: 'stock' } as const

test('[C157] of a stock the day counts, whatever period stands beside it', () => {
  const period = time('event', '2019-01-01', '2019-07-31')
  const since = time('since', '2019-01-01')
  const month = time('as_of', '2019-07-01', '2019-07-31')
  const dayOf = (times: ClaimTime[]) => stockDay({ quantity: stock, times, asserted })
  assert.deepEqual(dayOf([period, since, month]), {
    ...{ day: '2019-07-31', isSaid: true, aside: [period, since] },
  })
  // A period alone is no day: then it is that of the statement.
  assert.deepEqual(dayOf([period]), { day: '2019-08-08', isSaid: false, aside: [period] })
  assert.deepEqual(dayOf([]), { day: '2019-08-08', isSaid: false, aside: [] })
  for (const measure of ['flow', 'cumulative', 'rate'] as const)
    assert.equal(stockDay({ quantity: { measure }, times: [month], asserted }), undefined)
  assert.equal(stockDay({ times: [month], asserted }), undefined)
})
