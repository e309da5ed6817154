// Parts inside a part that states a ceiling (F36a), and small disputes beside a large sum (F38).
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Case, CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'
import { arbitraryClaim } from '../case/made-random.test.ts'
import type { Figure } from '../reckon/answer.ts'
import { ALL_RULES, type RuleSwitches } from '../reckon/switch.ts'

const exactly = (value: number) => ({ op: 'exactly', value }) as const
const DAY = { from: '2021-04-26', to: '2021-04-26' }
const LATER = { from: '2021-10-09', to: '2021-10-09' }
const YEAR = { act: 'arrest', place: 'CN', from: '2021-01-01', to: '2021-12-31' } as const

const inYear = (claims: CaseClaim[], rules?: RuleSwitches) =>
  ask(
    claims.map((claim) => ({ ...DAY, ...claim })),
    { query: YEAR },
    rules,
  )
const inside = (id: string, value: number, more: Partial<CaseClaim> = {}) =>
  say(id, { ...exactly(value), place: 'CN/JL/BS', ...more })

test('[F36a] a part inside a part never carries the answer above what the outer one allows', () => {
  const whole = say('w', exactly(60))
  const figure = inYear([whole, inside('a', 200)])
  assert.deepEqual(rangeOf(figure), [60, null, null])
  assert.equal(figure.status, 'contested')
  const [contradiction] = figure.explanation.contradictions
  assert.equal(contradiction?.kind, 'parts_against_whole')
  assert.deepEqual([contradiction?.left.claims, contradiction?.right.claims], [['a'], ['w']])
  const part = figure.explanation.parts.find(({ claims }) => claims[0] === 'w')
  assert.deepEqual([part?.contested, part?.chosen, part?.most], [true, true, 200])
})

test('[F36a] the smallest ceiling of those who speak of the outer part binds', () => {
  const two = [say('w', exactly(60)), say('v', { op: 'up_to', value: 300 })]
  assert.equal(inYear([...two, inside('a', 200)]).low?.value, 60)
  const loose = [say('w', { op: 'at_least', value: 60 }), say('v', { op: 'up_to', value: 300 })]
  assert.equal(inYear([...loose, inside('a', 200)]).low?.value, 200)
})

test('[F36a] from the innermost outward: a city bounds its quarter, and is then within bounds', () => {
  const claims = [
    say('w', exactly(60)),
    say('c', { ...exactly(40), place: 'CN/JL' }),
    inside('q', 90),
  ]
  const figure = inYear(claims)
  assert.equal(figure.low?.value, 60)
  const contested = figure.explanation.parts.filter((part) => part.contested)
  assert.deepEqual(
    contested.map(({ claims: [id] }) => id),
    ['c'],
  )
})

test('[F36a] a rounded number that may mean the sum stands for it, without a dispute', () => {
  const figure = inYear([say('w', { op: 'about', value: 60 }), inside('a', 64)])
  assert.deepEqual(rangeOf(figure), [60, 60, null])
  assert.ok(!figure.flags.includes('part_contested'))
})

test('[F36a] an incident bounds its own people, and a list of names bounds nobody', () => {
  const act = 'detention'
  const incident = say('w', { ...exactly(3), act, event: 'X' })
  const own = inside('a', 4, { act, partOf: 'X' })
  const other = inside('b', 4, { act, event: 'Y' })
  const query = { ...YEAR, act } as const
  const asked = (claims: CaseClaim[]) =>
    ask(
      claims.map((claim) => ({ ...DAY, ...claim })),
      { query },
    ).low?.value
  assert.equal(asked([incident, own]), 3)
  assert.equal(asked([incident, other]), 7)
  const list = say('l', { ...exactly(2), act, listed: ['p', 'q'] })
  assert.equal(asked([list, inside('a', 4, { act })]), 4)
})

test('[F38] a dispute that is small beside the rest contests nothing, and both sides are told', () => {
  const dispute = [say('w', exactly(60)), inside('a', 200)]
  const figure = inYear([...dispute, say('c', { ...exactly(500), ...LATER })])
  assert.deepEqual(rangeOf(figure), [560, 560, null])
  assert.notEqual(figure.status, 'contested')
  assert.ok(figure.flags.includes('part_contested'))
  assert.equal(figure.explanation.contradictions.length, 1)
})

test('[F38] a dispute of half of the sum, by what it weighs or would add, contests it', () => {
  const rest = (value: number) => say('c', { ...exactly(value), ...LATER })
  const small = [say('w', exactly(60)), inside('a', 61)]
  assert.notEqual(inYear([...small, rest(61)]).status, 'contested')
  assert.equal(inYear([...small, rest(60)]).status, 'contested')
  const large = [say('w', exactly(10)), inside('a', 210)]
  assert.notEqual(inYear([...large, rest(391)]).status, 'contested')
  assert.equal(inYear([...large, rest(390)]).status, 'contested')
})

