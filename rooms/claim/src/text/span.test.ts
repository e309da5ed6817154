import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { invented } from '../../fixture/vector.ts'
import { fold, isBlank, squeeze } from './fold.ts'
import { checkSpan, findQuote, spanOf, spansTouch } from './span.ts'

const text = invented().text
const codes = (start: number, end: number, words?: string) =>
  checkSpan({ start, end, text: words ?? text.slice(start, end) }, text).map((f) => f.code)

test('[C9] a span outside the text, or with ends that are no offsets, is refused', () => {
  const bad = [
    [-1, 4],
    [0, text.length + 1],
    [5, 4],
    [0.5, 4],
    [0, Number.NaN],
    [0, Number.POSITIVE_INFINITY],
  ] as const
  for (const [start, end] of bad) assert.deepEqual(codes(start, end), ['span_out_of_range'])
  assert.deepEqual(codes(0, text.length), [])
})

test('[C10] a span that splits a surrogate pair is refused at each end', () => {
  const siren = text.indexOf('🚨')
  assert.deepEqual(codes(siren, siren + 2), [])
  const cut = checkSpan({ start: 1, end: 3, text: '?' }, '🚨🚨 60')
  assert.deepEqual(
    cut.flatMap(({ code, at, nth }) => (code === 'span_splits_surrogate' ? [[at, nth]] : [])),
    [
      [1, 1],
      [3, 2],
    ],
  )
  assert.deepEqual(codes(0, siren + 1), ['span_splits_surrogate'])
  assert.deepEqual(codes(siren + 1, siren + 9), ['span_splits_surrogate'])
})

test('[C11] a span whose words are not the slice is refused, at any changed unit', () => {
  const { claims } = invented()
  for (const span of claims.flatMap((claim) => claim.quote)) {
    assert.deepEqual(checkSpan(span, text), [])
    for (let n = span.start; n < span.end; n++) {
      const changed = `${text.slice(0, n)}\u00a4${text.slice(n + 1)}`
      assert.ok(checkSpan(span, changed).some((f) => f.code === 'quote_mismatch'))
    }
  }
})

test('[C12] an empty quotation, or one of spaces and signs for nothing, is refused', () => {
  assert.deepEqual(codes(4, 4), ['quote_empty'])
  assert.equal(
    checkSpan({ start: 1, end: 3, text: '\u00a0\u200b' }, 'a\u00a0\u200b')[0]?.code,
    'quote_empty',
  )
  assert.deepEqual(findQuote(text, ' \u200b ').findings?.[0]?.code, 'quote_empty')
})

test('[C12] a quotation is blank when squeezing leaves nothing of it, for every unit', () => {
  const isNothing = (quote: string) => squeeze(fold(quote)).text.trim() === ''
  for (let unit = 0; unit <= 0xffff; unit++) {
    const one = String.fromCharCode(unit)
    assert.equal(isBlank(one), isNothing(one), unit.toString(16))
    assert.equal(isBlank(`\u2028${one}\u200b`), isNothing(one), unit.toString(16))
  }
})

test('[C13] an exact quotation that stands once is found where it stands', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
      const span = spanOf(text, Math.min(a, b), Math.max(a, b))
      if (checkSpan(span, text).length > 0 || text.split(span.text).length !== 2) return
      assert.deepEqual(findQuote(text, span.text), { span })
    }),
  )
})

test('[C14] a quotation typed with other spaces, quotes or line breaks is found', () => {
  const place = findQuote(text, '  first printed\nby ')
  assert.equal(place.span?.text, 'first\u00a0printed by')
  const folded = findQuote('say “at\u00a0least\u200b 39”\u200b.', '"at least 39"')
  assert.deepEqual(folded.span, { start: 4, end: 18, text: '“at\u00a0least\u200b 39”' })
  assert.equal(fold(folded.span.text).replace('\u200b', ''), '"at least 39"')
})

test('[C15] the words around choose among several places, else it is ambiguous', () => {
  const twice = 'held 60 people. sent 60 people back.'
  assert.deepEqual(findQuote(twice, '60 people').findings, [
    { code: 'quote_ambiguous', field: 'quote', count: 2 },
  ])
  assert.equal(findQuote(twice, '60 people', { prefix: 'sent ' }).span?.start, 21)
  assert.equal(findQuote(twice, '60 people', { suffix: '.' }).span?.start, 5)
  const neither = findQuote(twice, '60 people', { prefix: 'shot' })
  assert.equal(neither.findings?.[0]?.code, 'quote_ambiguous')
})

test('[C16] a quotation that is not in the text is not found', () => {
  assert.deepEqual(findQuote(text, 'at least 40').findings, [
    { code: 'quote_not_found', field: 'quote' },
  ])
  // Half of a siren is not a quotation of it.
  assert.equal(findQuote(text, '\udea8 Guards').findings?.[0]?.code, 'quote_not_found')
})

test('[C57] spans touch when they share a unit', () => {
  const [a, b, c] = [spanOf(text, 0, 5), spanOf(text, 4, 6), spanOf(text, 5, 6)]
  assert.deepEqual([spansTouch(a, b), spansTouch(b, a), spansTouch(a, c)], [true, true, false])
})
