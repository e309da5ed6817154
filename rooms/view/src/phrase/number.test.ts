import assert from 'node:assert/strict'
import test from 'node:test'
import type { Unit } from '@tumen/claim'
import type { Endpoint, Mark } from '@tumen/figure'
import { LANGUAGES, type Language } from '@tumen/words'
import fc from 'fast-check'
import {
  digits,
  endpointPhrase,
  markedPhrase,
  numberPhrase,
  remainderPhrase,
  type StatedNumber,
  valuesPhrase,
} from './number.ts'

// The table of conventions of the field, section 1.6, by hand.
const TABLE: [StatedNumber, string, string, string][] = [
  [{ op: 'exactly', value: 60 }, '60', '60명', '60人'],
  [{ op: 'about', value: 60 }, 'about 60', '약 60명', '约60人'],
  [{ op: 'odd', value: 600 }, '600-odd (a little over 600)', '600여 명', '600余人'],
  [{ op: 'nearly', value: 150 }, 'nearly 150', '150명 가까이', '近150人'],
  [{ op: 'at_least', value: 39 }, 'at least 39', '최소 39명', '至少39人'],
  [{ op: 'more_than', value: 350 }, 'more than 350', '350명 초과', '超过350人'],
  [{ op: 'up_to', value: 600 }, 'up to 600', '최대 600명', '至多600人'],
  [{ op: 'fewer_than', value: 60 }, 'fewer than 60', '60명 미만', '不足60人'],
  [{ op: 'range', low: 40, high: 50 }, '40 to 50', '40~50명', '40至50人'],
  [{ op: 'none', value: 0 }, 'none', '없음', '无'],
]

test('[V10] every operator as in the table of conventions', () => {
  for (const [stated, en, ko, zh] of TABLE) {
    assert.equal(numberPhrase('en', stated), en)
    assert.equal(numberPhrase('ko', stated), ko)
    assert.equal(numberPhrase('zh', stated), zh)
  }
})

const stated = (value: number, marks: Mark[] = []): Endpoint => ({
  value,
  marks,
  from: { rule: 'stated', claims: ['a'] },
})
const NONE = { low: null, best: null, high: null, strictLow: false }

test('[V11] "more than n" never prints n + 1, 이상 or 以上', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(...LANGUAGES), (n, language) => {
      const figure = { ...NONE, low: stated(n, ['strict']), strictLow: true }
      const texts = [
        endpointPhrase(language, figure, 'low'),
        endpointPhrase(language, { ...figure, low: stated(n) }, 'low'),
        valuesPhrase(language, { low: n + 1, high: null }, { above: n }),
        numberPhrase(language, { op: 'more_than', value: n }),
      ]
      for (const text of texts) {
        assert.ok(text.includes(digits(n)) && !/이상|以上/.test(text), text)
        assert.ok(!new RegExp(`(?<!\\d|,)${digits(n + 1)}(?!\\d|,)`).test(text), text)
      }
      assert.equal(new Set(texts).size, 1)
    }),
  )
})

test('[V12] an open high, a missing best and no number at all', () => {
  const open = { ...NONE, low: stated(39) }
  const expected: [Language, string, string, string][] = [
    ['en', 'no upper limit stated', 'none', 'no number'],
    ['ko', '상한 미상', '없음', '수 없음'],
    ['zh', '未说明上限', '无', '没有数字'],
  ]
  for (const [language, high, best, nothing] of expected) {
    assert.equal(endpointPhrase(language, open, 'high'), high)
    assert.equal(endpointPhrase(language, open, 'best'), best)
    assert.equal(endpointPhrase(language, NONE, 'low'), nothing)
  }
})

