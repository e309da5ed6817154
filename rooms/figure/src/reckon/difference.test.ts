// What changed between two answers, and why (F63).
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { caseToInput } from '../case/case.ts'
import { ask, say } from '../case/made-case.test.ts'
import { arbitraryCase } from '../case/made-random.test.ts'
import { diffFigures } from './difference.ts'
import { reckon } from './reckon.ts'

const E = { event: 'E' }
const activist = say('a', { ...E, op: 'at_least', value: 39, pub: '2019-07-15' })
const missionary = say('m', {
  ...E,
  op: 'about',
  value: 60,
  pub: '2019-08-07',
  retracted: '2019-08-20',
})
const reprint = say('r', {
  ...missionary,
  id: 'r',
  chain: ['z', 'm-report', 'm'],
  pub: '2019-08-07',
})
const on = (knownAt: string) => ask([activist, missionary, reprint], { knownAt })

test('[F63] a claim that entered moved what it set', () => {
  const { entered, left, endpoints } = diffFigures(on('2019-07-20'), on('2019-08-09'))
  assert.deepEqual(entered, ['m', 'r'])
  assert.deepEqual(left, [])
  assert.deepEqual(endpoints, [
    { end: 'best', before: 39, after: 60, causes: ['m'] },
    { end: 'high', before: null, after: 60, causes: ['m'] },
  ])
})

test('[F63] a withdrawn claim left with its code, and so did its reprint', () => {
  const { entered, left, endpoints } = diffFigures(on('2019-08-09'), on('2019-09-01'))
  assert.deepEqual(entered, [])
  assert.deepEqual(left, [
    { claim: 'm', code: 'retracted' },
    { claim: 'r', code: 'retracted' },
  ])
  assert.deepEqual(
    endpoints.map(({ end, before, after }) => [end, before, after]),
    [
      ['best', 60, 39],
      ['high', 60, null],
    ],
  )
})

test('[F63] backwards in time claims are not visible any more', () => {
  const { left } = diffFigures(on('2019-08-09'), on('2019-07-20'))
  assert.deepEqual(left[0], { claim: 'm', code: 'not_visible' })
})

test('[F63] a row that joins two voices is a cause', () => {
  const claims = [
    say('a', { ...E, op: 'exactly', value: 12, said: '2021-05-01' }),
    say('b', { ...E, op: 'exactly', value: 14, said: '2021-06-01' }),
  ]
  const before = ask(claims)
  const after = ask(claims, { same: [['a', 'b']] })
  const { rows, left, endpoints } = diffFigures(before, after)
  assert.deepEqual(rows, [{ a: 'a', b: 'b', relation: 'same', change: 'added' }])
  assert.deepEqual(left, [{ claim: 'a', code: 'superseded' }])
  const low = endpoints.find(({ end }) => end === 'low')
  assert.deepEqual([low?.before, low?.after], [12, 14])
  assert.ok(low?.causes.includes('a ~ b') && low.causes.includes('a'))
})

test('[F63] a grade that moved is a cause of the best number', () => {
  const a = say('a', { ...E, op: 'exactly', value: 20 })
  const b = say('b', { ...E, op: 'about', value: 60, grade: 'C' })
  const { grades, endpoints } = diffFigures(ask([a, b]), ask([{ ...a, grade: 'A' }, b]))
  assert.deepEqual(grades, [{ origin: 'a', before: null, after: 'A' }])
  assert.deepEqual(endpoints, [{ end: 'best', before: null, after: 20, causes: ['a'] }])
})

test('[F63] answers to two questions differ by the question', () => {
  const claim = say('a', { ...E, op: 'range', low: 5, high: 9, place: 'CN/LN' })
  const exact = ask([claim])
  const sub = ask([claim], { query: { act: 'arrest', place: 'CN/LN' } })
  const { endpoints } = diffFigures(exact, sub)
  assert.deepEqual(
    endpoints.map(({ end, causes }) => [end, causes]),
    [['high', ['a']]],
  )
})

test('[F63] diff(a, a) is empty, and every endpoint that moved has a cause', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const { question, evidence } = caseToInput(one)
      const at = (day: string) =>
        reckon({ ...question, known: { by: 'recorded', on: day } }, evidence)
      const days = ['2021-02-01', '2021-04-01', '2021-12-31'].map(at)
      for (const figure of days) {
        const { endpoints, ...rest } = diffFigures(figure, figure)
        assert.deepEqual(endpoints, [])
        assert.deepEqual(Object.values(rest).flat(), [])
      }
      for (const before of days) {
        for (const after of days) {
          for (const { causes } of diffFigures(before, after).endpoints) {
            assert.ok(causes.length > 0 && !causes.includes('question'), JSON.stringify(causes))
          }
        }
      }
    }),
    { numRuns: 100 },
  )
})
