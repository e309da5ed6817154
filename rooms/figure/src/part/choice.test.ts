// The choice of parts against trying every set of them (F36, F37), and what many parts give.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { CaseClaim } from '../case/case.ts'
import { ask, say } from '../case/made-case.test.ts'
import type { Apart, Candidate } from './candidate.ts'
import { chooseParts } from './choice.ts'
import type { Part } from './part.ts'

/** A part of which only what the choice looks at is real. */
function madePart(n: number, weight: number, contested: boolean, names?: string[]): Part {
  const scope = { act: 'raid', places: [], restrict: [] } as unknown as Part['scope']
  const key = `k${String(n).padStart(3, '0')}`
  const common = { key, rank: n, ground: n, scope, at: undefined, claims: [key], values: [] }
  const own = names?.length ?? weight
  return { ...common, weight: own, most: own, contested, names, isUnknown: false }
}

function candidatesOf(parts: readonly Part[]): Candidate[] {
  return parts.map((part) => ({ part, weight: part.weight, contested: part.contested }))
}

type Score = [number, number, number, string]

function scoreOf(set: readonly Part[]): Score {
  const names = new Set(set.flatMap((part) => part.names ?? []))
  const plain = set.filter((part) => part.names === undefined)
  const sum = plain.reduce((total, part) => total + part.weight, names.size)
  return [
    sum,
    -set.filter((part) => part.contested).length,
    -set.length,
    set.map((p) => p.key).join(),
  ]
}

function isBetter(a: Score, b: Score): boolean {
  for (let n = 0; n < 3; n++) {
    if (a[n] !== b[n]) return (a[n] as number) > (b[n] as number)
  }
  return a[3] < b[3]
}

/** The best of all sets in which no two hinder each other. */
function bruteForce(parts: readonly Part[], apart: Apart): Score {
  let best: Score = [-1, 0, 0, '']
  for (let mask = 1; mask < 2 ** parts.length; mask++) {
    const set = parts.filter((_, n) => (mask >> n) & 1)
    const allowed = set.every((a, n) =>
      set.slice(n + 1).every((b) => (a.names && b.names) || apart(a, b)),
    )
    if (!allowed) continue
    const score = scoreOf(set)
    if (isBetter(score, best)) best = score
  }
  return best
}

const bits = fc.array(fc.boolean(), { minLength: 45, maxLength: 45 })

function apartFrom(table: readonly boolean[]): Apart {
  return (a, b) => {
    const [x, y] = a.rank < b.rank ? [a.rank, b.rank] : [b.rank, a.rank]
    return x !== y && table[(y * (y - 1)) / 2 + x] === true
  }
}

test('[F36] up to 10 random parts: the same sum and the same set as trying all', () => {
  const part = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean())
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 10 }), bits, (made, table) => {
      const parts = made.map(([weight, contested], n) => madePart(n, weight, contested))
      const apart = apartFrom(table)
      const { chosen, sum, exact } = chooseParts(candidatesOf(parts), { apart })
      const best = bruteForce(parts, apart)
      assert.ok(exact)
      assert.equal(sum, best[0])
      assert.deepEqual(scoreOf(chosen), best)
    }),
    { numRuns: 300 },
  )
})

test('[F37] with lists among them: the same sum as trying all', () => {
  const names = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't'), { minLength: 1 })
  const part = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.option(names))
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), bits, (made, table) => {
      const parts = made.map(([weight, list], n) => madePart(n, weight, false, list ?? undefined))
      const apart = apartFrom(table)
      const { chosen, sum } = chooseParts(candidatesOf(parts), { apart })
      assert.equal(sum, bruteForce(parts, apart)[0])
      assert.equal(scoreOf(chosen)[0], sum)
    }),
    { numRuns: 300 },
  )
})

test('[F36] twenty parts that hang together are still exact', () => {
  const parts = Array.from({ length: 20 }, (_, n) => madePart(n, 1 + (n % 3), false))
  const ring: Apart = (a, b) => ![1, 19].includes(Math.abs(a.rank - b.rank)) && a !== b
  const { sum, exact } = chooseParts(candidatesOf(parts), { apart: ring })
  assert.ok(exact)
  assert.equal(sum, heaviestOfRing(parts.map((part) => part.weight)))
})

/** The heaviest set of a ring without neighbours, by the two-case recurrence for paths. */
function heaviestOfRing(weights: readonly number[]): number {
  const path = (part: readonly number[]): number =>
    part.reduce<[number, number]>(([a, b], weight) => [b, Math.max(b, a + weight)], [0, 0])[1]
  return Math.max(path(weights.slice(1)), path(weights.slice(0, -1)))
}

const ASKED = { act: 'arrest', place: 'CN', from: '2021-01-01', to: '2021-12-31' } as const
const month = (n: number) => {
  const text = String(n).padStart(2, '0')
  return { from: `2021-${text}-01`, to: `2021-${text}-28` }
}

test('[F36] more than 20 parts over one period: the place tree is exact', () => {
  const claims: CaseClaim[] = []
  for (let n = 0; n < 30; n++) {
    const place = `CN/p/${n}`
    claims.push(say(`c${n}`, { op: 'exactly', value: 2, place, ...month(1) }))
  }
  claims.push(say('w', { op: 'at_least', value: 50, place: 'CN/p', ...month(1) }))
  const figure = ask(claims, { query: ASKED })
  assert.equal(figure.low?.value, 60)
  assert.ok(!figure.flags.includes('parts_bound'))
  assert.ok(figure.flags.includes('parts_may_overlap'))
})

test('[F36] many parts over mixed places and periods: a floor, flagged when it may be more', () => {
  const claims: CaseClaim[] = []
  for (let n = 1; n <= 12; n++) {
    claims.push(say(`a${n}`, { op: 'exactly', value: 5, place: 'CN/p', ...month(n) }))
    claims.push(say(`b${n}`, { op: 'exactly', value: 4, place: 'CN/p/q', ...month(n) }))
  }
  claims.push(say('y', { op: 'exactly', value: 9, ...ASKED, place: 'CN/p/r' }))
  const figure = ask(claims, { query: ASKED })
  assert.ok(figure.flags.includes('parts_bound'))
  assert.equal(figure.low?.value, 60)
  const chosen = figure.explanation.parts.filter((part) => part.chosen)
  assert.equal(
    chosen.reduce((sum, part) => sum + part.weight, 0),
    60,
  )
})

test('[F37] many lists with many common names are summed without trying every set', () => {
  const lists = Array.from({ length: 20 }, (_, n) => {
    const names = Array.from({ length: 12 }, (_, i) => `p${(n * 7 + i * (n + 3)) % 60}`)
    return madePart(n, 0, false, [...new Set(names)])
  })
  const { chosen, sum } = chooseParts(candidatesOf(lists), { apart: () => false })
  assert.equal(sum, new Set(lists.flatMap((list) => list.names ?? [])).size)
  assert.ok(chosen.length < 20)
})
