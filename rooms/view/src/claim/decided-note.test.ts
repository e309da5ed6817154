// A number beside words that say another one is never shown without who decided so.
import assert from 'node:assert/strict'
import test from 'node:test'
import { fill, LANGUAGES, type Language, wordsIn } from '@tumen/words'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { counted, madeAnswer, madeFigure, stated } from '../chart/made-figure.test.ts'
import { rowName } from '../chart/timeline-row.ts'
import type { ClaimQuote, FigureAnswer } from '../figure/answer.ts'
import { figureText } from '../figure/text.ts'
import { StatementTable } from '../part/claim/statement-table.tsx'
import { ClaimWords } from '../part/claim/words.tsx'
import { KeyReasons } from '../part/figure/key-reasons.tsx'
import { RangeDrawing } from '../part/figure/range-drawing.tsx'
import { noteOnWords } from './quotation.ts'

const QUOTE: ClaimQuote = {
  ...{ doc: 'R1', quote: [{ start: 0, end: 7, text: 'some 60' }], origin: 'o' },
  chain: [{ agent: 'o', label: 'Harbour Wire', anonymity: 'named' }],
  ...{ published: '2022-08-05', sensitivity: 'public' },
  numberSpan: { start: 0, end: 7, text: 'some 60' },
  decided: { said: { op: 'about', value: 60 }, by: 'ana-1', on: '2022-08-09' },
}

const SENTENCES: Record<Language, RegExp> = {
  en: /The words say about 60; decided otherwise by ana-1 on 9 August 2022\./,
  ko: /원문은 약 60명?\(이\)라고 말하지만, 2022년 8월 9일에 ana-1 계정이 다르게 정했습니다\./,
  zh: /原文说的是约60人?；ana-1 于2022年8月9日另行确定。/,
}

function answerWith(quote: ClaimQuote): FigureAnswer {
  const used = [counted('a', { low: 40, high: 40 }, 'o')]
  const figure = madeFigure({ low: stated(40), best: stated(40), high: stated(40) }, { used })
  return { ...madeAnswer(figure), quotes: { a: quote } }
}

/** Every place at which the statement stands beside its words or its source. */
function everywhere(language: Language, quote: ClaimQuote): string[] {
  const answer = answerWith(quote)
  const book = { quotes: answer.quotes, mayOpen: true }
  const drawing = { language, answer, numbers: { a: { op: 'exactly' as const, value: 40 } } }
  const explained = { ...answer, knownOn: '2022-08-10', knownBy: 'recorded' as const, context: {} }
  const used = answer.figure.explanation.used
  const hrefs = { hrefOf: () => '/', allHref: '/', hrefOfId: () => undefined }
  return [
    figureText(language, answer).replace(/\s+/g, ' '),
    render(h(RangeDrawing, { ...drawing, ...hrefs })),
    render(h(KeyReasons, { ...drawing, ...hrefs })),
    render(h(StatementTable, { language, answer: explained, used, mayOpen: true })),
    ...[true, false].map((isFirst) =>
      render(h(ClaimWords, { language, claim: 'a', book, isFirst })),
    ),
  ]
}

test('[V331] a decided number says so in every place, in every language', () => {
  for (const language of LANGUAGES) {
    const sentence = SENTENCES[language]
    for (const [n, shown] of everywhere(language, QUOTE).entries())
      assert.match(language === 'en' ? shown : unbroken(shown), sentence, `${language} ${n}`)
    const note = noteOnWords(language, QUOTE)
    const row = { id: 'a', label: '40', known: '2022-08-09', note }
    assert.match(rowName(language, row), sentence)
  }
})

/** Lines of the terminal break inside Korean and Chinese sentences. */
function unbroken(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}；]) (?=[\p{Script=Han}ana\d])/gu, '')
}

test('[V331] nobody is named to those who may not know, and hidden words have no note', () => {
  const { by: _, ...decided } = QUOTE.decided as NonNullable<ClaimQuote['decided']>
  const nameless = everywhere('en', { ...QUOTE, decided })
  for (const shown of nameless)
    assert.match(shown, /The words say about 60; decided otherwise on 9 August 2022\./)
  for (const language of LANGUAGES)
    for (const shown of everywhere(language, { ...QUOTE, sensitivity: 'restricted' }))
      assert.doesNotMatch(shown, /ana-1|(some|about|约|약) ?60|class="decided"/)
})

const CORRECTED: Record<Language, RegExp> = {
  en: /Its text was corrected by hand since this was recorded\./,
  ko: /기록한 뒤에 그 본문이 손으로 고쳐졌습니다\./,
  zh: /记录之后，其正文经人工更正。/,
}

test('[E992] words of a text that was corrected since say so in every place, and above it', () => {
  for (const language of LANGUAGES) {
    const { decided: _, ...plain } = QUOTE
    for (const quote of [
      { ...plain, corrected: true } as const,
      { ...QUOTE, corrected: true } as const,
    ])
      for (const [n, shown] of everywhere(language, quote).entries()) {
        const text = language === 'en' ? shown : unbroken(shown)
        assert.match(text, CORRECTED[language], `${language} ${n}`)
        assert.equal(SENTENCES[language].test(text), 'decided' in quote, `${language} ${n}`)
      }
    for (const shown of everywhere(language, plain))
      assert.doesNotMatch(language === 'en' ? shown : unbroken(shown), CORRECTED[language])
    const hidden = everywhere(language, { ...plain, corrected: true, sensitivity: 'restricted' })
    for (const shown of hidden) assert.doesNotMatch(unbroken(shown), CORRECTED[language])
    const told = { ...answerWith({ ...plain, corrected: true }), textsCorrected: 1 }
    const { textsCorrected } = wordsIn(language).report
    const sentence = fill(textsCorrected, { n: 1 })
    const bare = (text: string) => text.replace(/\s+/g, '')
    assert.ok(bare(figureText(language, told)).includes(bare(sentence)), language)
  }
})
