// Sentences taken apart into numbers, days and ids; the table of statements; the citation.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '@tumen/words'
import fc from 'fast-check'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { FigureAnswer } from '../../figure/answer.ts'
import { answerOf, CASES } from '../../figure/case-report.test.ts'
import { dayPhrase, intervalPhrase } from '../../phrase/date.ts'
import { type ExplainedAnswer, StatementTable, type TakenClaim } from '../claim/statement-table.tsx'
import { citationText } from '../document/citation.tsx'
import { LinkedText } from '../document/linked-text.tsx'
import { piecesOf } from '../document/text-piece.ts'

const noId = () => false

function answered(id: string): FigureAnswer {
  const one = CASES.find((found) => found.id === id)
  assert.ok(one, id)
  return answerOf(one)
}

test('[V106] the pieces of a sentence joined are the sentence', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'R12.,:# 年월일-약a') }))
  fc.assert(
    fc.property(text, fc.constantFrom(...LANGUAGES), (sentence, language) => {
      const pieces = piecesOf(language, sentence, (token) => token === 'R1')
      assert.equal(pieces.map((piece) => piece.text).join(''), sentence)
    }),
  )
})

test('[V106] days, months and ids hold no numbers; grouped thousands are one number', () => {
  const day = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fc.constantFrom(...LANGUAGES), (date, language) => {
      const iso = date.toISOString().slice(0, 10)
      const month = { earliest: `${iso.slice(0, 8)}01`, latest: `${iso.slice(0, 8)}28` }
      for (const text of [iso, dayPhrase(language, iso), intervalPhrase(language, month)])
        assert.deepEqual(
          piecesOf(language, ` ${text}.`, noId).filter(({ kind }) => kind === 'number'),
          [],
          text,
        )
    }),
  )
  const numbers = piecesOf('en', 'R12: 1,200 of about 52', (token) => token === 'R12')
  assert.deepEqual(
    numbers.filter(({ kind }) => kind !== 'text'),
    [
      { kind: 'id', text: 'R12' },
      { kind: 'number', text: '1,200' },
      { kind: 'number', text: '52' },
    ],
  )
})

test('[V107] a name in another language says so and is never taken for a number or an id', () => {
  const labels = new Map([
    ['한 활동가 3', 'ko'],
    ['한 활동가', 'ko'],
  ])
  const guide = { hrefOfId: () => undefined, hrefOfNumber: () => '#there', labels }
  const text = '한 활동가 3 and 한 활동가 (S-01): 52'
  assert.equal(
    render(h(LinkedText, { language: 'en', text, guide })),
    '<span lang="ko">한 활동가 3</span> and <span lang="ko">한 활동가</span>' +
      ' (S-<a href="#there">01</a>): <a href="#there">52</a>',
  )
})

/** An answer whose claims were taken as `taken`. */
function explained(answer: FigureAnswer, taken: TakenClaim): ExplainedAnswer {
  const context = Object.fromEntries(
    Object.keys(answer.quotes).map((claim) => [
      claim,
      { title: 'R', reading: '', before: 'BEFORE', after: 'AFTER', language: 'ko', taken },
    ]),
  )
  return { ...answer, context, knownOn: '2022-09-01', knownBy: 'recorded' }
}

function tableOf(answer: ExplainedAnswer): string {
  const { used } = answer.figure.explanation
  return render(h(StatementTable, { language: 'en', answer, used, mayOpen: true }))
}

const TAKEN: TakenClaim = {
  number: { op: 'range', low: 20, high: 30 },
  at: '2022-07-31',
  places: ['CN/LN'],
  known: '2022-08-05',
}

test('[V108] the table says what a statement states, and that a rate is one', () => {
  const answer = answered('E02')
  const page = tableOf(explained(answer, TAKEN))
  for (const text of ['20 to 30<', 'CN/LN', '31 July 2022', '5 August 2022'])
    assert.ok(page.includes(text), text)
  const rate = { ...TAKEN, number: { op: 'range', low: 20, high: 30, isRate: true } } as const
  assert.ok(tableOf(explained(answer, rate)).includes('20 to 30 (states a rate)'))
  const gone = tableOf(explained(answer, { ...TAKEN, gone: '2022-08-20' }))
  assert.ok(gone.includes('withdrawn on 20 August 2022'))
})

test('[V103] the table shows no place, day, language or speaker beside hidden words', () => {
  const answer = answered('E02')
  const quotes = Object.fromEntries(
    Object.entries(answer.quotes).map(([claim, quote]) => [
      claim,
      { ...quote, sensitivity: 'restricted' as const },
    ]),
  )
  const page = tableOf(explained({ ...answer, quotes }, TAKEN))
  for (const text of [
    'WORDS',
    'CN/LN',
    '31 July',
    '5 August',
    'lang="ko"',
    '/speakers/',
    '/documents/',
  ])
    assert.ok(!page.includes(text), text)
  assert.ok(page.includes('[restricted]'))
})

test('[V109] a citation holds the numbers, the question with its day, the voices, log and address', () => {
  const answer = answered('E02')
  const props = {
    answer,
    countedOn: '2022-09-02',
    log: { size: 96, rootHex: 'ab12' },
    address: '/figures/show?act=detention',
  }
  const text = citationText({ ...props, language: 'en' })
  for (const part of [
    'Low: 39 · best: about 60',
    'as ',
    '1 to 2 independent origins',
    '96 entries',
    'ab12',
    '2 September 2022',
    props.address,
  ])
    assert.ok(text.includes(part), `${part} in ${text}`)
  for (const language of LANGUAGES)
    assert.ok(!/\{|undefined/.test(citationText({ ...props, language })), language)
  const none = citationText({ ...props, language: 'en', answer: { ...answer, waiting: 2 } })
  assert.ok(none.includes('2 documents were waiting'), none)
})
