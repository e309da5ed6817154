// Random cases for the properties: small enough that scopes, origins and documents often meet.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { reckon } from '../reckon/reckon.ts'
import { type Case, type CaseClaim, type CaseRow, caseToInput } from './case.ts'

const day = fc.constantFrom('2021-01-10', '2021-02-10', '2021-03-10', '2021-04-10', '2021-05-10')
const agent = fc.constantFrom('A', 'B', 'x', 'y', 'z')
const number = fc.integer({ min: 0, max: 40 })

const period = fc.constantFrom(
  { from: '2021-01-01', to: '2021-06-30' },
  { from: '2021-01-01', to: '2021-03-31' },
  { from: '2021-04-01', to: '2021-06-30' },
  { from: '2021-03-01', to: '2021-09-30' },
  { from: '2020-01-01', to: '2021-12-31' },
  { at: '2021-03-15' },
  { at: '2021-03-31' },
  {},
)

const words = fc.oneof(
  { weight: 3, arbitrary: fc.record({ op: fc.constant('exactly' as const), value: number }) },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constantFrom('about', 'nearly', 'at_least', 'more_than', 'up_to', 'fewer_than'),
      value: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(number, number)
      .map(([a, b]) => ({ op: 'range' as const, low: Math.min(a, b), high: Math.max(a, b) })),
  },
  fc.record({ op: fc.constant('odd' as const), value: fc.integer({ min: 10, max: 40 }) }),
  fc.constant({ op: 'none' as const, value: 0 }),
  fc.constant({ op: 'unknown_some' as const }),
  fc.record({
    op: fc.constant('vague' as const),
    vague: fc.constantFrom('several', 'tens', 'most', 'many'),
    of: fc.option(fc.record({ value: fc.integer({ min: 2, max: 30 }) }), { nil: undefined }),
  }),
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { minLength: 1 })
      .map((listed) => ({ op: 'exactly' as const, value: listed.length, listed })),
  },
)

/** Mostly missing. */
function rare<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

const claimFields = fc.record({
  relays: fc.array(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 2 }),
  origin: agent,
  act: fc.constantFrom('arrest', 'arrest', 'detention', 'custody'),
  place: fc.constantFrom('CN', 'CN/LN', 'CN/LN/DD', 'CN/JL', undefined),
  period,
  words,
  event: rare(fc.constantFrom('E', 'F')),
  partOf: rare(fc.constantFrom('E', 'F')),
  whole: rare(fc.constantFrom('E', 'F')),
  restrict: rare(fc.constantFrom({ by: 'age', label: 'minors' }, { by: 'age', label: 'adults' })),
  overlapsUnknown: rare(fc.constant(true)),
  pub: day,
  said: rare(day),
  rec: rare(day),
  headline: rare(fc.constant(true)),
  retracted: rare(day),
  corrected: rare(day),
  grade: rare(fc.constantFrom('A', 'B', 'D')),
  mod: rare(fc.constantFrom('possible', 'believed')),
  denies: rare(fc.constant(true)),
  party: rare(fc.constant(true)),
})

function dropMissing<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

/** A claim with this id. */
export function arbitraryClaim(id: string): fc.Arbitrary<CaseClaim> {
  return claimFields.map(({ relays, origin, period, words, ...rest }) =>
    dropMissing({
      id,
      chain: [...relays, origin],
      ...period,
      ...dropMissing(words),
      ...rest,
    } as CaseClaim),
  )
}

const row = fc
  .tuple(agent, agent, fc.option(day, { nil: undefined }))
  .filter(([a, b]) => a !== b)
  .map(([a, b, on]): CaseRow => (on === undefined ? [a, b] : [a, b, on]))

const query = fc.constantFrom<Case['query']>(
  { act: 'arrest', place: 'CN', from: '2021-01-01', to: '2021-06-30' },
  { act: 'custody', place: 'CN/LN', from: '2021-01-01', to: '2021-06-30' },
  { act: 'detention', place: 'CN', at: '2021-03-31' },
  { act: 'arrest', event: 'E' },
  { act: 'custody', event: 'E', restrict: { by: 'age', label: 'minors' } },
  { act: 'arrest' },
)

/** A third of the claims speak of the very scope that is asked for. */
function moveNear(claim: CaseClaim, asked: Case['query']): CaseClaim {
  const { from: _, to: __, at: ___, event: ____, partOf: _____, place, ...kept } = claim
  return dropMissing({ ...kept, place: asked.place ?? place, ...asked } as CaseClaim)
}

/** Others of a part of it: a place inside, or some people of the event. */
function moveInside(claim: CaseClaim, asked: Case['query']): CaseClaim {
  const { event, place = 'CN', ...rest } = asked
  const near = moveNear(claim, rest as Case['query'])
  if (event !== undefined) return { ...near, partOf: event }
  return { ...near, place: `${place}/${claim.pub.endsWith('3-10') ? 'LN' : claim.chain.length}` }
}

/** A case without an expectation: up to ten claims, five agents, three of them anonymous. */
export const arbitraryCase: fc.Arbitrary<Case> = fc
  .integer({ min: 0, max: 10 })
  .chain((size) =>
    fc.record({
      query,
      claims: fc.tuple(...Array.from({ length: size }, (_, n) => arbitraryClaim(`c${n}`))),
      near: fc.array(fc.constantFrom(0, 1, 2), { minLength: size, maxLength: size }),
      same: fc.array(row, { maxLength: 1 }),
      possible: fc.array(row, { maxLength: 2 }),
      different: fc.array(row, { maxLength: 2 }),
      knownAt: rare(day),
      knownBy: fc.constantFrom('published' as const, 'recorded' as const),
    }),
  )
  .map(({ near, claims, ...made }) =>
    dropMissing({
      ...made,
      claims: claims.map((claim, n) => {
        if (near[n] === 0) return claim
        return near[n] === 1 ? moveNear(claim, made.query) : moveInside(claim, made.query)
      }),
      id: 'random',
      title: '',
      why: '',
      anon: ['x', 'y', 'z'],
      expect: {},
    } as Case),
  )

test('[F9] random cases meet most of the rules, so that the properties mean something', () => {
  const seen = new Map<string, number>()
  const note = (what: string): void => {
    seen.set(what, (seen.get(what) ?? 0) + 1)
  }
  for (const one of fc.sample(arbitraryCase, { numRuns: 500, seed: 1 })) {
    const { question, evidence } = caseToInput(one)
    const figure = reckon(question, evidence)
    for (const flag of figure.flags) note(flag)
    note(figure.status)
    if (figure.best !== null && figure.high !== null) note('range')
    if (figure.figure[0] < figure.figure[1]) note('unsure origins')
  }
  const wanted = [
    'range',
    'unsure origins',
    'contested',
    'corroborated',
    'event_corroborated',
    'retracted',
    'superseded',
    'corrected',
    'relay_conflict',
    'sum_of_parts',
    'parts_may_overlap',
    'parts_exceed_whole',
    'part_exceeds_whole',
    'bounded_by_whole',
    'imprecise_only',
    'words_exceed',
    'distinct_persons_from_lists',
  ]
  assert.deepEqual(
    wanted.filter((what) => !seen.has(what)),
    [],
    JSON.stringify([...seen]),
  )
})
