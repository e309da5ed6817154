// What of a stated number is drawn: its dot, its bar, its open end. Each hedge has its own shape;
// bars show the values that the reckoning reads from the words, and are never printed as numbers.
import type { Operator } from '@tumen/claim'
import { type UsedClaim, type ValueSet, valuesOf } from '@tumen/figure'
import type { StatedNumber } from '../phrase/number.ts'

/** A hedge as it is drawn: `high` is null for an open end. */
export interface Hedge {
  op: Operator
  /** Where the stated number stands; nothing for a range, a word or "somebody". */
  dot: number | null
  low: number
  high: number | null
}

/** How a stated number is drawn; nothing when it states no number that could be. */
export function hedgeOf(stated: StatedNumber): Hedge | undefined {
  const { op, value, low, high, vague, partOf } = stated
  if (op === 'none') return { op, dot: 0, low: 0, high: 0 }
  if (op === 'vague' && vague === undefined) return undefined
  if (op === 'range' && (low === undefined || high === undefined)) return undefined
  const dot = WITHOUT_DOT.has(op) ? null : value
  if (dot === undefined) return undefined
  const of = partOf?.value === undefined ? undefined : { value: partOf.value, op: partOf.op }
  const values = valuesOf({ op, value, low, high, vague, of })
  return { op, dot, ...reach(op, dot, values) }
}

const WITHOUT_DOT: ReadonlySet<Operator> = new Set(['range', 'vague', 'unknown_some'])

/** A bar always holds the dot of the stated number: "more than 350" is drawn from 350. */
function reach(op: Operator, dot: number | null, values: ValueSet): Pick<Hedge, 'low' | 'high'> {
  const isFromNothing = op === 'up_to' || op === 'fewer_than'
  const low = isFromNothing ? 0 : Math.min(dot ?? values.low, values.low)
  return { low, high: values.high === null ? null : Math.max(dot ?? values.high, values.high) }
}

type Reading = Pick<UsedClaim, 'floor' | 'point' | 'ceiling' | 'values'>

/**
 * The stated number behind a claim of a figure, read back from what the figure tells of it. A
 * claim's own number is better where it is known: a word and a floor read alike here.
 */
export function statedByReading({ floor, point, ceiling, values }: Reading): StatedNumber {
  if (ceiling === 0 && values.high === 0) return { op: 'none' }
  if (floor !== null && ceiling !== null) return closedReading(floor, ceiling, values)
  if (floor !== null && values.high !== null) return { op: 'range', low: floor, high: values.high }
  if (floor !== null) return { op: values.low > floor ? 'more_than' : 'at_least', value: floor }
  if (ceiling !== null)
    return { op: (values.high ?? ceiling) < ceiling ? 'fewer_than' : 'up_to', value: ceiling }
  return point === null ? { op: 'unknown_some' } : { op: 'exactly', value: point }
}

function closedReading(floor: number, ceiling: number, { low, high }: ValueSet): StatedNumber {
  if (floor !== ceiling) return { op: 'range', low: floor, high: ceiling }
  const value = floor
  if (high !== null && high < value) return { op: 'nearly', value }
  if (low < value) return { op: 'about', value }
  return { op: high !== null && high > value ? 'odd' : 'exactly', value }
}