const WITHOUT: RuleSwitches = { ...ALL_RULES, partCeilings: false }

const HALF = { from: '2021-01-01', to: '2021-06-30' }
const NARROW = { act: 'arrest', place: 'CN/LN', ...HALF } as const
const WIDE: Case['query'][] = [
  { act: 'arrest', place: 'CN', ...HALF },
  { act: 'arrest', place: 'CN/LN', from: '2020-01-01', to: '2021-12-31' },
  { act: 'custody', place: 'CN', from: '2021-01-01', to: '2021-12-31' },
  { act: 'arrest' },
]

/**
 * A claim about the narrow scope or about something inside it. Lists, and groups of which nobody
 * knows what they overlap, count no whole scope: F37 and F35 speak of them.
 */
function placed(claim: CaseClaim, at: number): CaseClaim {
  const { at: _, event: __, partOf: ___, whole: ____, listed: _____, ...counted } = claim
  const { overlapsUnknown: ______, ...rest } = counted
  const scopes: Partial<CaseClaim>[] = [
    NARROW,
    NARROW,
    { ...NARROW, place: 'CN/LN/DD' },
    { ...NARROW, place: 'CN/LN/DD/1' },
    { ...NARROW, to: '2021-03-31' },
    { ...NARROW, from: '2021-04-01', place: 'CN/LN/SY' },
  ]
  return { ...rest, ...scopes[at] } as CaseClaim
}

const evidence = fc
  .array(fc.tuple(arbitraryClaim('made'), fc.nat(5)), { minLength: 1, maxLength: 7 })
  .map((made) => made.map(([claim, at], n) => placed({ ...claim, id: `c${n}` }, at)))

/** Whether a claim on the narrow scope counts there and states a ceiling. */
function statesCeiling({ explanation }: Figure): boolean {
  return explanation.used.some(({ relation, ceiling }) => relation === 'exact' && ceiling !== null)
}

function widened(rules: RuleSwitches) {
  return fc.property(evidence, fc.constantFrom(...WIDE), (claims, query) => {
    const narrow = ask(claims, { query: NARROW }, rules)
    if (!statesCeiling(narrow)) return
    const wide = ask(claims, { query }, rules)
    assert.ok((wide.low?.value ?? 0) <= (narrow.low?.value ?? 0), 'the wider low is no higher')
  })
}

test('[F36a] widening a question never raises low above that of a scope with a ceiling', () => {
  fc.assert(widened(ALL_RULES), { numRuns: 2000 })
})

test('[F36a] mutation test: without the rule widening a question raises low', () => {
  assert.ok(fc.check(widened(WITHOUT), { numRuns: 500, endOnFailure: true }).failed)
})

/** The claims with one more, which contradicts one of them on its scope or from inside it. */
function disputed(claims: readonly CaseClaim[], n: number, isInner: boolean): CaseClaim[] {
  const target = claims[n % claims.length] as CaseClaim
  const limit = target.op === 'range' ? target.high : target.value
  const above = { ...exactly((limit ?? 0) * 2 + 10), chain: ['new'], doc: 'new', id: 'new' }
  const { low: _, high: __, vague: ___, of: ____, ...scope } = target
  const place = isInner ? `${String(target.place)}/deeper` : target.place
  return [...claims, { ...scope, ...above, ...(place === undefined ? {} : { place }) }]
}

function addedDispute(rules: RuleSwitches) {
  const queries = fc.constantFrom(NARROW, ...WIDE)
  return fc.property(evidence, fc.nat(6), fc.boolean(), queries, (claims, n, isInner, query) => {
    const target = claims[n % claims.length] as CaseClaim
    // With a floor and a ceiling, it contradicts what is more.
    if (!['exactly', 'about', 'nearly', 'odd', 'range'].includes(target.op ?? '')) return
    const before = ask(claims, { query }, rules)
    const counts = before.explanation.used.some(({ claim }) => claim === target.id)
    if (!counts) return
    const after = ask(disputed(claims, n, isInner), { query }, rules)
    assert.ok((after.low?.value ?? 0) <= (before.low?.value ?? 0), 'low did not rise')
  })
}

test('[F38] adding a dispute never raises low', () => {
  fc.assert(addedDispute(ALL_RULES), { numRuns: 2000 })
})

test('[F38] mutation test: without the rule of parts inside a part a dispute raises low', () => {
  assert.ok(fc.check(addedDispute(WITHOUT), { numRuns: 500, endOnFailure: true }).failed)
})
