// One value for each origin, and the range from claims on exactly the asked scope (F30–F34).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'

const E = { event: 'E' }
const told = (id: string, rest: Partial<CaseClaim>): CaseClaim => say(id, { ...E, ...rest })
const exactly = (value: number) => ({ op: 'exactly', value }) as const

test('[F30] the relays with the shortest chain speak for the origin; farther ones are flagged', () => {
  const figure = ask([
    told('a', { ...exactly(52), chain: ['paper', 's'] }),
    told('b', { ...exactly(25), chain: ['copy', 'paper', 's'] }),
  ])
  assert.deepEqual(rangeOf(figure), [52, 52, 52])
  assert.ok(figure.flags.includes('relay_conflict'))
  assert.equal(figure.reports, 2)
})

test('[F30] relays of one length that differ stand together as a hull', () => {
  const figure = ask([
    told('a', { ...exactly(10), chain: ['x', 's'] }),
    told('b', { op: 'at_least', value: 11, chain: ['y', 's'] }),
  ])
  assert.deepEqual(rangeOf(figure), [10, 10, 10])
  assert.equal(figure.explanation.contradictions.length, 0)
})

test('[F32] relays of one origin, a floor above a ceiling: high is open', () => {
  const figure = ask([
    told('a', { op: 'up_to', value: 10, chain: ['x', 's'] }),
    told('b', { op: 'at_least', value: 12, chain: ['y', 's'] }),
    told('c', exactly(11)),
  ])
  assert.deepEqual(rangeOf(figure), [11, 12, null])
})

test('[F30] "most of 19" is derived from 19', () => {
  const figure = ask([told('a', { op: 'vague', vague: 'most', of: { value: 19 } })])
  assert.deepEqual(rangeOf(figure), [10, 10, 19])
  assert.deepEqual(figure.low?.marks, ['derived'])
  assert.deepEqual(figure.low?.from, {
    rule: 'majority',
    parts: [{ value: 19, marks: [], claims: ['a'] }],
  })
})

test('[F31] low is the smallest floor; ceilings and words never lower it', () => {
  const figure = ask([
    told('a', exactly(60)),
    told('b', { op: 'at_least', value: 39 }),
    told('c', { op: 'up_to', value: 100 }),
    told('d', { op: 'vague', vague: 'several' }),
  ])
  assert.equal(figure.low?.value, 39)
})

test('[F32] high is the largest ceiling, open when a floor lies above it', () => {
  const figure = ask([told('a', exactly(20)), told('b', { op: 'up_to', value: 30 })])
  assert.equal(figure.high?.value, 30)
  const above = ask([told('a', exactly(20)), told('b', { op: 'more_than', value: 20 })])
  assert.equal(above.high, null)
  assert.equal(above.open, true)
})

test('[F33] every pair that excludes each other is told with both sides', () => {
  const figure = ask([told('a', exactly(20)), told('b', exactly(30)), told('c', exactly(30))])
  assert.equal(figure.status, 'contested')
  assert.deepEqual(figure.explanation.contradictions, [
    {
      kind: 'totals',
      left: { claims: ['a'], values: { low: 20, high: 20 } },
      right: { claims: ['b', 'c'], values: { low: 30, high: 30 } },
    },
  ])
})

test('[F33] among very many sides each is still told, with its widest opposite', () => {
  const claims = Array.from({ length: 40 }, (_, n) => told(`c${n + 10}`, exactly(100 + n)))
  const { contradictions } = ask(claims).explanation
  const named = new Set(
    contradictions.flatMap(({ left, right }) => [...left.claims, ...right.claims]),
  )
  assert.equal(named.size, 40)
  assert.ok(contradictions.length < 100)
  assert.ok(
    contradictions.every(({ left, right }) => right.values.low > (left.values.high ?? Infinity)),
  )
})

test('[F34] best follows the best grade; F counts as C and as no grade', () => {
  const graded = (grade: CaseClaim['grade']) =>
    ask([
      told('a', { ...exactly(20), ...(grade ? { grade } : {}) }),
      told('b', { ...exactly(60), grade: 'C' }),
    ]).best?.value ?? null
  assert.equal(graded('B'), 20)
  assert.equal(graded('D'), 60)
  assert.equal(graded('E'), 60)
  assert.equal(graded('F'), null)
  assert.equal(graded(undefined), null)
})

test('[F34] an origin has the best grade of its claims', () => {
  const figure = ask([
    told('a', { ...exactly(20), grade: 'D', chain: ['x', 's'] }),
    told('b', { ...exactly(20), grade: 'B', chain: ['y', 's'] }),
    told('c', { ...exactly(60), grade: 'C' }),
  ])
  assert.equal(figure.best?.value, 20)
  assert.equal(figure.explanation.classes.find(({ id }) => id === 's')?.grade, 'B')
})

test('[F34] the lower median, never a mean', () => {
  const about = (id: string, value: number) => told(id, { op: 'about', value })
  const figure = ask([about('a', 50), about('b', 52), about('c', 54), about('d', 55)])
  assert.equal(figure.best?.value, 52)
  assert.deepEqual(figure.best?.from, { rule: 'stated', claims: ['b'] })
})

test('[F34] a floor that equals the median does not make best a floor', () => {
  const figure = ask([told('a', exactly(40)), told('b', { op: 'at_least', value: 40 })])
  assert.equal(figure.best?.value, 40)
  assert.ok(!figure.flags.includes('best_is_floor'))
  const higher = ask([
    told('a', { op: 'about', value: 40 }),
    told('b', { op: 'at_least', value: 41 }),
  ])
  assert.equal(higher.best?.value, 41)
  assert.deepEqual(higher.best?.marks, ['floor'])
})
