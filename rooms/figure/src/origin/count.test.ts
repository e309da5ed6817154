// How many independent origins support the number, the event and each step (F41–F46).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'

const exactly = (value: number) => ({ op: 'exactly', value }) as const
const E = { event: 'E' }
const from = (origin: string) => ({ chain: [`${origin}-report`, origin] })
const PERIOD = { from: '2021-01-01', to: '2021-06-30' }
const CHINA = { query: { act: 'arrest', place: 'CN', ...PERIOD } } as const

test('[F41] an origin entails its exact floor or its own parts, whichever is more', () => {
  const figure = ask(
    [
      say('a', { ...exactly(5), ...PERIOD, ...from('one') }),
      say('b', { op: 'at_least', value: 4, place: 'CN/LN', ...PERIOD, ...from('one') }),
      say('c', { op: 'at_least', value: 9, place: 'CN/JL', ...PERIOD, ...from('two') }),
      say('d', { op: 'at_least', value: 2, place: 'CN/LN', ...PERIOD, ...from('two') }),
    ],
    CHINA,
  )
  assert.deepEqual(figure.support, [
    [5, 2],
    [11, 1],
  ])
})

test('[F41] words entail nothing', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(5) }),
    say('b', { ...E, op: 'vague', vague: 'tens' }),
  ])
  assert.deepEqual(figure.support, [[5, 1]])
})

test('[F42] behind low stand the origins that entail it alone', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(60) }),
    say('b', { ...E, op: 'at_least', value: 39 }),
    say('c', { ...E, op: 'up_to', value: 80 }),
  ])
  assert.deepEqual(figure.figure, [2, 2])
  assert.deepEqual(figure.event, [3, 3])
})

test('[F42] a sum across origins is as strong as its weakest part', () => {
  const at = (place: string) => ({ place, ...PERIOD })
  const figure = ask(
    [
      say('a', { ...exactly(5), ...at('CN/LN') }),
      say('b', { ...exactly(5), ...at('CN/LN') }),
      say('c', { op: 'at_least', value: 7, ...at('CN/JL') }),
      say('d', { op: 'at_least', value: 7, ...at('CN/JL') }),
      say('e', { op: 'at_least', value: 9, ...at('CN/JL') }),
    ],
    { ...CHINA, anon: ['a', 'b'] },
  )
  assert.deepEqual(rangeOf(figure), [12, 12, null])
  assert.deepEqual(figure.figure, [1, 2])
})

test('[F42] for lists every person needs origins; all lists with the name count', () => {
  const list = (id: string, ...listed: string[]): CaseClaim =>
    say(id, { ...exactly(listed.length), listed, place: 'CN/LN', ...PERIOD })
  const weak = ask([list('a', 'p', 'q'), list('b', 'q', 'r'), list('c', 'p', 'r')], CHINA)
  assert.deepEqual([weak.low?.value, weak.figure], [3, [2, 2]])
  const single = ask([list('a', 'p', 'q'), list('b', 'q', 'r')], CHINA)
  assert.deepEqual([single.low?.value, single.figure], [3, [1, 1]])
})

test('[F42] where only ceilings are stated, all who state them stand behind 1', () => {
  const figure = ask([
    say('a', { ...E, op: 'up_to', value: 8 }),
    say('b', { ...E, op: 'fewer_than', value: 9 }),
  ])
  assert.deepEqual([figure.low?.value, figure.figure], [1, [2, 2]])
})

test('[F43] the event has every origin, words included; a zero only if nobody says more', () => {
  const zero = say('a', { ...E, op: 'none' })
  const more = say('b', { ...E, op: 'unknown_some' })
  assert.deepEqual(ask([zero]).event, [1, 1])
  assert.deepEqual(ask([zero, say('c', { ...E, op: 'none' })]).event, [2, 2])
  assert.deepEqual(ask([zero, more]).event, [1, 1])
})

test('[F44] the support curve rises with the number and falls with the origins', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(60) }),
    say('b', { ...E, op: 'at_least', value: 60 }),
    say('c', { ...E, op: 'at_least', value: 39 }),
    say('d', { ...E, op: 'up_to', value: 39 }),
  ])
  assert.deepEqual(figure.support, [
    [39, 3],
    [60, 2],
  ])
  assert.deepEqual(figure.explanation.supportedBy, [
    { value: 39, origins: ['a', 'b', 'c'], minOrigins: 3 },
    { value: 60, origins: ['a', 'b'], minOrigins: 2 },
  ])
})

test('[F45] reports are documents, also when one document holds several claims', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(60), doc: 'd' }),
    say('b', { ...E, op: 'vague', vague: 'tens', doc: 'd' }),
    say('c', { ...E, ...exactly(60), chain: ['e', 'd-report', 'a'] }),
    say('w', { ...exactly(90), whole: 'E' }),
  ])
  assert.equal(figure.reports, 2)
})

test('[F46] low is strict if all who state it say "more than", or a part of the sum is', () => {
  const strict = say('a', { ...E, op: 'more_than', value: 500 })
  assert.equal(ask([strict]).strictLow, true)
  assert.equal(ask([strict, say('b', { ...E, op: 'at_least', value: 500 })]).strictLow, false)
  assert.equal(ask([strict, say('b', { ...E, op: 'more_than', value: 500 })]).strictLow, true)
  const sum = ask(
    [
      say('a', { op: 'more_than', value: 5, place: 'CN/LN', ...PERIOD }),
      say('b', { ...exactly(7), place: 'CN/JL', ...PERIOD }),
    ],
    CHINA,
  )
  assert.deepEqual([sum.low?.value, sum.strictLow], [12, true])
})
