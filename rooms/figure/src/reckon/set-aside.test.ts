// What is set aside, with its code and its cause (F20–F25).
import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseClaim } from '../case/case.ts'
import { ask, rangeOf, say } from '../case/made-case.test.ts'
import type { Figure } from './answer.ts'

const E = { event: 'E' }
const exactly = (value: number) => ({ op: 'exactly', value }) as const

/** Claim, code, cause and day of everything left out. */
function leftOut(figure: Figure): string[] {
  return figure.explanation.leftOut.map(({ claim, code, cause, on }) =>
    [claim, code, cause, on].filter((each) => each !== undefined).join(' '),
  )
}

const withdrawn: CaseClaim[] = [
  say('a', { ...E, ...exactly(60), chain: ['rfa', 'm'], retracted: '2021-08-20' }),
  say('b', { ...E, ...exactly(60), chain: ['amn', 'rfa', 'm'], said: '2021-08-01' }),
  say('c', { ...E, ...exactly(50), chain: ['old', 'm'], pub: '2021-07-01' }),
  say('d', { ...E, ...exactly(60), chain: ['paper', 'other'] }),
]

test('[F20] a withdrawn statement leaves with its reprints; other statements stay', () => {
  const figure = ask(withdrawn)
  assert.deepEqual(leftOut(figure), ['a retracted a 2021-08-20', 'b retracted a 2021-08-20'])
  assert.deepEqual(rangeOf(figure), [50, null, 60])
})

test('[F20] a withdrawal counts from its own day', () => {
  assert.deepEqual(leftOut(ask(withdrawn, { knownAt: '2021-08-19' })), ['c superseded a'])
})

test('[F20] a withdrawal reaches statements under another name of the same voice', () => {
  const other = say('s', { ...E, ...exactly(60), chain: ['blog', 'sources'] })
  const figure = ask([...withdrawn, other], { same: [['m', 'sources']] })
  assert.ok(leftOut(figure).includes('s retracted a 2021-08-20'))
})

test('[F21] an outlet that corrects itself takes back its own relay only', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(93), chain: ['paper', 'ngo'], corrected: '2021-08-03' }),
    say('b', { ...E, ...exactly(93), chain: ['copy', 'paper', 'ngo'] }),
  ])
  assert.deepEqual(leftOut(figure), ['a corrected 2021-08-03'])
  assert.equal(figure.low?.value, 93)
})

test('[F22] what is no count of these units is shown beside, the first code that fits', () => {
  const beside: [string, Partial<CaseClaim>][] = [
    ['unit_differs', { unit: 'families', mod: 'possible' }],
    ['speculative', { mod: 'possible', denies: true }],
    ['speculative', { mod: 'hypothetical' }],
    ['speculative', { mod: 'predicted' }],
    ['speculative', { mod: 'perceived' }],
    ['denied', { denies: true, greaterThan: 'media' }],
    ['denied', { mod: 'denied' }],
    ['larger_claimed', { greaterThan: true }],
    ['rate_present', { rate: { n: 1, unit: 'week' } }],
  ]
  for (const [reason, rest] of beside) {
    const figure = ask([say('a', { ...E, ...exactly(4), ...rest })])
    assert.deepEqual(figure.explanation.beside, [{ claim: 'a', reason }])
    assert.ok(figure.flags.some((flag) => flag === reason))
    assert.equal(figure.low, null)
  }
})

test('[F22] alleged, believed and presupposed statements count', () => {
  for (const mod of ['alleged', 'believed', 'reported', 'estimated', 'presupposed'] as const) {
    assert.deepEqual(rangeOf(ask([say('a', { ...E, ...exactly(4), mod })])), [4, 4, 4])
  }
})

