import assert from 'node:assert/strict'
import test from 'node:test'
import { PROPOSAL_FIELDS } from '@tumen/claim'
import { chosenOf, type Offer, sharesOf, weightOf } from './choice.ts'
import { shippedWeights } from './choice-weight.ts'
import { FIELD_CHOICES } from './choose-field.ts'

const weights = new Map([
  ['near', Math.log(3)],
  ['far', -Math.log(2)],
])
const offer = (value: string, ...signs: string[]): Offer<string> => ({
  signs,
  fill: () => ({ value, rules: [`rule.${value}`] }),
})

test('[R171] an offer weighs what its signs weigh, and its share is a power of that', () => {
  assert.equal(weightOf(['near', 'far', 'unknown'], weights), Math.log(3) - Math.log(2))
  // By hand: powers 3, 1/2 and 1 are 6, 1 and 2 ninths.
  const shares = sharesOf([offer('a', 'near'), offer('b', 'far'), offer('c')], weights)
  for (const [n, ninths] of [6, 1, 2].entries())
    assert.ok(Math.abs((shares[n] ?? 0) - ninths / 9) < 1e-12)
  const steep = new Map([['steep', 1e6]])
  assert.deepEqual(sharesOf([offer('a', 'steep'), offer('b')], steep), [1, 0])
})

test('[R171] the heaviest offer is taken with its rules, of several alike the first', () => {
  const chosen = chosenOf([offer('a', 'far'), offer('b', 'near'), offer('c', 'near')], weights)
  assert.equal(chosen?.value, 'b')
  assert.deepEqual(chosen?.rules, ['rule.b'])
  // By hand: 3 of 1/2 + 3 + 3.
  assert.ok(Math.abs((chosen?.confidence ?? 0) - 6 / 13) < 1e-12)
  assert.equal(chosenOf([], weights), undefined)
})

test('[R172] the shipped weights are numbers of three digits, for fields that are chosen', () => {
  for (const field of PROPOSAL_FIELDS) {
    const shipped = shippedWeights(field)
    if (!shipped) continue
    assert.ok(FIELD_CHOICES.some((choice) => choice.field === field))
    for (const [sign, weight] of shipped) {
      assert.ok(sign !== '')
      assert.equal(Math.round(weight * 1000) / 1000, weight)
    }
  }
})
