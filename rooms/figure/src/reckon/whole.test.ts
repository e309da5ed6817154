// Words without numbers (F39) and wholes that contain the asked scope (F40).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'

const exactly = (value: number) => ({ op: 'exactly', value }) as const
const E = { event: 'E' }
const word = (id: string, vague: CaseClaim['vague']) =>
  say(id, { ...E, op: 'vague', ...(vague ? { vague } : {}) })

test('[F39] words alone give a floor with nobody behind it', () => {
  const figure = ask([word('a', 'dozens'), word('b', 'hundreds')])
  assert.deepEqual(rangeOf(figure), [100, null, null])
  assert.deepEqual(figure.low, {
    value: 100,
    marks: ['word'],
    from: { rule: 'fixed', reason: 'vague_word', claims: ['b'] },
  })
  assert.deepEqual(figure.figure, [0, 0])
  assert.deepEqual(figure.flags, ['imprecise_only'])
})

test('[F39] a word above a stated high or above what a whole allows gives no floor', () => {
  const capped = ask([
    say('a', { ...E, op: 'up_to', value: 50 }),
    word('b', 'dozens'),
    word('c', 'hundreds'),
  ])
  assert.deepEqual(rangeOf(capped), [12, null, 50])
  assert.ok(capped.flags.includes('words_exceed') && capped.flags.includes('imprecise_floor'))
  const inside = ask([word('b', 'hundreds'), say('w', { ...exactly(50), whole: 'E' })])
  assert.deepEqual(rangeOf(inside), [1, null, 50])
  assert.ok(inside.flags.includes('words_exceed') && inside.flags.includes('imprecise_only'))
})

test('[F39] "somebody" is one', () => {
  const figure = ask([say('a', { ...E, op: 'unknown_some' })])
  assert.deepEqual(figure.low?.from, { rule: 'fixed', reason: 'somebody', claims: ['a'] })
})

test('[F6] [F39] where there is a number, words change nothing but a flag', () => {
  const number = say('a', { ...E, ...exactly(60) })
  const figure = ask([number, word('b', 'hundreds'), word('c', 'dozens')])
  assert.deepEqual(rangeOf(figure), [60, 60, 60])
  assert.deepEqual(figure.flags, ['words_exceed'])
  assert.deepEqual(ask([number, word('c', 'dozens')]).flags, [])
})

test('[F40] the smallest whole caps the figure', () => {
  const figure = ask([
    say('a', { ...E, op: 'at_least', value: 39 }),
    say('v', { ...exactly(80), whole: 'E' }),
    say('w', { ...exactly(70), whole: 'E', act: 'detention' }),
  ])
  assert.deepEqual(rangeOf(figure), [39, 39, 70])
  assert.deepEqual(figure.high?.marks, ['whole'])
  assert.deepEqual(figure.high?.from, { rule: 'stated', claims: ['w'] })
})

test('[F40] a whole without a ceiling caps nothing, a smaller high stays', () => {
  const open = ask([
    say('a', { ...E, op: 'at_least', value: 9 }),
    say('w', { op: 'at_least', value: 20, whole: 'E' }),
  ])
  assert.equal(open.high, null)
  const tight = ask([say('a', { ...E, ...exactly(9) }), say('w', { ...exactly(20), whole: 'E' })])
  assert.deepEqual(rangeOf(tight), [9, 9, 9])
  assert.ok(!tight.flags.includes('bounded_by_whole'))
})

test('[F40] a best above the whole comes down to it', () => {
  const figure = ask([
    say('a', { ...E, op: 'at_least', value: 55 }),
    say('b', { ...E, op: 'about', value: 64 }),
    say('w', { op: 'about', value: 60, whole: 'E' }),
  ])
  assert.deepEqual(rangeOf(figure), [55, 60, 60])
})

test('[F40] a low above all that the whole allows contests both', () => {
  const figure = ask([
    say('a', { ...E, op: 'at_least', value: 70 }),
    say('w', { op: 'about', value: 60, whole: 'E' }),
  ])
  assert.deepEqual(rangeOf(figure), [70, null, null])
  assert.deepEqual(figure.explanation.contradictions, [
    {
      kind: 'part_against_whole',
      left: { claims: ['a'], values: { low: 70, high: null } },
      right: { claims: ['w'], values: { low: 54, high: 66 } },
    },
  ])
})

test('[F40] below a whole of which nothing else is known stands zero, and nobody', () => {
  const figure = ask([say('w', { ...exactly(20), whole: 'E' })])
  assert.deepEqual(rangeOf(figure), [0, null, 20])
  assert.equal(figure.status, 'whole_only')
  assert.deepEqual(figure.low?.from, { rule: 'fixed', reason: 'nothing_known', claims: ['w'] })
  assert.deepEqual(figure.figure, [0, 0])
})

test('[F7] zero below a whole means that nothing is known; a stated zero is a number', () => {
  const stated = ask([say('a', { ...E, op: 'none' })])
  assert.deepEqual(rangeOf(stated), [0, 0, 0])
  assert.equal(stated.status, 'single_origin')
  const denied = ask([say('a', { ...E, op: 'none', denies: true })])
  assert.deepEqual(rangeOf(denied), [null, null, null])
  assert.equal(denied.status, 'no_data')
})

test('[F94] a larger group that is disputed says so where it gives the high number', () => {
  const whole = { whole: 'E' } as const
  const disputed = [say('v', { ...exactly(20), ...whole }), say('w', { ...exactly(30), ...whole })]
  const figure = ask(disputed)
  assert.deepEqual(rangeOf(figure), [0, null, 30])
  assert.equal(figure.status, 'whole_only')
  assert.ok(figure.flags.includes('whole_contested'))
  const [one] = figure.explanation.contradictions
  assert.deepEqual([one?.kind, one?.left.claims, one?.right.claims], ['whole', ['v'], ['w']])
  const below = ask([...disputed, say('a', { ...E, ...exactly(5) })])
  assert.ok(!below.flags.includes('whole_contested'))
  const agreed = ask([say('v', { ...exactly(20), ...whole })])
  assert.ok(!agreed.flags.includes('whole_contested'))
})
