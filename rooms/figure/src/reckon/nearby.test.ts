// What a reader would miss: named beside the answer, and never counted (F87). Days by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Case, CaseClaim } from '../case/case.ts'
import { ask, say } from '../case/made-case.test.ts'
import { arbitraryCase } from '../case/made-random.test.ts'

const JULY = { act: 'detention', place: 'CN/LN', from: '2019-07-01', to: '2019-07-31' } as const
const END = { act: 'detention', place: 'CN/LN', at: '2019-07-31' } as const
const told = (id: string, rest: Partial<CaseClaim>) =>
  say(id, { op: 'exactly', value: 5, act: 'detention', place: 'CN/LN', ...rest })

function beside(query: Case['query'], ...claims: CaseClaim[]): string[] {
  const { nearby } = ask(claims, { query }).explanation
  return nearby.map(({ claim, respect }) => `${claim}:${respect}`)
}

test('[F87] a stock beside a period lies inside it, a period beside a stock at most a month away', () => {
  const inside = told('i', { at: '2019-07-15' })
  const outside = told('o', { at: '2019-08-01' })
  assert.deepEqual(beside(JULY, inside, outside), ['i:measure'])
  const until = told('u', { from: '2019-01-01', to: '2019-06-30' })
  const long = told('l', { from: '2018-01-01', to: '2019-06-29' })
  const open = told('p', { from: '2019-07-01' })
  assert.deepEqual(beside(END, until, long, open), ['p:measure', 'u:measure'])
})

test('[F87] a time within a month, another act that reports tell for it, and no time', () => {
  const later = told('t', { from: '2019-08-31', to: '2019-09-30' })
  const tooLate = told('x', { from: '2019-09-01', to: '2019-09-30' })
  const arrest = told('a', { act: 'arrest', from: '2019-07-02', to: '2019-07-03' })
  const raid = told('r', { act: 'raid', from: '2019-07-02', to: '2019-07-03' })
  const timeless = told('n', {})
  const found = beside(JULY, later, tooLate, arrest, raid, timeless)
  assert.deepEqual(found, ['a:act', 't:time', 'n:no_time'])
  const stock = told('s', { at: '2019-08-31' })
  assert.deepEqual(beside(END, stock), ['s:time'])
})

test('[F87] what misses the question in two respects, or in place or people, is not named', () => {
  const two = told('two', { act: 'arrest', from: '2019-08-02', to: '2019-08-03' })
  const elsewhere = told('e', {
    act: 'arrest',
    place: 'CN/YN',
    ...{ from: JULY.from, to: JULY.to },
  })
  const families = told('f', { act: 'arrest', unit: 'families', from: JULY.from, to: JULY.to })
  assert.deepEqual(beside(JULY, two, elsewhere, families), [])
})

test('[F87] what was withdrawn, denied, only possible or said again later is not named', () => {
  const near = { act: 'arrest', from: '2019-07-02', to: '2019-07-03' } as const
  const claims = [
    told('a', { ...near, retracted: '2021-08-02' }),
    told('b', { ...near, denies: true }),
    told('c', { ...near, mod: 'possible' }),
    told('d', { ...near, chain: ['r', 'O'], said: '2019-07-05' }),
    told('e', { ...near, chain: ['q', 'O'], said: '2019-07-06', value: 6 }),
  ]
  assert.deepEqual(beside(JULY, ...claims), ['e:act'])
})

test('[F87] about an event: other acts of its people', () => {
  const query = { act: 'arrest', event: 'E' } as const
  const held = told('h', { event: 'E', from: '2019-07-02' })
  const other = told('o', { event: 'F', from: '2019-07-02' })
  assert.deepEqual(beside(query, held, other), ['h:act'])
})

test('[F87] each carries the question under which it would count', () => {
  const claims = [
    told('i', { at: '2019-07-15', value: 9 }),
    told('a', { act: 'arrest', from: '2019-07-01', to: '2019-07-31', value: 8 }),
    told('n', { value: 7 }),
  ]
  const { nearby } = ask(claims, { query: JULY }).explanation
  assert.equal(nearby.length, 3)
  for (const { claim, asked } of nearby) {
    const { known: _, ...query } = asked
    const { explanation } = ask(claims, { query: query as Case['query'] })
    const used = explanation.used.find((one) => one.claim === claim)
    assert.equal(used?.relation, 'exact', claim)
  }
})

test('[F87] twenty are told, the others counted', () => {
  const many = Array.from({ length: 23 }, (_, n) =>
    told(`c${String(n).padStart(2, '0')}`, { at: '2019-07-15' }),
  )
  const { explanation } = ask(many, { query: JULY })
  assert.equal(explanation.nearby.length, 20)
  assert.equal(explanation.nearbyMore, 3)
})

test('[F87] what stands beside changes nothing of the answer', () => {
  fc.assert(
    fc.property(arbitraryCase, (one) => {
      const { explanation, ...figure } = ask(one.claims, one)
      const near = new Set(explanation.nearby.map(({ claim }) => claim))
      // What says no time is seen as an overlap; everything else is not seen at all.
      const isTimeless = explanation.nearby.some(({ respect }) => respect === 'no_time')
      if (isTimeless) return
      const { explanation: _, ...without } = ask(
        one.claims.filter(({ id }) => !near.has(id)),
        one,
      )
      assert.deepEqual(without, figure)
    }),
    { numRuns: 300 },
  )
})
