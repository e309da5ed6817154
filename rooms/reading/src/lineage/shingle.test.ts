import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { overlapOf } from './containment.ts'
import { creditsOf } from './credit.ts'
import { directQuotesOf } from './lineage-quote.ts'
import { MOST_UNITS, shinglesOf, tokensOf } from './shingle.ts'

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `word${from + n}`).join(' ')

test('[R120] tokens are words, or every letter and digit where there is Hangul or Han', () => {
  assert.deepEqual(tokensOf('At least 39, he said – “held”.'), [
    'at',
    'least',
    '39',
    'he',
    'said',
    'held',
  ])
  assert.deepEqual(tokensOf('최소 39명'), ['최', '소', '3', '9', '명'])
  assert.deepEqual(tokensOf('共３９人'), ['共', '3', '9', '人'])
})

test('[R120] runs are counted once, and fewer than five tokens make none', () => {
  assert.equal(shinglesOf('one two three four').keys.size, 0)
  assert.equal(shinglesOf('one two three four five').keys.size, 1)
  // Six different runs by hand: a b c d e, b c d e a, …, e a b c d; the sixth is the first again.
  assert.equal(shinglesOf('a b c d e a b c d e').keys.size, 5)
})

test('[R121] short texts keep all hashes, long ones about one in sixteen', () => {
  assert.equal(shinglesOf(numbered(0, 403)).kept.length, 399)
  const { keys, kept } = shinglesOf(numbered(0, 16_004))
  assert.equal(keys.size, 16_000)
  // Binomial with p = 1/16: 1,000 expected, 5 standard deviations are 153.
  assert.ok(Math.abs(kept.length - 1000) < 153, String(kept.length))
  assert.ok(kept.every((hash) => hash % 16n === 0n))
})

test('[R121] a copied passage keeps its hashes in another text', () => {
  const passage = new Set(shinglesOf(numbered(0, 3000)).kept)
  const other = new Set(shinglesOf(`${numbered(9000, 9500)} ${numbered(1000, 2000)}`).kept)
  const shared = [...other].filter((hash) => passage.has(hash))
  assert.ok(shared.length > 30)
})

test('[R120] containment is of the shorter text', () => {
  const whole = shinglesOf(numbered(0, 104)).keys
  const part = shinglesOf(numbered(0, 54)).keys
  assert.deepEqual(overlapOf(whole, part), {
    ...{ a: 100, b: 50, shared: 50, containment: 1, jaccard: 0.5 },
  })
  assert.equal(overlapOf(new Set(), whole).containment, 0)
})

test('[R132] no string makes lineage throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      shinglesOf(text)
      for (const { start, end } of [...directQuotesOf(text), ...creditsOf(text)])
        assert.ok(start < end && end <= text.length)
    }),
  )
})

test('[R132] a text is known by its first million units, and long repeated input ends', () => {
  const long = 'reported by The A of the "'.repeat(800_000)
  assert.ok(long.length > 20_000_000)
  assert.equal(shinglesOf(long).keys.size, shinglesOf(long.slice(0, MOST_UNITS)).keys.size)
  assert.ok(creditsOf(long).length <= 40)
  assert.ok(directQuotesOf(long).length <= 200)
})
