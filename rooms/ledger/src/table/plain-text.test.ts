import assert from 'node:assert/strict'
import test from 'node:test'
import { canonicalText } from '@tumen/custody'
import fc from 'fast-check'
import { claimOf } from '../../fixture/store.ts'
import { plainText } from './plain-text.ts'
import { bodyOf } from './stored-row.ts'

const letters = fc.string({ unit: 'binary', maxLength: 8 })
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    letters,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string({ maxLength: 6 }), letters), tie('json'), { maxKeys: 14 }),
  ),
}))

test('[L63] the quick text of a record is its canonical text, or nothing', () => {
  let taken = 0
  fc.assert(
    fc.property(json, (value) => {
      const text = plainText(value)
      if (text === undefined) return
      taken++
      assert.equal(text, canonicalText(value))
    }),
    { numRuns: 1000 },
  )
  assert.ok(taken > 300, `${taken} taken`)
  assert.equal(plainText(claimOf('claim_1')), canonicalText(claimOf('claim_1')))
})

test('[L63] what has no canonical text gets no quick one', () => {
  const none = [undefined, 1.5, Number.NaN, 2 ** 53, 1n, () => 1, new Date(0), 'a\ud800', '\udc00b']
  for (const value of none) {
    for (const holder of [value, [value], { a: { b: value } }]) {
      assert.equal(plainText(holder), undefined)
    }
  }
  // Keys that engines put first, or keep for themselves.
  for (const keys of ['{"10":1,"9":2}', '{"-a":1}', '{"__proto__":1}']) {
    assert.equal(plainText(JSON.parse(keys)), undefined)
  }
  assert.equal(plainText({ a: -0 }), '{"a":0}')
  assert.throws(() => bodyOf('claim', claimOf('c', { published: '2019\ud800' })))
})
