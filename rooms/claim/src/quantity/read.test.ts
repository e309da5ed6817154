import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { claimNamed, vector } from '../../fixture/vector.ts'
import type { Quantity } from '../claim/claim.ts'
import { eastNumber, englishNumber, nativeKoreanNumber } from './number-word.ts'
import { checkQuantity } from './quantity.ts'
import { type QuantityWords, readOtherwise, readQuantity } from './read.ts'

interface NumberVectors {
  read: ({ text: string } & QuantityWords)[]
  refused: { text: string; why: string }[]
}
const { read, refused } = vector<NumberVectors>('number')

function reads(isIn: (text: string) => boolean): void {
  const chosen = read.filter(({ text }) => isIn(text))
  assert.ok(chosen.length > 5)
  for (const { text, ...quantity } of chosen)
    assert.deepEqual(readQuantity(text), { quantity }, text)
}

const hangul = /\p{Script=Hangul}/u
const han = /\p{Script=Han}/u

test('[C26] numbers typed in English are read with their hedge', () => {
  reads((text) => !hangul.test(text) && !han.test(text))
})

test('[C27] numbers typed in Korean are read with their hedge', () => {
  reads((text) => hangul.test(text))
  assert.equal(readQuantity('60', 'ko-KR').quantity?.value, 60)
  // The words may be in another language than the document.
  assert.equal(readQuantity('at least 39', 'ko').quantity?.op, 'at_least')
})

test('[C28] numbers typed in Chinese are read with their hedge', () => {
  reads((text) => han.test(text))
})

test('[C29] unknown words, two hedges and doubtful numbers give a finding, never a guess', () => {
  for (const { text, why } of refused) {
    const { quantity, findings } = readQuantity(text)
    assert.equal(quantity, undefined, `${text}: ${why}`)
    assert.equal(findings?.length, 1)
  }
  assert.equal(readQuantity('about '.repeat(1000)).findings?.[0]?.code, 'quantity_not_read')
})

test('[C29] no typed text throws, and whatever is read passes the checks of a quantity', () => {
  const base = claimNamed('c2').quantity as Quantity
  const pieces = read.flatMap(({ text }) => text.split(' '))
  const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((p) => p.join(' '))
  fc.assert(
    fc.property(fc.oneof(mixed, fc.string()), (text) => {
      const { quantity } = readQuantity(text)
      if (!quantity) return
      const { value: _, hedge: __, ...rest } = base
      assert.deepEqual(checkQuantity({ ...rest, ...quantity }), [], text)
    }),
  )
})

test('[C29] a number written in digits is read as itself, with or without separators', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), (n) => {
      for (const text of [String(n), n.toLocaleString('en-US')]) {
        assert.equal(englishNumber(text), n)
        assert.equal(eastNumber(text), n)
      }
    }),
  )
})

const SIGNS = '零一二三四五六七八九'

function hanzi(n: number): string {
  const digits = [1000, 100, 10, 1].map((size) => Math.floor(n / size) % 10)
  const signs = digits.map((d, at) => (d ? `${SIGNS[d]}${'千百十'[at] ?? ''}` : '零'))
  return signs
    .join('')
    .replace(/^零+|零+$/g, '')
    .replace(/零+/g, '零')
}

test('[C28] every number below ten thousand is read in Hanzi', () => {
  for (let n = 1; n < 10_000; n++) assert.equal(eastNumber(hanzi(n)), n, hanzi(n))
})

test('[C27] native and Sino-Korean numerals are read whole or not at all', () => {
  assert.deepEqual(['스물한', '아흔아홉', '열', '하나'].map(nativeKoreanNumber), [21, 99, 10, 1])
  assert.deepEqual(['삼백오', '만', '이만삼천', '오억'].map(eastNumber), [305, 10_000, 23_000, 5e8])
  assert.deepEqual(['廿三', '卅'].map(eastNumber), [23, 30], 'tens in one sign')
  for (const bad of ['십십', '백천', '2만3만', '12백', '이삼', '35십', '1.5', '万百万'])
    assert.equal(eastNumber(bad), undefined, bad)
  for (const bad of ['열열', '하나둘', '']) assert.equal(nativeKoreanNumber(bad), undefined)
})

test('[C129] what the words say is told where it was decided otherwise, and only there', () => {
  const span = { text: 'at least 39' }
  assert.deepEqual(readOtherwise({ op: 'exactly', value: 39, span }), {
    ...{ op: 'at_least', value: 39, hedge: 'at least' },
  })
  assert.equal(readOtherwise({ op: 'at_least', value: 39, span }), undefined)
  // The hedge stands elsewhere in the text, and belongs to the number.
  const apart = { op: 'at_least', value: 39, hedge: 'or more', span: { text: '39' } } as const
  assert.equal(readOtherwise(apart), undefined)
  assert.equal(readOtherwise({ ...apart, value: 40 })?.value, 39)
  // "Most of the 39" has no number of its own that could differ.
  assert.equal(
    readOtherwise({ op: 'unknown_some', hedge: 'most', span: { text: '39' } }),
    undefined,
  )
  assert.equal(readOtherwise({ op: 'about', value: 3, span: { text: 'the three men' } }), undefined)
})
