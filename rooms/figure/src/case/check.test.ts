// A malformed case is told with its id and field, all problems at once.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { checkCase } from './check.ts'
import { madeCase, say } from './made-case.test.ts'

const VECTORS = new URL('../../../../vectors/figure/', import.meta.url)
const good = madeCase([say('a', { event: 'E', op: 'exactly', value: 3 })])

function problemsOf(value: unknown): string[] {
  return checkCase(value, 4).map((problem) => `${problem.case} ${problem.field} ${problem.code}`)
}

test('[F91] the cases of the vectors are well formed', () => {
  for (const file of ['cases.json', 'cases-rules.json']) {
    const cases: unknown[] = JSON.parse(readFileSync(new URL(file, VECTORS), 'utf8'))
    assert.deepEqual(
      cases.flatMap((one, n) => checkCase(one, n)),
      [],
    )
  }
  assert.deepEqual(problemsOf(good), [])
})

test('[F91] every problem of a malformed case is told at once', () => {
  const claim = {
    id: 'a',
    chain: [],
    act: 'arresting',
    op: 'roughly',
    value: -3,
    pub: '2021-02-30',
  }
  const bad = {
    ...good,
    query: { event: 7 },
    claims: [claim, { ...good.claims[0], rate: { n: 1 } }],
  }
  assert.deepEqual(problemsOf(bad), [
    'made query.act missing',
    'made query.event wrong_type',
    'made claims[0].chain wrong_type',
    'made claims[0].act unknown_value',
    'made claims[0].pub not_a_day',
    'made claims[0].op unknown_value',
    'made claims[0].value wrong_type',
    'made claims[1].rate.unit missing',
    'made claims[1].id duplicate_id',
  ])
})

test('[F91] what is no case at all is named by its position', () => {
  assert.deepEqual(problemsOf(null), ['case 5  wrong_type'])
  assert.deepEqual(problemsOf({}).slice(0, 2), ['case 5 id missing', 'case 5 query missing'])
})

test('[F91] rows, ranges and misspelled fields are looked at, too', () => {
  const bad = {
    ...good,
    same: [['a'], ['a', 'b', 'yesterday']],
    knownBy: 'rumoured',
    expect: { figure: [1], low: 'three', derived: { low: null } },
    claimz: [],
  }
  assert.deepEqual(problemsOf(bad), [
    'made expect.low wrong_type',
    'made expect.figure wrong_type',
    'made expect.derived.high missing',
    'made knownBy unknown_value',
    'made same[0] wrong_type',
    'made same[1][2] not_a_day',
    'made claimz unknown_field',
  ])
})
