import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRevocation } from './revocation.ts'

const claim = {
  asserted: { earliest: '2022-04-28', latest: '2022-04-30' },
  published: '2022-05-03',
}

test('[C161] what was not yet said cannot be withdrawn, nor corrected what was not published', () => {
  const found = (how: 'retracts' | 'corrects', day: string) =>
    checkRevocation(how, day, { claim, field: 'on' })
  const early = (first: string) => [{ code: 'revoked_too_early', field: 'on', allowed: [first] }]
  assert.deepEqual(found('retracts', '2022-04-27'), early('2022-04-28'))
  assert.deepEqual(found('retracts', '2022-04-28'), [])
  // The reprint came out after its origin had taken the statement back.
  assert.deepEqual(found('retracts', '2022-05-01'), [])
  assert.deepEqual(found('corrects', '2022-05-02'), early('2022-05-03'))
  assert.deepEqual(found('corrects', '2022-05-03'), [])
})
