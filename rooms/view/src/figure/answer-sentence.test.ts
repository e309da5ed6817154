// The answer as somebody would say it: low, high, how many sources and whether it is disputed.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Endpoint } from '@tumen/figure'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { answerSentence, type SaidFigure } from './answer-sentence.ts'

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
    [
      { low: end(12), best: end(12), high: end(12), figure: [2, 2] },
      'Exactly 12. 2 independent origins.',
    ],
    [
      { low: end(80, 'about'), high: end(80, 'about') },
      'About 80, at the least and at the most. One origin.',
    ],
    [
      { low: end(350, 'strict'), strictLow: true, best: end(400, 'odd') },
      'More than 350, best 400-odd. No upper limit is stated. One origin.',
    ],
    [{ high: end(60), figure: [1, 1] }, 'At most 60. No lower limit is stated. One origin.'],
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

const NOTHING: Endpoint = {
  ...{ value: 0, marks: [], from: { rule: 'fixed', reason: 'nothing_known', claims: ['c'] } },
}
const LOWS = [null, NOTHING, end(0), end(7), end(7, 'about'), end(7, 'strict')]
const HIGHS = [null, end(7), end(900, 'about'), end(900, 'whole')]
const ORIGINS: [number, number][] = [
  [0, 0],
  [1, 1],
  [4, 4],
  [0, 2],
  [1, 3],
]
const FLAGS: NonNullable<SaidFigure['flags']>[] = [
  [],
  ['part_contested'],
  ['whole_contested'],
  ['denied'],
  ['relay_conflict', 'whole_contested'],
]
const KNOWN = [
  'contested',
  'corroborated',
  'event_corroborated',
  'single_origin',
  'whole_only',
] as const

/** All that differs between sentences with a number. */
function* everyFigure(): Generator<SaidFigure> {
  for (const low of LOWS)
    for (const high of HIGHS)
      for (const figure of ORIGINS)
        for (const status of KNOWN)
          for (const flags of FLAGS)
            if (low !== null || high !== null)
              yield figureOf({ low, high, best: low, figure, event: figure, status, flags })
}

test('[V343] whatever is known, the sentence says low, high, dispute and origins', () => {
  for (const language of LANGUAGES) {
    const { said: words, reason } = wordsIn(language)
    for (const figure of everyFigure()) {
      const { low, high, status, flags = [] } = figure
      const sentence = answerSentence(language, QUESTION, figure)
      const hasLow = low !== null && low !== NOTHING
      const has = (text: string) => sentence.includes(text)
      const told = JSON.stringify({ language, sentence, status, flags })
      assert.equal(has(words.noLow), !hasLow, told)
      assert.equal(has(words.noLimit), high === null, told)
      if (hasLow && low.value > 0) assert.match(sentence, /7/, told)
      if (high !== null) assert.ok(has(high.value === 7 ? '7' : '900'), told)
      assert.equal(has(words.disputed), status === 'contested', told)
      assert.equal(has(reason.flag.relay_conflict), false, told)
      const flag = status === 'contested' ? undefined : flags.at(-1)
      const doubt = flag === 'denied' ? words.denied : flag && reason.flag[flag]
      if (flag !== 'relay_conflict' && doubt !== undefined) assert.ok(has(doubt), told)
      const [min, max] = figure.figure
      assert.equal(has(words.noSource), max === 0, told)
      for (const n of max > 1 ? [min, max] : []) assert.ok(has(String(n)), told)
      assert.doesNotMatch(sentence, /[{}]|undefined/, told)
    }
  }
})

test('[V343] a part of a larger group that is disputed is said to be so', () => {
  const figure = { low: NOTHING, high: end(30, 'whole'), status: 'whole_only' } as const
  const none: Partial<SaidFigure> = { figure: [0, 0], event: [0, 0] }
  assert.equal(
    said({ ...figure, ...none, flags: ['bounded_by_whole', 'whole_contested'] }),
    'At most 30. No lower limit is stated. The larger numbers around this contradict each other. No origin states a number for this itself.',
  )
})
