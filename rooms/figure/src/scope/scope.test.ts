// How a claim's scope stands to the question, dimension by dimension (F10–F16).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Restriction } from '@tumen/claim'
import { ask, rangeOf, say } from '../case/made-case.test.ts'
import type { ScopeRelation } from '../reckon/answer.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import { scopeReader } from './entry.ts'
import type { Question } from './question.ts'
import {
  multiplyRelations,
  relateAct,
  relatePlace,
  relateRestriction,
  relateTime,
  toPeriod,
} from './scope.ts'

const KNOWN = { by: 'published' } as const

function relationOf(question: Omit<Question, 'known'>, claim: Partial<FigureClaim>): ScopeRelation {
  const read = scopeReader({ ...question, known: KNOWN }, true)
  return read({ id: 'a', chain: ['a'], act: question.act, pub: '2021-01-01', ...claim }).relation
}

test('[F10] acts: equal, below the umbrella, above, other', () => {
  assert.equal(relateAct('arrest', 'arrest'), 'exact')
  assert.equal(relateAct('custody', 'imprisonment'), 'sub')
  assert.equal(relateAct('arrest', 'custody'), 'super')
  assert.equal(relateAct('arrest', 'detention'), 'disjoint')
  assert.equal(relateAct('death', 'death_in_custody'), 'sub')
})

test('[F11] one place: equal, inside, around, elsewhere, unknown', () => {
  assert.equal(relatePlace('CN/LN', ['CN/LN']), 'exact')
  assert.equal(relatePlace('CN/LN', ['CN/LN/DD']), 'sub')
  assert.equal(relatePlace('CN/LN', ['CN']), 'super')
  assert.equal(relatePlace('CN/LN', ['CN/JL']), 'disjoint')
  assert.equal(relatePlace('CN/LN', ['CN/LNX']), 'disjoint')
  assert.equal(relatePlace('CN/LN', []), 'overlap')
  assert.equal(relatePlace(undefined, ['CN']), 'sub')
  assert.equal(relatePlace(undefined, []), 'exact')
})

test('[F11] several places: all inside, all elsewhere, one around, else overlap', () => {
  assert.equal(relatePlace('CN', ['CN/JL', 'CN/LN']), 'sub')
  assert.equal(relatePlace('CN', ['KP', 'RU']), 'disjoint')
  assert.equal(relatePlace('CN/LN', ['CN/JL', 'CN/LN']), 'super')
  assert.equal(relatePlace('CN/LN', ['CN/JL', 'CN/LN/DD']), 'overlap')
})

test('[F11] of places inside one another the outermost counts; "near" is an overlap', () => {
  assert.equal(relationOf({ act: 'arrest', place: 'CN' }, { place: ['CN/LN', 'CN'] }), 'exact')
  const near = { place: 'CN/LN/DD', placeUncertain: true }
  assert.equal(relationOf({ act: 'arrest', place: 'CN/LN/DD' }, near), 'overlap')
  assert.equal(relationOf({ act: 'arrest', place: 'CN' }, near), 'overlap')
})

test('[F12] periods: equal, inside, around, no common day, overlap, unknown', () => {
  const asked = { act: 'arrest', from: '2021-01-01', to: '2021-06-30', known: KNOWN } as const
  const relate = (from?: string, to?: string) =>
    relateTime(asked, { period: toPeriod(from, to), month: undefined })
  assert.equal(relate('2021-01-01', '2021-06-30'), 'exact')
  assert.equal(relate('2021-02-01', '2021-06-30'), 'sub')
  assert.equal(relate('2020-01-01', '2021-06-30'), 'super')
  assert.equal(relate('2021-07-01', '2021-07-31'), 'disjoint')
  assert.equal(relate('2021-06-30', '2021-07-31'), 'overlap')
  assert.equal(relate(), 'overlap')
  assert.equal(relate('2021-02-01'), 'overlap')
  assert.equal(relate('2019-01-01'), 'super')
  const timeless = { act: 'arrest', known: KNOWN } as const
  const none = { period: undefined, month: undefined }
  assert.equal(relateTime(timeless, none), 'exact')
  assert.equal(relateTime(timeless, { ...none, period: toPeriod('2021-02-01', undefined) }), 'sub')
})

