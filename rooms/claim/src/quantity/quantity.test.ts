import assert from 'node:assert/strict'
import test from 'node:test'
import { claimNamed } from '../../fixture/vector.ts'
import type { Quantity } from '../claim/claim.ts'
import { MEASURES, OPERATORS, RATE_UNITS } from '../vocabulary/vocabulary.ts'
import { checkQuantity, FIELDS_OF_OPERATOR } from './quantity.ts'

const base = claimNamed('c2').quantity as Quantity
const { value: _, ...bare } = base

function found(changes: Partial<Quantity>): string[] {
  return checkQuantity({ ...bare, ...changes }).map((f) => `${f.code} ${f.field}`)
}

const NUMBERS = { value: 12, low: 12, high: 20, vague: 'dozens' } as const

test('[C17] each operator needs its own fields and allows no other', () => {
  for (const op of OPERATORS) {
    const needed = FIELDS_OF_OPERATOR[op]
    const own = Object.fromEntries(needed.map((name) => [name, NUMBERS[name]]))
    const right = op === 'none' ? { value: 0 } : own
    assert.deepEqual(found({ op, ...right }), [], op)
    for (const name of ['value', 'low', 'high', 'vague'] as const) {
      const { [name]: gone, ...less } = right as Partial<Quantity>
      const isThere = gone !== undefined
      const changed = isThere ? less : { ...right, [name]: NUMBERS[name] }
      const code = isThere ? 'value_missing' : 'value_not_allowed'
      assert.deepEqual(found({ op, ...changed }), [`${code} quantity.${name}`], `${op} ${name}`)
    }
  }
})

test('[C18] a number that is not whole, not finite or not safe is refused', () => {
  for (const value of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    assert.deepEqual(found({ value }), ['value_not_integer quantity.value'])
})

test('[C19] a negative number is refused, and so is minus zero', () => {
  for (const value of [-1, -0])
    assert.deepEqual(found({ value }), ['value_negative quantity.value'])
  assert.deepEqual(found({ op: 'range', low: -2, high: 4 }), ['value_negative quantity.low'])
})

test('[C20] the low end of a range is not above its high end', () => {
  assert.deepEqual(found({ op: 'range', low: 20, high: 12 }), ['range_order quantity.low'])
  assert.deepEqual(found({ op: 'range', low: 12, high: 12 }), [])
})

test('[C21] odd is said of ten and more', () => {
  assert.deepEqual(found({ op: 'odd', value: 9 }), ['odd_below_ten quantity.value'])
  assert.deepEqual(found({ op: 'odd', value: 10 }), [])
})

test('[C22] none has value 0', () => {
  assert.deepEqual(found({ op: 'none', value: 3 }), ['value_not_allowed quantity.value'])
})

test('[C23] a rate has a period, other measures have none', () => {
  for (const measure of MEASURES)
    for (const unit of RATE_UNITS) {
      const isRate = measure === 'rate'
      const per = { n: 1, unit }
      const without = isRate ? ['rate_without_per quantity.per'] : []
      const having = isRate ? [] : ['per_without_rate quantity.per']
      assert.deepEqual(found({ value: 5, measure }), without)
      assert.deepEqual(found({ value: 5, measure, per }), having)
    }
  const never = { value: 5, measure: 'rate', per: { n: 0, unit: 'week' } } as const
  assert.deepEqual(found(never), ['value_out_of_range quantity.per.n'])
})

test('[C24] a part cannot be larger than the whole that it is taken from', () => {
  const above = ['part_above_whole quantity.partOf.value']
  const whole = { value: 12, op: 'exactly' } as const
  assert.deepEqual(found({ op: 'exactly', value: 16, partOf: whole }), above)
  assert.deepEqual(found({ op: 'at_least', value: 16, partOf: { value: 12 } }), above)
  assert.deepEqual(found({ op: 'more_than', value: 12, partOf: whole }), above)
  assert.deepEqual(found({ op: 'range', low: 13, high: 20, partOf: whole }), above)
  assert.deepEqual(
    found({ op: 'exactly', value: 12, partOf: { value: 12, op: 'fewer_than' } }),
    above,
  )
  assert.deepEqual(found({ op: 'exactly', value: 12, partOf: whole }), [])
  assert.deepEqual(found({ op: 'about', value: 16, partOf: whole }), [])
  assert.deepEqual(found({ op: 'exactly', value: 16, partOf: { value: 12, op: 'at_least' } }), [])
  assert.deepEqual(found({ value: 3, partOf: {} }), ['value_missing quantity.partOf'])
})

test('[C25] a name inside the language is not an operator', () => {
  const odd = { op: 'constructor' as 'odd', value: 12 }
  assert.deepEqual(found(odd), ['unknown_value quantity.op'])
})
