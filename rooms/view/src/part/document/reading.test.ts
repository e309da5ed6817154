import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { languageLabel } from '../language-label.ts'
import { DocumentLine } from './line.tsx'
import { piecesOf, spansByParagraph } from './marked-piece.ts'
import { paragraphsOf, readingPart } from './reading-part.ts'
import { type ReadingClaim, ReadingText } from './reading-text.tsx'
import { SharedText } from './shared-text.tsx'

/** What a browser would show of the markup, without the numbers of claims and paragraphs. */
function textOf(markup: string): string {
  return markup
    .replace(/<a [^>]*>.*?<\/a>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

const claim = (id: string, ...spans: [number, number][]): ReadingClaim => ({
  id,
  label: `claim ${id}`,
  state: 'counts',
  spans: spans.map(([start, end]) => ({ start, end })),
})

function reading(text: string, claims: ReadingClaim[]): string {
  const hrefOf = (id: string) => `#card-${id}`
  return renderToString(h(ReadingText, { language: 'en', lang: 'ko', text, claims, hrefOf }))
}

test('[V123] passages of one side are marked, with numbers that lead to the other side', () => {
  const markup = renderToString(
    h(SharedText, {
      language: 'ko',
      lang: 'en',
      label: 'Text of R1',
      side: 'a',
      text: 'first line\nsecond <line>\u202e',
      passages: [
        { start: 6, end: 17 },
        { start: 0, end: 5 },
      ],
      hrefOf: (n) => `#b${n}`,
    }),
  )
  assert.equal(textOf(markup), 'first linesecond <line>\ufffd')
  assert.match(markup, /<mark class="shared">first<\/mark><a [^>]*id="a2" href="#b2"/)
  assert.match(markup, /<mark class="shared">second<\/mark><a [^>]*id="a1" href="#b1"/)
  assert.match(markup, /<p lang="en" dir="auto">/)
})

test('[V124] a document in one line: title in its language, publisher, day, and if not public', () => {
  const document = {
    id: 'R 7',
    title: '<b>보도</b>',
    language: 'ko',
    published: { earliest: '2022-07-01', latest: '2022-07-31' },
  }
  const publisher = { id: 'ferry', name: { ko: '새벽나루' } }
  const line = (sensitivity: 'public' | 'restricted') =>
    renderToString(
      h(DocumentLine, { language: 'en', document: { ...document, sensitivity }, publisher }),
    )
  assert.match(line('public'), /href="\/documents\/R%207" lang="ko" dir="auto">&lt;b>보도&lt;\/b></)
  assert.match(line('public'), /href="\/speakers\/ferry" lang="ko">새벽나루<\/a> · July 2022/)
  assert.doesNotMatch(line('public'), /restricted/)
  assert.match(line('restricted'), /class="tag warn">restricted</)
})

test('[V125] a language is named in the reader’s words, by its tag or the first part of it', () => {
  assert.equal(languageLabel('en', 'zh-Hans'), 'Chinese (simplified)')
  assert.equal(languageLabel('ko', 'ko-KR'), '한국어')
  assert.equal(languageLabel('zh', 'tlh'), 'tlh')
  assert.equal(languageLabel('en', 'constructor'), 'constructor')
})

test('[V126] the parts of a text join to the text, hold what is asked for, and count paragraphs', () => {
  const lines = fc.array(fc.constantFrom('a line', '', '문장 하나', '😀😀😀😀😀😀😀😀'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(lines, fc.integer({ min: 5, max: 30 }), fc.nat(400), (parts, most, at) => {
      const text = parts.join('\n')
      const held = readingPart(text, at, most)
      assert.ok(at >= text.length || (held.from <= at && at < held.to))
      let joined = ''
      let paragraphs = 0
      for (let from: number | undefined = 0; from !== undefined; ) {
        const part = readingPart(text, from, most)
        assert.deepEqual([part.from, part.firstParagraph], [from, paragraphs + 1])
        assert.doesNotMatch(part.text, /[\ud800-\udbff](?![\udc00-\udfff])/)
        joined += part.text
        paragraphs += paragraphsOf(part.text).length
        from = part.after
      }
      assert.equal(joined, text)
    }),
  )
})

test('[V127] pieces join to their paragraph, and each belongs to exactly the claims over it', () => {
  const span = fc
    .tuple(fc.nat(30), fc.nat(12))
    .map(([start, length]) => [start, start + length + 1])
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (given) => {
      const text = 'first words\nsecond\n\nthe third line'
      const spans = given
        .map(([start = 0, end = 0], n) => ({ start, end, claim: n }))
        .sort((a, b) => a.start - b.start)
      const paragraphs = paragraphsOf(text)
      const found = spansByParagraph(paragraphs, spans)
      for (const [n, paragraph] of paragraphs.entries()) {
        const pieces = piecesOf(paragraph, found[n] ?? [])
        assert.equal(pieces.map((piece) => piece.text).join(''), paragraph.text)
        for (const piece of pieces)
          for (let at = piece.start; at < piece.start + piece.text.length; at++) {
            const over = spans.filter(({ start, end }) => start <= at && at < end)
            assert.deepEqual([...piece.claims].sort(), over.map(({ claim: own }) => own).sort())
          }
      }
    }),
  )
})

test('[V128] the words of claims are marked, also where they overlap, and numbered after them', () => {
  const text = 'About 39 people\nwere held <b>there</b>.'
  const markup = reading(text, [claim('a', [0, 15]), claim('b', [6, 8], [16, 25])])
  assert.equal(textOf(markup).replaceAll('1 ', ''), 'About 39 peoplewere held <b>there</b>.')
  assert.match(markup, /class="claim state-counts several" data-claims="1 2">39</)
  assert.match(markup, /id="mark-1" href="#card-a"/)
  assert.equal(markup.match(/href="#card-b"/g)?.length, 2)
  assert.equal(markup.match(/id="mark-2"/g)?.length, 1)
  assert.match(markup, /<p lang="ko" dir="auto" data-offset="16">/)
  assert.doesNotMatch(markup, /<b>/)
})

test('[V129] signs that nobody sees, or that turn the order around, take one visible place each', () => {
  const markup = reading('a\u202e39\u0007\tb', [claim('a', [2, 4])])
  assert.match(markup, />a\ufffd<mark[^>]*>39<\/mark><a[^>]*>1<\/a>\ufffd\tb</)
})

test('[V390] a line of which a program was not sure is underlined, and says how sure it was', () => {
  const text = 'first line second line\n\nthird'
  const unsure = [
    { start: 11, end: 22, confidence: 62 },
    { start: 24, end: 29, confidence: 7 },
  ]
  const held = [claim('a', [6, 17])]
  const props = { language: 'en', lang: 'en', text, unsure, claims: held } as const
  const markup = renderToString(h(ReadingText, { ...props, hrefOf: (id) => `#card-${id}` }))
  const note = (n: number) => ` [the program is ${n} of 100 sure of this line]`
  assert.equal(textOf(markup), `first line second line${note(62)}third${note(7)}`)
  assert.match(markup, /<span class="unsure"><mark [^>]*>second<\/mark><\/span>/)
  assert.match(markup, /<span class="unsure"> line<\/span><span class="unsure-note"[^>]*data-label/)
  assert.equal(textOf(reading(text, held)).includes('sure'), false)
})
