// The answer as somebody would say it: low, high, how many sources and whether it is disputed.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Endpoint } from '@tumen/figure'
import { answerSentence, type SaidFigure } from './answer-sentence.ts'
import { LANGUAGES } from './language.ts'
import { wordsIn } from './words.ts'

const QUESTION = { act: 'detention', known: { by: 'recorded' } } as const
const end = (value: number, ...marks: Endpoint['marks']): Endpoint => ({
  ...{ value, marks, from: { rule: 'stated', claims: ['c'] } },
})

function figureOf(more: Partial<SaidFigure>): SaidFigure {
  return {
    ...{ low: null, best: null, high: null, strictLow: false, status: 'single_origin' },
    ...{ figure: [1, 1], event: [1, 1] },
    ...more,
  }
}

const said = (more: Partial<SaidFigure>) => answerSentence('en', QUESTION, figureOf(more))

test('[V248] the sentence says low, best and high, or that there is no limit, and the sources', () => {
  const cases: [Partial<SaidFigure>, string][] = [
    [
      { low: end(52), best: end(52, 'floor') },
      'At least 52. No upper limit is stated. One origin.',
    ],
    [
      { low: end(52), best: end(80, 'about'), high: end(80, 'about'), figure: [1, 2] },
      'At least 52, best about 80, at most about 80. From 1 to 2 independent origins.',
    ],
    [{ low: end(12), best: end(12), high: end(12), figure: [2, 2] }, '12. 2 independent origins.'],
    [
      { low: end(350, 'strict'), strictLow: true, best: end(400, 'odd') },
      'More than 350, best 400-odd. No upper limit is stated. One origin.',
    ],
    [{ high: end(60), figure: [1, 1] }, 'At most 60. One origin.'],
    [
      { low: end(49, 'sum'), figure: [0, 0], event: [3, 3] },
      'At least 49. No upper limit is stated. 3 independent origins.',
    ],
  ]
  for (const [more, sentence] of cases) assert.equal(said(more), sentence)
})

test('[V248] it says that a figure is disputed, and what there is instead of a number', () => {
  const disputed = said({ low: end(60), status: 'contested', figure: [2, 2] })
  assert.equal(
    disputed,
    'At least 60. No upper limit is stated. What is said contradicts itself. 2 independent origins.',
  )
  for (const language of LANGUAGES) {
    const { reason, said: words } = wordsIn(language)
    const nothing = figureOf({ status: 'no_data' })
    assert.equal(answerSentence(language, QUESTION, nothing), reason.status.no_data)
    const contested = figureOf({ low: end(60), status: 'contested' })
    assert.ok(answerSentence(language, QUESTION, contested).includes(words.disputed))
  }
})
