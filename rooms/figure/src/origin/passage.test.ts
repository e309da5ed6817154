// Places on the way of an act: what went through one crossing is not what went anywhere (F92, F93).
// Expected values are worked out by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ask, rangeOf, say } from '../case/made-case.test.ts'
import type { ScopeRelation } from '../reckon/answer.ts'
import type { FigureClaim, Passage } from '../reckon/evidence.ts'
import { scopeReader } from '../scope/entry.ts'

const ACT = { act: 'forced_return' } as const
const OCTOBER = { from: '2023-10-01', to: '2023-10-31' }

function relationOf(
  asked: string | undefined,
  claim: Partial<FigureClaim>,
  through: Passage,
): ScopeRelation {
  const place = asked === undefined ? {} : { place: asked }
  const read = scopeReader({ ...ACT, ...place, known: { by: 'published' } }, true)
  const base = { id: 'a', chain: ['a'], ...ACT, pub: '2023-12-08' }
  return read({ ...base, ...claim, through }).relation
}

test('[F92] a way alone: a part of all, there where it passed, not proved to be elsewhere', () => {
  const through = { place: 'KP/HB/onsong' }
  const table: [string | undefined, ScopeRelation][] = [
    [undefined, 'sub'],
    ['KP/HB/onsong', 'exact'],
    ['KP', 'sub'],
    ['KP/HB/onsong/bridge', 'overlap'],
    ['CN', 'overlap'],
  ]
  for (const [asked, relation] of table)
    assert.equal(relationOf(asked, {}, through), relation, asked)
})

test('[F92] whence and the way together', () => {
  const table: [string | undefined, string, string, ScopeRelation][] = [
    [undefined, 'CN', 'KP/HB', 'sub'],
    // From all of the country, but through one place only.
    ['CN', 'CN', 'KP/HB', 'sub'],
    ['CN', 'CN/JL', 'KP/HB', 'sub'],
    // All who came through it came from this country, as it lies there.
    ['CN/LN', 'CN', 'CN/LN', 'exact'],
    ['CN/LN', 'CN', 'CN/LN/DD', 'sub'],
    ['CN/LN', 'CN', 'CN/JL', 'overlap'],
    // Through it, but of those who came through it only those from one country.
    ['KP/HB', 'CN', 'KP/HB', 'sub'],
    ['KP/HB/onsong', 'CN', 'KP/HB', 'overlap'],
    ['RU', 'CN', 'KP/HB', 'disjoint'],
  ]
  for (const [asked, place, way, relation] of table)
    assert.equal(relationOf(asked, { place }, { place: way }), relation, `${asked} ${place} ${way}`)
})

test('[F92] where it happened decides, and the way only narrows', () => {
  const aside = { place: 'TH', aside: true }
  assert.equal(relationOf(undefined, { place: 'KR' }, aside), 'sub')
  assert.equal(relationOf('KR', { place: 'KR' }, aside), 'sub')
  assert.equal(relationOf('TH', { place: 'KR' }, aside), 'disjoint')
  assert.equal(relationOf('KR/11', { place: 'KR' }, aside), 'overlap')
})

test('[F92] a way that lies nobody knows where narrows, and could be anywhere', () => {
  const through = { unplaced: ['the old bridge'] }
  assert.equal(relationOf(undefined, {}, through), 'sub')
  assert.equal(relationOf('CN', {}, through), 'overlap')
  assert.equal(relationOf('CN', { place: 'CN' }, through), 'sub')
  assert.equal(relationOf('RU', { place: 'CN' }, through), 'overlap')
  assert.equal(relationOf('KP', {}, { place: 'KP', uncertain: true }), 'overlap')
  const spots = ['the old bridge', 'the new bridge'].map((name, n) =>
    say(`c${n}`, { ...ACT, ...OCTOBER, op: 'exactly', value: 3, through: { unplaced: [name] } }),
  )
  const figure = ask(spots, { query: { ...ACT, ...OCTOBER } })
  assert.equal(figure.explanation.parts.length, 2)
  assert.ok(figure.flags.includes('parts_may_overlap') && figure.status !== 'contested')
  assert.ok(!JSON.stringify(figure).includes('bridge'), 'names of a text are not told')
})

const through = (value: number, place: string, more: Partial<Passage> = {}) =>
  say(place, { ...ACT, ...OCTOBER, op: 'exactly', value, through: { place, ...more } })

test('[F93] two crossings are added, two towns on the way are not', () => {
  const query = { ...ACT, ...OCTOBER }
  const crossing = { crossing: true }
  const spots = [through(300, 'KP/HB/onsong', crossing), through(180, 'CN/LN/dandong', crossing)]
  assert.deepEqual(rangeOf(ask(spots, { query })), [480, 480, null])
  const towns = [through(300, 'KP/HB/onsong', crossing), through(180, 'CN/LN/dandong')]
  const figure = ask(towns, { query })
  assert.deepEqual(rangeOf(figure), [300, 300, null])
  assert.ok(figure.flags.includes('parts_may_overlap') && figure.status !== 'contested')
  // One inside the other, or not known where: nothing is proved.
  for (const [place, more] of [
    ['KP/HB', crossing],
    ['CN/LN/dandong', { ...crossing, uncertain: true }],
  ] as const) {
    const two = [through(300, 'KP/HB/onsong', crossing), through(500, place, more)]
    assert.equal(ask(two, { query }).low?.value, 500, place)
  }
})

test('[F92] [F93] through one crossing never bounds what came from all of the country', () => {
  const up = say('w', { ...ACT, ...OCTOBER, place: 'CN', op: 'up_to', value: 600 })
  const crossing = { crossing: true }
  const parts = [through(300, 'CN/JL/tumen', crossing), through(180, 'CN/LN/dandong', crossing)]
  const asked = { query: { ...ACT, ...OCTOBER, place: 'CN' } }
  assert.deepEqual(rangeOf(ask([up, ...parts], asked)), [480, 480, 600])
  // The same number through a place is no second voice for the number of the whole.
  const whole = say('x', { ...ACT, ...OCTOBER, place: 'CN', op: 'exactly', value: 500 })
  const part = say('y', {
    ...{ ...ACT, ...OCTOBER, place: 'CN', op: 'exactly', value: 200 },
    through: { place: 'KP/HB/onsong' },
  })
  const figure = ask([whole, part], asked)
  assert.deepEqual(
    [rangeOf(figure), figure.figure],
    [
      [500, 500, 500],
      [1, 1],
    ],
  )
})
