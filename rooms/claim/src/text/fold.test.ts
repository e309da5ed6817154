import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { vector } from '../../fixture/vector.ts'
import { fold, foldCase, squeeze } from './fold.ts'

interface FoldVector {
  text: string
  fold: string
  squeeze: string
  at: number[]
}

const anyUnits = fc.string({ unit: 'binary' })
// Units that folding touches, close together, and halves of characters.
const spikyUnits = fc
  .array(fc.constantFrom(...'a Z\n\r\t\u00a0\u3000\u200b\u00ad\u2028\u2019\u201c\u2013\uff01'))
  .map((units) => units.join(''))
const halves = fc.array(fc.integer({ min: 0, max: 0xffff })).map((u) => String.fromCharCode(...u))
const texts = fc.oneof(anyUnits, spikyUnits, halves)

test('[C1] fold and foldCase keep the length of every string', () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(fold(text).length, text.length)
      assert.equal(foldCase(text).length, text.length)
    }),
  )
})

test('[C2] fold and foldCase change nothing the second time', () => {
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(fold(fold(text)), fold(text))
      assert.equal(foldCase(foldCase(text)), foldCase(text))
    }),
  )
})

test('[C3] the vectors fold, squeeze and map as written by hand', () => {
  for (const v of vector<FoldVector[]>('fold')) {
    assert.equal(fold(v.text), v.fold)
    const { text, at } = squeeze(fold(v.text))
    assert.deepEqual({ text, at: [...at] }, { text: v.squeeze, at: v.at })
  }
})

test('[C3] every row of the table, at its ends, goes where it should', () => {
  const rows: [string, string][] = [
    ['\t\v\f\r\u00a0\u1680\u2000\u200a\u202f\u205f\u3000', ' '],
    ['\u0085\u2028\u2029', '\n'],
    ['\u00ad\u200b\u200f\u202a\u202e\u2060\u2066\u2069\ufeff', '\u200b'],
    ['\u2018\u201b\u2032\u02bc\uff07', "'"],
    ['\u201c\u201f\u2033\uff02', '"'],
    ['\u2010\u2015\u2212\ufe58\ufe63\uff0d', '-'],
  ]
  for (const [from, to] of rows) assert.equal(fold(from), to.repeat(from.length))
  assert.equal(fold('\uff01\uff21\uff5e'), '!A~')
  const near = '\u1fff\u2016\u2017\u202f\u2065\uff00\uff5f'
  assert.equal(fold(near), near.replace('\u202f', ' '))
})

test('[C4] lower case is taken unit by unit, and only where it is one unit', () => {
  assert.equal(foldCase('ABÉ ΣΑΣ Д'), 'abé σασ д')
  assert.equal(foldCase('\u0130stanbul'), '\u0130stanbul')
  assert.equal(foldCase('\u{10400}'), '\u{10400}')
})

test('[C5] squeezing maps each unit to a stored unit that folds to it', () => {
  fc.assert(
    fc.property(texts, (stored) => {
      const folded = fold(stored)
      const { text, at } = squeeze(folded)
      assert.equal(at.length, text.length + 1)
      assert.equal(at[text.length], stored.length)
      assert.ok(!/\u200b|[ \n]{2}/.test(text))
      for (let n = 0; n < text.length; n++)
        assert.equal(folded[at[n] ?? -1]?.replace('\n', ' '), text[n])
    }),
  )
})