test('[V13] a best number that is a floor says so', () => {
  const figure = { ...NONE, low: stated(39), best: stated(39, ['floor']) }
  assert.equal(endpointPhrase('en', figure, 'best'), '39 (a minimum: no estimate was stated)')
  assert.match(endpointPhrase('ko', figure, 'best'), /^39명\(하한이며/)
  assert.match(endpointPhrase('zh', figure, 'best'), /^39人（下限/)
})

test('[V14] a sum with a hedged part is not printed as a hedged number', () => {
  const text = markedPhrase('en', { value: 480, marks: ['sum', 'odd'] })
  assert.equal(text, '480 (a sum; of its parts some are stated as: a little over)')
  for (const language of LANGUAGES)
    assert.ok(
      !/480-odd|480여|480余/.test(markedPhrase(language, { value: 480, marks: ['sum', 'odd'] })),
    )
  assert.equal(
    markedPhrase('en', { value: 500, marks: ['strict', 'sum'] }),
    'more than 500 (a sum of parts)',
  )
})

test('[V320] of a sum of one part the number keeps the word that somebody said', () => {
  const from = { rule: 'sum' as const, parts: [{ value: 60, marks: [], claims: ['c'] }] }
  const low = { value: 60, marks: ['about', 'sum'] as Mark[], from }
  assert.equal(endpointPhrase('en', { ...NONE, low }, 'low'), 'about 60 (said of a part)')
  const best = { ...low, marks: ['about', 'floor', 'sum'] as Mark[] }
  assert.equal(endpointPhrase('en', { ...NONE, best }, 'best'), 'about 60 (said of a part)')
  const two = { ...low, from: { ...from, parts: [...from.parts, ...from.parts] } }
  assert.match(endpointPhrase('en', { ...NONE, low: two }, 'low'), /^60 \(a sum;/)
  for (const language of LANGUAGES)
    assert.ok(!endpointPhrase(language, { ...NONE, low }, 'low').startsWith('60'), language)
})

test('[V15] other units are named, one and many', () => {
  const of = (language: Language, unit: Unit, value: number) =>
    numberPhrase(language, { op: 'at_least', value, unit })
  assert.equal(of('en', 'families', 1), 'at least 1 family')
  assert.equal(of('en', 'families', 4), 'at least 4 families')
  assert.equal(of('ko', 'raids', 3), '급습 최소 3건')
  assert.equal(of('ko', 'households', 3), '최소 3가구')
  assert.equal(of('zh', 'incidents', 3), '至少3起')
  assert.equal(of('en', 'usd', 300), 'at least 300 US dollars')
})

test('[V16] thousands are grouped', () => {
  assert.equal(digits(1234567), '1,234,567')
  assert.equal(digits(999), '999')
  assert.equal(numberPhrase('zh', { op: 'about', value: 1200 }), '约1,200人')
})

test('[V17] words without a number, parts and rates', () => {
  assert.equal(numberPhrase('en', { op: 'vague', vague: 'hundreds' }), 'hundreds')
  assert.equal(
    numberPhrase('en', { op: 'vague', vague: 'dozens', unit: 'families' }),
    'dozens of families',
  )
  assert.equal(numberPhrase('ko', { op: 'vague', vague: 'hundreds' }), '수백 명')
  assert.equal(numberPhrase('zh', { op: 'vague', vague: 'hundreds' }), '数百人')
  assert.equal(numberPhrase('en', { op: 'unknown_some' }), 'some (no number stated)')
  const part: StatedNumber = { op: 'exactly', value: 12, partOf: { op: 'about', value: 40 } }
  assert.equal(numberPhrase('en', part), '12 of about 40')
  assert.equal(numberPhrase('ko', part), '약 40명 중 12명')
  assert.equal(numberPhrase('zh', part), '约40人中的12人')
  const rate: StatedNumber = { op: 'range', low: 20, high: 30, per: { n: 1, unit: 'week' } }
  assert.equal(numberPhrase('en', rate), '20 to 30 per week')
  assert.equal(numberPhrase('ko', rate), '한 주당 20~30명')
  assert.equal(numberPhrase('zh', { ...rate, per: { n: 2, unit: 'week' } }), '每2周20至30人')
})

test('[V12] fixed values say what they stand for', () => {
  const word = { value: 100, marks: ['word' as const] }
  const low: Endpoint = { ...word, from: { rule: 'fixed', reason: 'vague_word', claims: ['a'] } }
  assert.equal(endpointPhrase('en', { ...NONE, low }, 'low'), '100 (the lower end of a word)')
  const nothing: Endpoint = {
    value: 0,
    marks: [],
    from: { rule: 'fixed', reason: 'nothing_known', claims: ['a'] },
  }
  assert.equal(
    endpointPhrase('en', { ...NONE, low: nothing }, 'low'),
    '0 (nothing known below a larger group)',
  )
})

test('[V14] a remainder keeps its direction and the hedges of its parts', () => {
  const of = (bound: 'point' | 'at_least' | 'at_most', marks: Mark[]) =>
    remainderPhrase('en', { value: 120, marks, bound })
  assert.equal(of('at_most', ['odd']), 'up to 120 (a little over)')
  assert.equal(of('at_least', ['floor']), 'at least 120')
  assert.equal(of('at_least', ['strict']), 'more than 120')
  assert.equal(of('point', ['about']), 'about 120')
  assert.equal(
    remainderPhrase('ko', { value: 120, marks: ['strict'], bound: 'at_most' }),
    '120명 미만',
  )
})

test('[V10] a word for a share is followed by a counter only where the language counts it', () => {
  const many = { op: 'vague', vague: 'many' } as const
  assert.deepEqual(
    (['en', 'ko', 'zh'] as const).map((language) => numberPhrase(language, many)),
    ['many', '다수', '许多人'],
  )
  assert.equal(numberPhrase('ko', { op: 'vague', vague: 'tens' }), '수십 명')
})
