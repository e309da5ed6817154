// Which parts are provably disjoint, and the largest sum over them (F35–F37).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, say } from '../case/made-case.test.ts'

const JAN = { from: '2021-01-01', to: '2021-01-31' }
const FEB = { from: '2021-02-01', to: '2021-02-28' }
const ASKED = { place: 'CN', from: '2021-01-01', to: '2021-12-31' }
const exactly = (value: number) => ({ op: 'exactly', value }) as const

/** Whether two parts of 3 and 4 persons were added. */
function added(a: Partial<CaseClaim>, b: Partial<CaseClaim>, query = {}): boolean {
  const figure = ask([say('a', { ...exactly(3), ...a }), say('b', { ...exactly(4), ...b })], {
    query: { act: a.act ?? 'arrest', ...ASKED, ...query },
  })
  // The smaller stands where it is a whole around the larger (F36a).
  assert.equal(figure.flags.includes('parts_may_overlap'), figure.low?.value !== 7)
  return figure.low?.value === 7
}

test('[F35] (1) different incidents are apart, also of spells', () => {
  const act = 'detention'
  const place = 'CN/LN'
  assert.ok(added({ act, place, ...JAN, event: 'X' }, { act, place, ...JAN, event: 'Y' }))
  assert.ok(added({ act, place, ...JAN, event: 'X' }, { act, place, ...JAN, partOf: 'Y' }))
  assert.ok(!added({ act, place, ...JAN, event: 'X' }, { act, place, ...FEB, partOf: 'X' }))
  assert.ok(!added({ act, place, ...JAN, partOf: 'X' }, { act, place, ...FEB, partOf: 'X' }))
  assert.ok(!added({ act, place, ...JAN, event: 'X' }, { act, place, ...FEB }))
})

test('[F35] (1) an incident inside the other is not apart from it', () => {
  const act = 'detention'
  const inner = { act, ...JAN, event: 'X', partOf: 'W' } as const
  assert.ok(!added({ ...inner, place: 'CN/LN' }, { act, ...JAN, place: 'CN/JL', event: 'W' }))
  assert.ok(!added({ ...inner, place: 'CN/LN' }, { act, ...JAN, place: 'CN/JL', partOf: 'W' }))
})

test('[F35] (2) excluded restrictions are apart', () => {
  const act = 'detention'
  const by = (label: string) => ({ restrict: { by: 'age', label } as const })
  assert.ok(
    added(
      { act, place: 'CN', ...JAN, ...by('adults') },
      { act, place: 'CN', ...JAN, ...by('minors') },
    ),
  )
  const women = { restrict: { by: 'sex', label: 'women' } as const }
  assert.ok(
    !added({ act, place: 'CN', ...JAN, ...by('adults') }, { act, place: 'CN', ...JAN, ...women }),
  )
})

test('[F35] (3) stocks of the very same day in disjoint places are apart', () => {
  const act = 'detention'
  const stock = { from: undefined, to: undefined, at: '2021-05-31' }
  const at = (place: string, day: string) => ({ act, place, at: day }) as const
  assert.ok(added(at('CN/LN', '2021-05-31'), at('CN/JL', '2021-05-31'), stock))
  assert.ok(!added(at('CN/LN', '2021-05-31'), at('CN/JL', '2021-05-30'), stock))
  assert.ok(!added(at('CN/LN', '2021-05-31'), at('CN/LN/DD', '2021-05-31'), stock))
})

test('[F35] (4) point acts in disjoint places or times are apart, spells are not', () => {
  const point = (place: string, time: typeof JAN) => ({ place, ...time })
  assert.ok(added(point('CN/LN', JAN), point('CN/JL', JAN)))
  assert.ok(added(point('CN/LN', JAN), point('CN/LN', FEB)))
  assert.ok(!added(point('CN/LN', JAN), point('CN/LN/DD', JAN)))
  const spell = (place: string, time: typeof JAN) =>
    ({ ...point(place, time), act: 'detention' }) as const
  assert.ok(!added(spell('CN/LN', JAN), spell('CN/JL', JAN)))
  assert.ok(!added(spell('CN/LN', JAN), spell('CN/LN', FEB)))
})

