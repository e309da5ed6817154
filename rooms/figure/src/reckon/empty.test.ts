// Of no claims the same is said whatever is asked: tables reckon it once for all their empty cells.
import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTS, UMBRELLA_ACTS } from '@tumen/claim'
import fc from 'fast-check'
import type { Question } from '../scope/question.ts'
import { reckonExtended } from './extend.ts'

const day = fc.constantFrom('2019-07-01', '2020-02-29', '2022-12-31')
const question = fc.record(
  {
    act: fc.constantFrom(...ACTS, ...UMBRELLA_ACTS),
    place: fc.constantFrom('CN', 'CN/LN', 'KP'),
    population: fc.constantFrom('KP', 'pop:north-koreans-in-china'),
    from: day,
    to: day,
    at: day,
    event: fc.constant('E1'),
    known: fc.record({ on: day, by: fc.constantFrom('recorded', 'published') }),
  },
  { requiredKeys: ['act', 'known'] },
) as fc.Arbitrary<Question>

test('[F156] of no claims the same is said whatever is asked', () => {
  const evidence = { claims: [], agentRows: [], anonymous: [] }
  const headOf = (asked: Question) => {
    const { explanation: _, ...head } = reckonExtended(asked, evidence)
    return head
  }
  const first = headOf({ act: 'arrest', known: { on: '2022-01-01', by: 'recorded' } })
  assert.deepEqual([first.status, first.low, first.high], ['no_data', null, null])
  fc.assert(
    fc.property(question, (asked) => assert.deepEqual(headOf(asked), first)),
    { numRuns: 300 },
  )
})
