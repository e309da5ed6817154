// What is added to the procedure: every vector of section 10, each named by its rule.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { countListed } from '../bound/list-union.ts'
import type { Question } from '../scope/question.ts'
import type { Figure } from './answer.ts'
import type { Evidence } from './evidence.ts'
import { reckonExtended } from './extend.ts'
import { reckon } from './reckon.ts'

interface Vector extends Omit<Evidence, 'anonymous' | 'agentRows'> {
  id: string
  rule: string
  title: string
  question: Question
  expect: Record<string, unknown> & { flags?: string[]; flagsNot?: string[] }
}

const FILE = new URL('../../../../vectors/figure/extensions.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]

function evidenceOf({ claims, conditionRows, personRows, grades }: Vector): Evidence {
  return {
    claims,
    anonymous: [],
    agentRows: [],
    ...(conditionRows ? { conditionRows } : {}),
    ...(personRows ? { personRows } : {}),
    ...(grades ? { grades } : {}),
  }
}

function answerOf(figure: Figure): Record<string, unknown> {
  const { low, best, high, open, status, strictLow, extensions = {} } = figure
  return {
    low: low?.value ?? null,
    best: best?.value ?? null,
    high: high?.value ?? null,
    open,
    status,
    strictLow,
    variants: extensions.conditions?.variants.map(({ holds, figure: one }) => ({
      holds,
      low: one.low?.value ?? null,
      best: one.best?.value ?? null,
      high: one.high?.value ?? null,
    })),
    impossible: extensions.impossible?.map(({ claims }) => claims),
    containment: extensions.containment && {
      claims: extensions.containment.claims,
      low: extensions.containment.figure.low?.value ?? null,
    },
  }
}

for (const vector of VECTORS) {
  test(`[${vector.rule}] ${vector.id} ${vector.title}`, () => {
    const figure = reckonExtended(vector.question, evidenceOf(vector))
    const { flags = [], flagsNot = [], ...keys } = vector.expect
    const answer = answerOf(figure)
    for (const [key, expected] of Object.entries(keys)) assert.deepEqual(answer[key], expected, key)
    for (const flag of flags) assert.ok(figure.flags.includes(flag as never), flag)
    for (const flag of flagsNot) assert.ok(!figure.flags.includes(flag as never), `not ${flag}`)
  })
}

test('[F81] a bound is told with the claims that it adds and those that it takes away', () => {
  const vector = VECTORS.find(({ id }) => id === 'X10') as Vector
  const { low, explanation, figure } = reckonExtended(vector.question, evidenceOf(vector))
  assert.deepEqual(low?.from, {
    rule: 'overlaps',
    parts: [
      { value: 90, marks: [], claims: ['a'] },
      { value: 20, marks: [], claims: ['b'], subtracted: true },
    ],
  })
  assert.deepEqual(
    explanation.used.map(({ claim, relation, sets }) => [claim, relation, sets]),
    [
      ['a', 'overlap', ['low', 'best']],
      ['b', 'disjoint', ['low', 'best']],
    ],
  )
  assert.deepEqual(explanation.beside, [])
  assert.deepEqual(figure, [1, 1])
})

test('[F82] persons on lists: joined, possibly joined, told apart', () => {
  const a = ['a1', 'a2', 'a3']
  const b = ['b1', 'b2']
  const same = { a: 'a3', b: 'b1', relation: 'same' as const }
  const possible = { a: 'a2', b: 'b2', relation: 'possible' as const }
  assert.deepEqual(countListed([a, b], [same]), [4, 4])
  assert.deepEqual(countListed([a, b], [same, possible]), [3, 4])
  const third = [
    { a: 'b2', b: 'c1', relation: 'possible' as const },
    { a: 'a2', b: 'c1', relation: 'different' as const },
  ]
  assert.deepEqual(countListed([a, b, ['c1']], [same, possible, ...third]), [4, 5])
  const through = ['a1', 'b1'].map((one) => ({ a: one, b: 'pe', relation: 'same' as const }))
  assert.deepEqual(countListed([['a1', 'a2'], ['b1']], through), [2, 2])
  // Two entries of one list are two persons, whomever both may be.
  const both = ['a1', 'a2'].map((one) => ({ a: one, b: 'b1', relation: 'possible' as const }))
  assert.deepEqual(countListed([['a1', 'a2'], ['b1']], both), [2, 3])
})

const LISTS = (personRows: Evidence['personRows']): Evidence => ({
  claims: [
    {
      id: 'l',
      chain: ['A'],
      act: 'arrest',
      place: 'CN/LN',
      op: 'exactly',
      value: 3,
      listed: ['a1', 'a2', 'a3'],
      pub: '2021-01-01',
    },
    {
      id: 'm',
      chain: ['B'],
      act: 'arrest',
      place: 'CN/JL',
      op: 'exactly',
      value: 2,
      listed: ['b1', 'b2'],
      pub: '2021-01-01',
    },
  ],
  anonymous: [],
  agentRows: [],
  ...(personRows ? { personRows } : {}),
})

test('[F82] a low that rests on several lists counts the fewest persons who may stand on them', () => {
  const question: Question = { act: 'arrest', place: 'CN', known: { by: 'published' } }
  const lowOf = (rows: Evidence['personRows']) => reckonExtended(question, LISTS(rows)).low?.value
  const same = { a: 'a3', b: 'b1', relation: 'same' as const }
  const possible = { a: 'a2', b: 'b2', relation: 'possible' as const }
  assert.equal(lowOf(undefined), 5)
  assert.equal(lowOf([same]), 4)
  assert.equal(lowOf([same, possible]), 3)
  assert.deepEqual(reckonExtended(question, LISTS([same, possible])).extensions?.persons, {
    lists: ['l', 'm'],
    count: [3, 4],
  })
})

test('[F80] [F82] [F83] [F84] without rows and open claims the answer is that of the procedure', () => {
  const question: Question = { act: 'arrest', place: 'CN', known: { by: 'published' } }
  assert.deepEqual(reckonExtended(question, LISTS(undefined)), reckon(question, LISTS(undefined)))
})

/** Monthly claims of one place over four months, as [first, last, op, number]. */
const claimArbitrary = fc.tuple(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('exactly' as const, 'at_least' as const, 'up_to' as const),
  fc.integer({ min: 1, max: 3 }),
)
const DAYS = [
  ['2020-01-01', '2020-01-31'],
  ['2020-02-01', '2020-02-29'],
  ['2020-03-01', '2020-03-31'],
  ['2020-04-01', '2020-04-30'],
] as const

test('[F81] bounds agree with counting every way in which the cases may lie (enumeration)', () => {
  fc.assert(
    fc.property(fc.array(claimArbitrary, { minLength: 2, maxLength: 4 }), (drawn) => {
      const spans = drawn.map(([a, b, op, n]) => ({
        from: Math.min(a, b),
        to: Math.max(a, b),
        op,
        n,
      }))
      const evidence: Evidence = {
        claims: spans.map(({ from, to, op, n }, at) => ({
          id: `c${at}`,
          chain: ['A'],
          said: `2021-01-0${at + 1}`,
          act: 'arrest',
          place: 'CN',
          from: DAYS[from]?.[0] as string,
          to: DAYS[to]?.[1] as string,
          op,
          value: n,
          pub: '2021-02-01',
        })),
        anonymous: [],
        agentRows: [],
      }
      // One statement for each scope: how several on one scope go together is not asked here.
      fc.pre(new Set(spans.map(({ from, to }) => `${from}-${to}`)).size === spans.length)
      const question: Question = {
        act: 'arrest',
        place: 'CN',
        from: '2020-02-01',
        to: '2020-03-31',
        known: { by: 'published' },
      }
      const [least, most] = enumerate(spans)
      const figure = reckonExtended(question, evidence)
      if (least === null) {
        const isTold = figure.status === 'contested' || !figure.flags.includes('from_overlaps')
        assert.ok(isTold)
        return
      }
      if (figure.status === 'contested') return
      assert.ok((figure.low?.value ?? 0) <= least, 'low is proved')
      if (figure.high !== null && figure.flags.includes('from_overlaps'))
        assert.ok(figure.high.value >= (most as number), 'high is proved')
      if (figure.low?.from.rule === 'overlaps') assert.equal(figure.low.value, least)
      if (figure.high?.from.rule === 'overlaps') assert.equal(figure.high.value, most)
    }),
    { numRuns: 300, seed: 81 },
  )
})

interface Span {
  from: number
  to: number
  op: 'exactly' | 'at_least' | 'up_to'
  n: number
}

/** The least and most cases in February and March, over all ways to place up to 9 a month. */
function enumerate(spans: Span[]): [number | null, number | null] {
  let least: number | null = null
  let most: number | null = null
  const months = [0, 0, 0, 0]
  for (let code = 0; code < 10 ** 4; code++) {
    for (let month = 0; month < 4; month++) months[month] = Math.floor(code / 10 ** month) % 10
    const fits = spans.every(({ from, to, op, n }) => {
      const sum = months.slice(from, to + 1).reduce((all, one) => all + one, 0)
      if (op === 'exactly') return sum === n
      return op === 'at_least' ? sum >= n : sum >= 1 && sum <= n
    })
    if (!fits) continue
    const asked = (months[1] as number) + (months[2] as number)
    least = least === null ? asked : Math.min(least, asked)
    most = most === null ? asked : Math.max(most, asked)
  }
  return [least, most]
}