test('[F35] a group of which nobody knows whether it overlaps others is apart from nothing', () => {
  const unknown = { place: 'CN/LN', ...JAN, overlapsUnknown: true }
  assert.ok(!added(unknown, { place: 'CN/JL', ...JAN }))
})

test('[F3] what is not provably disjoint is never added', () => {
  assert.ok(
    !added(
      { place: 'CN/LN', ...JAN },
      { ...JAN, place: 'CN/LN', restrict: { by: 'sex', label: 'women' } },
    ),
  )
})

test('[F36] ties: the set with fewer contested parts, then the smaller one, then by scope', () => {
  const chosen = (claims: CaseClaim[]) =>
    ask(claims, { query: { act: 'arrest', ...ASKED } })
      .explanation.parts.filter((part) => part.chosen)
      .map((part) => part.claims.join(' '))
  const whole = say('w', { ...exactly(7), place: 'CN/LN', ...JAN })
  const contested = say('v', { op: 'at_least', value: 8, place: 'CN/LN', ...JAN })
  const half = say('h', { ...exactly(3), place: 'CN/LN/a', ...JAN })
  const other = say('o', { ...exactly(4), place: 'CN/LN/b', ...JAN })
  assert.deepEqual(chosen([whole, half, other]), ['w'])
  assert.deepEqual(chosen([whole, contested, half, other]), ['h', 'o'])
  const two = [
    say('x', { ...exactly(5), place: 'CN/b', ...JAN }),
    say('y', { ...exactly(5), place: 'CN/b/c', ...JAN }),
  ]
  assert.deepEqual(chosen(two), ['x'])
})

test('[F36] a part is worth its smallest floor, one case when none states a floor', () => {
  const weights = (...claims: CaseClaim[]) =>
    ask(claims, { query: { act: 'arrest', ...ASKED } }).explanation.parts.map((part) => part.weight)
  const at = { place: 'CN/LN', ...JAN }
  assert.deepEqual(
    weights(say('a', { ...exactly(7), ...at }), say('b', { op: 'at_least', value: 5, ...at })),
    [5],
  )
  assert.deepEqual(weights(say('a', { op: 'up_to', value: 7, ...at })), [1])
  assert.deepEqual(weights(say('a', { op: 'none', ...at })), [0])
})

const listed = (...names: string[]) => ({ ...exactly(names.length), listed: names })

test('[F37] lists add up to the union of their names, whatever their scopes', () => {
  const figure = ask(
    [
      say('a', { ...listed('p', 'q', 'r'), act: 'detention', place: 'CN/LN', ...JAN }),
      say('b', { ...listed('r', 's'), act: 'detention', place: 'CN/JL', ...FEB }),
    ],
    { query: { act: 'detention', ...ASKED } },
  )
  assert.equal(figure.low?.value, 4)
  assert.deepEqual(figure.low?.marks, ['union'])
  assert.equal(figure.low?.from.rule, 'union')
  assert.deepEqual(figure.figure, [1, 1])
  assert.ok(figure.flags.includes('distinct_persons_from_lists'))
})

test('[F37] other parts must be apart from each list; a list is a number when it names fewer', () => {
  const list = say('a', { ...listed('p', 'q', 'r'), place: 'CN/LN', ...JAN })
  const near = say('b', { ...exactly(5), place: 'CN/LN/DD', ...JAN })
  const far = say('c', { ...exactly(2), place: 'CN/JL', ...JAN })
  const low = (...claims: CaseClaim[]) =>
    ask(claims, { query: { act: 'arrest', ...ASKED } }).low?.value
  assert.equal(low(list, near), 5)
  assert.equal(low(list, far), 5)
  assert.equal(low(list, near, far), 7)
  assert.equal(low(say('d', { ...list, id: 'd', value: 9 }), far), 11)
})

test('[F37] a list whose names are all counted already does not overlap, it repeats', () => {
  const at = { place: 'CN/LN', ...JAN }
  const figure = ask(
    [say('a', { ...listed('p', 'q', 'r'), ...at }), say('b', { ...listed('p', 'q'), ...at })],
    {
      query: { act: 'arrest', ...ASKED },
    },
  )
  assert.equal(figure.low?.value, 3)
  assert.ok(!figure.flags.includes('parts_may_overlap'))
})
