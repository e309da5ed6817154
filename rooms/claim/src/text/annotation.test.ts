import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { claimNamed, invented } from '../../fixture/vector.ts'
import {
  type Annotation,
  claimToAnnotation,
  readAnnotation,
  spanToSelectors,
  type TextQuoteSelector,
} from './annotation.ts'
import { checkSpan, spanOf } from './span.ts'

const { text, claims } = invented()
const document = { id: 'doc-1', sensitivity: 'public' } as const

function annotated(id: string): Annotation {
  const annotation = claimToAnnotation(claimNamed(id), document, text)
  assert.ok(annotation)
  return annotation
}

test('[C77] positions are counted in code points, with 32 of them on each side', () => {
  const [position, quote] = spanToSelectors(
    spanOf('🚨🚨 at least 39 held', 5, 16),
    '🚨🚨 at least 39 held',
  )
  assert.deepEqual(position, { type: 'TextPositionSelector', start: 3, end: 14 })
  assert.deepEqual(quote, {
    type: 'TextQuoteSelector',
    exact: 'at least 39',
    prefix: '🚨🚨 ',
    suffix: ' held',
  })
  const long = `${'가'.repeat(40)}${'🚨'.repeat(40)}39${'🚨'.repeat(40)}`
  const [, around] = spanToSelectors(spanOf(long, 120, 122), long)
  assert.equal(around.prefix, '🚨'.repeat(32))
  assert.equal(around.suffix, '🚨'.repeat(32))
})

test('[C77] each span of a claim gives a position and a quotation, side by side', () => {
  const { target, motivation, type } = annotated('c3')
  assert.deepEqual(
    [type, motivation, target.source],
    ['Annotation', 'describing', 'urn:tumen:document:doc-1'],
  )
  assert.deepEqual(
    target.selector.map((s) => s.type),
    ['TextPositionSelector', 'TextQuoteSelector', 'TextPositionSelector', 'TextQuoteSelector'],
  )
})

test('[C78] import finds the same spans, with Hangul, Hanzi, emoji and no-break spaces', () => {
  for (const claim of claims.filter((c) => c.sensitivity === 'public')) {
    const written: unknown = JSON.parse(JSON.stringify(annotated(claim.id)))
    assert.deepEqual(readAnnotation(written, text).spans, claim.quote)
  }
  const pieces = fc.array(fc.constantFrom('🚨', '북송', '遣返', '\u00a0', '39 ', 'held '), {
    minLength: 2,
  })
  fc.assert(
    fc.property(pieces, fc.nat(), fc.nat(), (parts, a, b) => {
      const whole = parts.join('')
      const ends = [a, b].map((n) => n % (whole.length + 1)).sort((x, y) => x - y)
      const span = spanOf(whole, ends[0] ?? 0, ends[1] ?? 0)
      if (checkSpan(span, whole).length > 0) return
      const selector = spanToSelectors(span, whole)
      assert.deepEqual(readAnnotation({ target: { source: 'd', selector } }, whole).spans, [span])
    }),
  )
})

test('[C79] where the position does not fit, the quotation in its context is found', () => {
  const moved = `Editor's note. 🚨 ${text}`
  const { spans } = readAnnotation(annotated('c2'), moved)
  assert.equal(spans?.[0]?.start, moved.indexOf('hold at least 39'))
  const twice = `${text}\nLater: hold at least 39 people, said nobody.`
  const shifted = `x${twice}`
  assert.equal(
    readAnnotation(annotated('c2'), shifted).spans?.[0]?.start,
    shifted.indexOf('hold at'),
  )
  const gone = readAnnotation(annotated('c2'), text.replaceAll('39', '40'))
  assert.deepEqual(gone.findings, [{ code: 'quote_not_found', field: 'target.selector[1]' }])
})

test('[C80] what is no annotation of quotations is refused', () => {
  const quote: TextQuoteSelector = { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' }
  const position = { type: 'TextPositionSelector', start: 0, end: 1 }
  const bad: unknown[] = [
    null,
    {},
    { target: 'https://example.org' },
    { target: { source: 'd' } },
    { target: { source: 'd', selector: [] } },
    { target: { source: 'd', selector: [position] } },
    { target: { source: 'd', selector: [quote, { type: 'SvgSelector' }] } },
  ]
  for (const annotation of bad)
    assert.equal(readAnnotation(annotation, 'x').findings?.[0]?.code, 'annotation_malformed')
  const alone = { target: { source: 'd', selector: quote } }
  assert.deepEqual(readAnnotation(alone, 'x').spans, [spanOf('x', 0, 1)])
  const odd = { ...position, start: '0' }
  assert.equal(
    readAnnotation({ target: { source: 'd', selector: [odd, quote] } }, 'x').spans?.length,
    1,
  )
})
