import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { CommitmentIndex } from './commitment-index.ts'
import { sha256 } from './hash.ts'
import { bytesOf } from './vector.test.ts'

test('[K54] [K55] the index answers like a map, while it grows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3000), fc.nat(5)), { maxLength: 3000 }), (steps) => {
      const index = new CommitmentIndex()
      const model = new Map<number, string>()
      for (const [number, owner] of steps) {
        const c = sha256(bytesOf(`${number}`))
        assert.equal(index.add(c), !model.has(number))
        if (!model.has(number)) {
          index.setSubject(c, `s${owner}`)
          model.set(number, `s${owner}`)
        }
        assert.equal(index.isOf(c, 's3'), model.get(number) === 's3')
      }
      assert.equal(index.isOf(sha256(bytesOf('none')), 's3'), undefined)
    }),
    { numRuns: 20 },
  )
})

test('[K54] a commitment whose subject is not known may be anybody’s', () => {
  const index = new CommitmentIndex()
  const c = sha256(bytesOf('c'))
  index.add(c)
  assert.equal(index.isOf(c, 'ev_1'), true)
  index.setSubject(c, 'ev_1')
  assert.equal(index.isOf(c, 'ev_2'), false)
})
