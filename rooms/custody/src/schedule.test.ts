import assert from 'node:assert/strict'
import test from 'node:test'
import { nextSigning } from './schedule.ts'

test('[K98] the log is signed at 00:00 UTC, on the hour once a day', () => {
  const at = (text: string) => new Date(nextSigning(Date.parse(text))).toISOString()
  assert.equal(at('2026-11-24T22:31:05.123Z'), '2026-11-25T00:00:00.000Z')
  assert.equal(at('2026-11-25T00:00:00.000Z'), '2026-11-26T00:00:00.000Z')
  assert.equal(at('2026-12-31T23:59:59.999Z'), '2027-01-01T00:00:00.000Z')
  assert.equal(at('2028-02-28T12:00:00.000Z'), '2028-02-29T00:00:00.000Z')
  // An hour that is left out or comes twice in a country changes nothing.
  assert.equal(at('2026-10-25T00:30:00.000Z'), '2026-10-26T00:00:00.000Z')
  assert.equal(at('1969-12-31T23:00:00.000Z'), '1970-01-01T00:00:00.000Z')
})