test('[F23] a restatement leaves while what it restates is there', () => {
  const again = say('a', { ...E, ...exactly(60), restates: 'b' })
  const said = say('b', { ...E, op: 'about', value: 60, chain: ['rfa', 'a'] })
  assert.deepEqual(leftOut(ask([again, said])), ['a restatement b'])
  assert.deepEqual(leftOut(ask([again])), [])
  const taken = { ...said, mod: 'possible' as const }
  assert.deepEqual(leftOut(ask([again, taken])), [])
})

test('[F23] of claims that restate one another in a ring the first stays', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(6), restates: 'b' }),
    say('b', { ...E, ...exactly(6), restates: 'c' }),
    say('c', { ...E, ...exactly(6), restates: 'a' }),
  ])
  assert.deepEqual(leftOut(figure), ['b restatement c', 'c restatement a'])
})

test('[F24] a headline yields to a body claim of its document on the same act and event', () => {
  const headline = say('h', { ...E, ...exactly(60), doc: 'd', headline: true })
  const body = say('b', { ...E, op: 'about', value: 60, doc: 'd' })
  assert.deepEqual(leftOut(ask([headline, body])), ['h headline b'])
  assert.deepEqual(leftOut(ask([headline, { ...body, doc: 'other' }])), [])
  assert.deepEqual(leftOut(ask([headline, { ...body, headline: true }])), [])
})

test('[F24] a headline that drops "could be" yields to its speculative body', () => {
  const figure = ask([
    say('h', { ...E, ...exactly(2000), doc: 'd', headline: true }),
    say('b', { ...E, op: 'up_to', value: 2000, doc: 'd', mod: 'possible' }),
  ])
  assert.deepEqual(leftOut(figure), ['h headline b'])
  assert.equal(figure.status, 'no_data')
})

test('[F25] the latest statement of an origin on one scope counts', () => {
  const at = (id: string, said: string, value: number): CaseClaim =>
    say(id, { ...E, ...exactly(value), chain: [`${id}-report`, 'ngo'], said })
  const figure = ask([
    at('a', '2021-05-01', 12),
    at('b', '2021-05-02', 14),
    at('c', '2021-05-03', 12),
  ])
  assert.deepEqual(leftOut(figure), ['b superseded c'])
  assert.equal(figure.reports, 2)
})

test('[F25] a late reprint of an old number is stale', () => {
  const figure = ask([
    say('a', { ...E, ...exactly(14), chain: ['n', 'ngo'], said: '2021-05-01' }),
    say('b', { ...E, ...exactly(19), chain: ['n', 'ngo'], said: '2021-06-01' }),
    say('c', {
      ...E,
      ...exactly(14),
      chain: ['late', 'ngo'],
      said: '2021-05-01',
      pub: '2021-09-01',
    }),
  ])
  assert.deepEqual(leftOut(figure), ['a superseded b', 'c superseded b'])
})

test('[F25] a number supersedes a word, a word never a number', () => {
  const word = { op: 'vague', vague: 'several' } as const
  const first = { chain: ['n', 'ngo'], said: '2021-05-01' }
  const later = { chain: ['n', 'ngo'], said: '2021-06-01' }
  const wordFirst = [
    say('a', { ...E, ...word, ...first }),
    say('b', { ...E, ...exactly(9), ...later }),
  ]
  assert.deepEqual(leftOut(ask(wordFirst)), ['a superseded b'])
  const wordLater = [
    say('a', { ...E, ...exactly(9), ...first }),
    say('b', { ...E, ...word, ...later }),
  ]
  assert.deepEqual(leftOut(ask(wordLater)), [])
})

test('[F25] another scope is another statement', () => {
  const figure = ask(
    [
      say('a', { ...exactly(9), chain: ['n', 'ngo'], said: '2021-05-01', place: 'CN/LN' }),
      say('b', { ...exactly(4), chain: ['n', 'ngo'], said: '2021-06-01', place: 'CN/JL' }),
    ],
    { query: { act: 'arrest', place: 'CN' } },
  )
  assert.deepEqual(leftOut(figure), [])
  assert.equal(figure.low?.value, 13)
})
