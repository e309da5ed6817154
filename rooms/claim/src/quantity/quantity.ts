// The rules of a quantity: which fields each operator needs, and numbers that cannot be.
// The shape (types, words, whole and not negative) is checked by the schema.
// Source: claims.md 3.3 and 7.
import { type Quantity, quantitySchema } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { checkShape, shapeOf } from '../shape/shape.ts'
import type { Operator } from '../vocabulary/vocabulary.ts'

const QUANTITY_SHAPE = shapeOf(quantitySchema)

type NumberField = 'value' | 'low' | 'high' | 'vague'
const NUMBER_FIELDS: readonly NumberField[] = ['value', 'low', 'high', 'vague']

/** The fields that say the number, by operator. */
export const FIELDS_OF_OPERATOR: Readonly<Record<Operator, readonly NumberField[]>> = {
  exactly: ['value'],
  about: ['value'],
  odd: ['value'],
  nearly: ['value'],
  at_least: ['value'],
  more_than: ['value'],
  up_to: ['value'],
  fewer_than: ['value'],
  range: ['low', 'high'],
  vague: ['vague'],
  none: ['value'],
  unknown_some: [],
}

function checkFields(quantity: Quantity, field: string): Finding[] {
  // An operator that is not ours is found by the shape; its fields cannot be judged.
  if (!Object.hasOwn(FIELDS_OF_OPERATOR, quantity.op)) return []
  const needed = FIELDS_OF_OPERATOR[quantity.op]
  return NUMBER_FIELDS.flatMap((name): Finding[] => {
    const isThere = quantity[name] !== undefined
    if (isThere === needed.includes(name)) return []
    return [{ code: isThere ? 'value_not_allowed' : 'value_missing', field: `${field}.${name}` }]
  })
}

function checkNumbers(quantity: Quantity, field: string): Finding[] {
  const { op, value, low, high } = quantity
  const findings: Finding[] = []
  if (op === 'none' && value !== undefined && value !== 0)
    findings.push({ code: 'value_not_allowed', field: `${field}.value` })
  if (op === 'odd' && value !== undefined && value < 10)
    findings.push({ code: 'odd_below_ten', field: `${field}.value` })
  if (op === 'range' && low !== undefined && high !== undefined && low > high)
    findings.push({ code: 'range_order', field: `${field}.low` })
  return findings
}

function checkRate(quantity: Quantity, field: string): Finding[] {
  const { measure, per } = quantity
  if (measure === 'rate' && !per) return [{ code: 'rate_without_per', field: `${field}.per` }]
  if (measure !== 'rate' && per) return [{ code: 'per_without_rate', field: `${field}.per` }]
  return per?.n === 0 ? [{ code: 'value_out_of_range', field: `${field}.per.n` }] : []
}

// The smallest number that the words allow; none for words without a floor.
function floorOf(quantity: Quantity): number | undefined {
  const { op, value, low } = quantity
  if (op === 'exactly' || op === 'at_least' || op === 'odd') return value
  if (op === 'more_than' && value !== undefined) return value + 1
  return op === 'range' ? low : undefined
}

function ceilingOf(op: Operator | undefined, value: number | undefined): number | undefined {
  if (op === undefined || op === 'exactly' || op === 'up_to' || op === 'none') return value
  return op === 'fewer_than' && value !== undefined ? value - 1 : undefined
}

function checkPart(quantity: Quantity, field: string): Finding[] {
  const part = quantity.partOf
  if (!part) return []
  if (part.value === undefined && part.op === undefined && part.claim === undefined)
    return [{ code: 'value_missing', field: `${field}.partOf` }]
  const floor = floorOf(quantity)
  const ceiling = ceilingOf(part.op, part.value)
  const isAbove = floor !== undefined && ceiling !== undefined && floor > ceiling
  return isAbove ? [{ code: 'part_above_whole', field: `${field}.partOf.value` }] : []
}

/** The findings of the rules alone, for a quantity of the right shape. */
export function checkQuantityRules(quantity: Quantity, field = 'quantity'): Finding[] {
  return [
    ...checkFields(quantity, field),
    ...checkNumbers(quantity, field),
    ...checkRate(quantity, field),
    ...checkPart(quantity, field),
  ]
}

/** Everything that is wrong with a quantity, but for its span: shape and rules. */
export function checkQuantity(quantity: Quantity, field = 'quantity'): Finding[] {
  const shape = checkShape(quantity, QUANTITY_SHAPE, field)
  const isTorn = shape.some((f) => f.code === 'wrong_type' || f.code === 'field_missing')
  return isTorn ? shape : [...shape, ...checkQuantityRules(quantity, field)]
}
