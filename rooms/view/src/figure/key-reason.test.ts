// The three reasons that stand first: which they are, in their order, over made figures and over
// every reconciliation case.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Figure } from '@tumen/figure'
import { LANGUAGES } from '@tumen/words'
import { counted, madeAnswer, madeFigure, stated } from '../chart/made-figure.test.ts'
import type { StatedNumber } from '../phrase/number.ts'
import { answerOf, CASES } from './case-report.test.ts'
import { keyReasons } from './key-reason.ts'

type Reasons = Partial<Figure['explanation']>

function told(
  given: Partial<Figure>,
  reasons: Reasons = {},
  numbers: Record<string, StatedNumber> = {},
) {
  const answer = madeAnswer(madeFigure(given, reasons))
  return keyReasons({ language: 'en', answer, numbers })
}

const LEFT: Reasons['leftOut'] = [
  { claim: 'near', code: 'superseded' },
  { claim: 'far', code: 'retracted', on: '2022-08-26' },
  { claim: 'copy', code: 'retracted', cause: 'far', on: '2022-08-26' },
]
const NUMBERS: Record<string, StatedNumber> = {
  near: { op: 'exactly', value: 60 },
  far: { op: 'about', value: 90 },
  copy: { op: 'about', value: 90 },
}

test('[V281] low, then best and high, then what could move the answer most', () => {
  const [low, high, doubt, ...more] = told({ low: stated(52), best: stated(60), high: stated(80) })
  assert.equal(low?.text, 'Low: 52')
  assert.equal(high?.text, 'Best: 60; High: 80')
  assert.match(doubt?.text ?? '', /^Nothing was left out/)
  assert.equal(more.length, 0)
})

test('[V281] ends of one number are one reason; without a limit it says so', () => {
  const ends = told({ low: stated(52), best: stated(52, 'floor') })
  assert.match(ends[0]?.text ?? '', /^Low and best: 52/)
  assert.deepEqual(ends[0]?.terms, [{ claim: 'a' }])
  assert.match(ends[1]?.text ?? '', /upper limit/)
})

test('[V281] what was left out above the answer is told, the largest, with what went with it', () => {
  const given = { low: stated(52), best: stated(60), high: stated(70) }
  const doubt = told(given, { leftOut: LEFT }, NUMBERS).at(-1)
  assert.equal(doubt?.text, 'Left out, withdrawn by its origin from 26 August 2022')
  assert.deepEqual(doubt?.terms, [{ claim: 'far', number: 'about 90' }])
  assert.equal(doubt?.more, 1)
})

test('[V281] a contradiction comes before what was left out, an open decision before what lies within', () => {
  const sides = {
    left: { claims: ['a'], values: { low: 52, high: 52 } },
    right: { claims: ['b'], values: { low: 80, high: null } },
  }
  const given = { low: stated(52), high: stated(95) }
  const contradictions = [{ kind: 'totals' as const, ...sides }]
  const first = told(given, { contradictions, leftOut: LEFT }, NUMBERS).at(-1)
  assert.deepEqual(first?.terms, [
    { claim: 'a', number: '52' },
    { claim: 'b', number: '80 or more' },
  ])
  const open = { pairsThatMatter: [['S-01', 'S-02'] as [string, string]], leftOut: LEFT }
  assert.match(told(given, open, NUMBERS).at(-1)?.text ?? '', /one voice/)
  assert.match(told(given, { leftOut: LEFT }, NUMBERS).at(-1)?.text ?? '', /^Left out/)
  const beside = [{ claim: 'x', reason: 'denied' as const }]
  assert.match(
    told(given, { beside, used: [counted('a', sides.left.values)] }).at(-1)?.text ?? '',
    /denial/,
  )
})

test('[V281] every case has one to three reasons in each language, and without a number one', () => {
  for (const one of CASES)
    for (const language of LANGUAGES) {
      const answer = answerOf(one)
      const reasons = keyReasons({ language, answer, numbers: {} })
      const { low, high } = answer.figure
      const isKnown = low !== null || high !== null
      assert.ok(reasons.length >= 1 && reasons.length <= (isKnown ? 3 : 1), one.id)
      for (const { text } of reasons)
        assert.ok(text.length > 0 && !/undefined|\{\w+\}|\[\[/.test(text), `${one.id} ${text}`)
      if (low !== null) assert.ok((reasons[0]?.terms.length ?? 0) > 0, one.id)
    }
})

test('[V344] of several contradictions the reason names the widest of what was asked', () => {
  const side = (claim: string, low: number, high: number | null = low) => ({
    ...{ claims: [claim], values: { low, high } },
  })
  const totals = (left: ReturnType<typeof side>, right: ReturnType<typeof side>) => ({
    ...{ kind: 'totals' as const, left, right },
  })
  const [a, b, c] = [side('a', 20), side('b', 25), side('c', 30)]
  const part = { kind: 'part' as const, left: side('p', 1), right: side('q', 99) }
  const named = (contradictions: Figure['explanation']['contradictions']) =>
    told({ low: stated(12), high: stated(30), status: 'contested' }, { contradictions })
      .at(-1)
      ?.terms.map(({ claim }) => claim)
  assert.deepEqual(named([part, totals(a, b), totals(a, c), totals(b, c)]), ['a', 'c'])
  assert.deepEqual(named([part]), ['p', 'q'])
})