test('[F12] [F8] stocks meet only stocks of the same calendar month', () => {
  const stock = { act: 'detention', at: '2021-05-31' } as const
  assert.equal(relationOf(stock, { at: '2021-05-02' }), 'exact')
  assert.equal(relationOf(stock, { at: '2021-04-30' }), 'disjoint')
  assert.equal(relationOf(stock, { from: '2021-05-01', to: '2021-05-31' }), 'disjoint')
  assert.equal(relationOf(stock, {}), 'overlap')
  const period = { act: 'detention', from: '2021-05-01', to: '2021-05-31' } as const
  assert.equal(relationOf(period, { at: '2021-05-02' }), 'disjoint')
})

test('[F13] restrictions hold together: same, more, fewer, excluded, other', () => {
  const minors: Restriction = { by: 'age', label: 'minors' }
  const adults: Restriction = { by: 'age', label: 'adults' }
  const women: Restriction = { by: 'sex', label: 'women' }
  assert.equal(relateRestriction([], []), 'exact')
  assert.equal(relateRestriction([women, minors], [minors, women]), 'exact')
  assert.equal(relateRestriction([minors], [minors, women]), 'sub')
  assert.equal(relateRestriction([minors, women], [women]), 'super')
  assert.equal(relateRestriction([minors], [adults, women]), 'disjoint')
  assert.equal(relateRestriction([minors], [women]), 'overlap')
})

test('[F13] populations form a tree, like places', () => {
  const asked = { act: 'arrest', population: 'KP' } as const
  assert.equal(relationOf(asked, { population: 'KP' }), 'exact')
  assert.equal(relationOf(asked, { population: 'KP/teachers' }), 'sub')
  assert.equal(relationOf(asked, { population: 'RU' }), 'disjoint')
  assert.equal(relationOf(asked, {}), 'overlap')
  assert.equal(relationOf({ act: 'arrest' }, { population: 'KP' }), 'sub')
})

test('[F14] the product: disjoint, then overlap, then sub or super, never both', () => {
  assert.equal(multiplyRelations(['exact', 'exact']), 'exact')
  assert.equal(multiplyRelations(['exact', 'sub']), 'sub')
  assert.equal(multiplyRelations(['super', 'exact']), 'super')
  assert.equal(multiplyRelations(['super', 'sub']), 'overlap')
  assert.equal(multiplyRelations(['overlap', 'sub']), 'overlap')
  assert.equal(multiplyRelations(['overlap', 'disjoint', 'super']), 'disjoint')
})

test('[F15] an event: its people, some of them, a group that contains them', () => {
  const asked = { act: 'refoulement', event: 'E', place: 'CN' } as const
  assert.equal(relationOf(asked, { event: 'E', place: 'RU' }), 'exact')
  assert.equal(relationOf(asked, { event: 'E', act: 'pushback' }), 'sub')
  assert.equal(relationOf(asked, { partOf: 'E' }), 'sub')
  assert.equal(relationOf(asked, { partOf: 'E', act: 'arrest' }), 'disjoint')
  assert.equal(relationOf(asked, { whole: 'E', act: 'arrest' }), 'super')
  assert.equal(relationOf(asked, { event: 'F' }), 'disjoint')
  assert.equal(relationOf(asked, {}), 'disjoint')
})

test('[F15] a part of an event with an excluded restriction is no part of the asked group', () => {
  const minors: Restriction = { by: 'age', label: 'minors' }
  const asked: Omit<Question, 'known'> = { act: 'arrest', event: 'E', restrict: [minors] }
  assert.equal(
    relationOf(asked, { partOf: 'E', restrict: { by: 'age', label: 'adults' } }),
    'disjoint',
  )
  assert.equal(relationOf(asked, { partOf: 'E', restrict: minors }), 'sub')
  assert.equal(relationOf(asked, { partOf: 'E' }), 'overlap')
})

test('[F16] an incident is at most a part of its place and time', () => {
  const asked = { act: 'arrest', place: 'CN/LN' } as const
  assert.equal(relationOf(asked, { place: 'CN/LN', event: 'K' }), 'sub')
  assert.equal(relationOf(asked, { place: 'CN/LN', partOf: 'K' }), 'sub')
  assert.equal(relationOf(asked, { place: 'CN', event: 'K' }), 'overlap')
  assert.equal(relationOf(asked, { place: 'CN/LN', whole: 'K' }), 'exact')
})

test('[F2] an overlap proves nothing, and is shown', () => {
  const overlapping = say('a', { op: 'exactly', value: 90, place: 'CN/LN', placeUncertain: true })
  const figure = ask([overlapping], { query: { act: 'arrest', place: 'CN/LN' } })
  assert.deepEqual(rangeOf(figure), [null, null, null])
  assert.deepEqual(figure.flags, ['overlap'])
  assert.deepEqual(figure.explanation.beside, [{ claim: 'a', reason: 'overlap' }])
})
