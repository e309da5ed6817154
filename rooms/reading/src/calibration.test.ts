import assert from 'node:assert/strict'
import test from 'node:test'
import { PROPOSAL_FIELDS } from '@tumen/claim'
import {
  fitCalibration,
  monotoneSteps,
  type Outcome,
  outcomes,
  reliability,
} from './calibration.ts'
import { fieldConfidence, proposalConfidence, shippedCalibration } from './confidence.ts'
import type { Proposal } from './proposal.ts'
import type { ScoredDocument } from './score.ts'

/** A proposal of which only the deciding rules matter. */
const byRules = (quantity: string, act: string) =>
  ({
    fields: {
      quantity: { rules: [quantity, 'count.after'], confidence: 0 },
      act: { rules: [act], confidence: 0 },
    },
  }) as unknown as Proposal

/** A document with one match of these rules. */
function matched(quantity: string, isRight: boolean): ScoredDocument {
  const agrees = { op: isRight, value: true, act: true, 'op+value+act': isRight }
  const proposal = byRules(quantity, 'act.verb')
  return { matches: [{ label: {} as never, proposal, agrees }], misses: [], falseAlarms: [] }
}

test('[R166] a rule is as sure as it was right, drawn to its field, and a half when never seen', () => {
  const fields = { act: { verb: { hits: 8, total: 8 }, noun: { hits: 1, total: 3 } } }
  const calibration = { fields, whole: { act: { hits: 14, total: 18 } } }
  // By hand, the field (14 + 1) / (18 + 2) = 3/4: (8 + 4 × 3/4) / (8 + 4), (1 + 3) / (3 + 4).
  assert.equal(fieldConfidence('act', ['verb', 'noun'], calibration), 11 / 12)
  assert.equal(fieldConfidence('act', ['noun'], calibration), 4 / 7)
  assert.equal(fieldConfidence('act', ['other'], calibration), 0.5)
  assert.equal(fieldConfidence('times', ['verb'], calibration), 0.5)
  assert.equal(fieldConfidence('act', [], calibration), 0.5)
})

test('[R166] the deciding rule is counted, and a false alarm is a wrong number', () => {
  const wrong = { matches: [], misses: [], falseAlarms: [byRules('count.noun', 'act.verb')] }
  const right = matched('count.noun', true)
  assert.deepEqual(fitCalibration([right, wrong]).fields, {
    quantity: { 'count.noun': { hits: 1, total: 2 } },
    act: { 'act.verb': { hits: 1, total: 1 } },
  })
})

test('[R167] steps ascend, and pools are merged where they would not', () => {
  const at = (confidence: number, ...rights: boolean[]): Outcome[] =>
    rights.map((isRight) => ({ confidence, isRight }))
  // By hand: at .2 one of four, at .5 two of two, at .6 none of two (merged: two of four),
  // at .9 six of six; each share is (hits + 1) / (total + 2).
  const seen = [
    ...at(0.9, true, true, true, true, true, true),
    ...at(0.5, true, true),
    ...at(0.2, false, true, false, false),
    ...at(0.6, false, false),
  ]
  assert.deepEqual(monotoneSteps(seen), [
    { from: 0.2, share: 2 / 6 },
    { from: 0.5, share: 3 / 6 },
    { from: 0.9, share: 7 / 8 },
  ])
  assert.deepEqual(monotoneSteps([]), [])
})

test('[R167] a proposal takes the share of the highest step that it reaches', () => {
  const steps = [
    { from: 0.3, share: 0.4 },
    { from: 0.6, share: 0.95 },
  ]
  const sure = (quantity: number, act: number): Proposal['fields'] => ({
    quantity: { rules: ['q'], confidence: quantity },
    act: { rules: ['a'], confidence: act },
  })
  const of = (fields: Proposal['fields']) => proposalConfidence(fields, { steps })
  assert.equal(of(sure(0.9, 0.9)), 0.95)
  assert.equal(of(sure(0.75, 0.8)), 0.95)
  assert.equal(of(sure(0.5, 0.9)), 0.4)
  assert.ok(of(sure(0.5, 0.4)) < 0.3)
  assert.equal(of({ act: { rules: ['a'], confidence: 1 } }), 0.5)
})

test('[R168] a rule that only one document uses does not vouch for that document', () => {
  const { steps } = fitCalibration([
    matched('once', true),
    matched('twice', true),
    matched('twice', true),
  ])
  // By hand: number of 'once' is looked up as never seen (1/2), of 'twice' from the two others
  // (their field 3/4, one case: 4/5); the act always from two (5/6). All are right.
  assert.deepEqual(steps, [
    { from: (1 / 2) * (5 / 6), share: 2 / 3 },
    { from: (4 / 5) * (5 / 6), share: 3 / 4 },
  ])
})

test('[R167] claimed and observed shares stand side by side, with their mean distance', () => {
  const seen = [
    { confidence: 0.82, isRight: true },
    { confidence: 0.88, isRight: false },
    { confidence: 0.25, isRight: false },
  ]
  const { bins, error } = reliability(seen)
  assert.deepEqual(
    bins.map(({ claimed, observed, total }) => [claimed.toFixed(2), observed, total]),
    [
      ['0.25', 0, 1],
      ['0.85', 0.5, 2],
    ],
  )
  // By hand: (1 × .25 + 2 × .35) / 3.
  assert.ok(Math.abs(error - 0.95 / 3) < 1e-9)
  assert.deepEqual(reliability([]), { bins: [], error: 0 })
})

test('[R169] the shipped counts are possible, and its steps ascend', () => {
  const { fields, steps } = shippedCalibration()
  for (const [field, rules] of Object.entries(fields)) {
    assert.ok((PROPOSAL_FIELDS as readonly string[]).includes(field), field)
    for (const [rule, { hits, total }] of Object.entries(rules))
      assert.ok(rule !== '' && hits >= 0 && hits <= total && total > 0, rule)
  }
  for (const [n, { from, share }] of steps.entries()) {
    const before = steps[n - 1] ?? { from: -1, share: 0 }
    assert.ok(from > before.from && share >= before.share && share < 1)
  }
  const document = matched('never seen', true)
  assert.ok(outcomes(document, shippedCalibration()).every(({ confidence }) => confidence <= 1))
})
