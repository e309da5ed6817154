import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jaro, jaroWinkler } from './similarity.ts'

// Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990, table 1: three decimals.
const PUBLISHED: [string, string, number, number][] = [
  ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
  ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
  ['NICHLESON', 'NICHULSON', 0.926, 0.956],
  ['JONES', 'JOHNSON', 0.79, 0.832],
  ['MASSEY', 'MASSIE', 0.889, 0.933],
  ['ABROMS', 'ABRAMS', 0.889, 0.922],
  ['MARHTA', 'MARTHA', 0.944, 0.961],
  ['JERALDINE', 'GERALDINE', 0.926, 0.926],
  ['DIXON', 'DICKSONX', 0.767, 0.813],
]

test('[N1] Jaro and Jaro–Winkler give the published values', () => {
  for (const [a, b, plain, raised] of PUBLISHED) {
    assert.ok(Math.abs(jaro(a, b) - plain) < 0.0006, `${a} ${b}: ${jaro(a, b)}`)
    assert.ok(Math.abs(jaroWinkler(a, b) - raised) < 0.0006, `${a} ${b}: ${jaroWinkler(a, b)}`)
  }
})

test('[N1] a Hangul syllable and a character beyond the first plane count once', () => {
  // By hand: 2 of 3 meet, (2/3 + 2/3 + 1) / 3 = 7/9; one in front: 7/9 + 0.1 · 2/9 = 0.8.
  assert.ok(Math.abs(jaroWinkler('김정은', '김종은') - 0.8) < 1e-12)
  assert.ok(Math.abs(jaro('\u{20000}a', '\u{20001}a') - (0.5 + 0.5 + 1) / 3) < 1e-12)
})

test('[N1] likeness stays within 0 and 1 and is 1 for the same', () => {
  assert.equal(jaro('', ''), 1)
  assert.equal(jaro('', 'a'), 0)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const alike = jaroWinkler(a, b)
      assert.ok(alike >= 0 && alike <= 1)
      assert.equal(jaroWinkler(a, a), 1)
    }),
  )
})
