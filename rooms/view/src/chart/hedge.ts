// What of a stated number is drawn: its dot, its bar, its open end. Each hedge has its own shape;
// bars show the values that the words allow and are never printed as numbers.
// Source: figures reference, section 4; ACLED's coding for the lower ends of dozens and hundreds.
import type { Operator, VagueWord } from '@tumen/claim'
import type { UsedClaim, ValueSet } from '@tumen/figure'
import type { StatedNumber } from '../number-phrase.ts'

/** A hedge as it is drawn: `high` is null for an open end. */
export interface Hedge {
  op: Operator
  /** Where the stated number stands; nothing for a range, a word or "somebody". */
  dot: number | null
  low: number
  high: number | null
}

const VAGUE: Readonly<Record<VagueWord, readonly [number, number | null]>> = {
  a_few: [3, 9],
  several: [3, 9],
  tens: [10, 99],
  dozens: [12, 99],
  scores: [20, 199],
  hundreds: [100, 999],
  thousands: [1_000, 9_999],
  tens_of_thousands: [10_000, 99_999],
  hundreds_of_thousands: [100_000, 999_999],
  many: [2, null],
  most: [2, null],
  majority: [2, null],
  all: [2, null],
}

/** How a stated number is drawn; nothing when it states no number that could be. */
export function hedgeOf(stated: StatedNumber): Hedge | undefined {
  const { op, value, low, high } = stated
  if (op === 'none') return { op, dot: 0, low: 0, high: 0 }
  if (op === 'unknown_some') return { op, dot: null, low: 1, high: null }
  if (op === 'vague') return stated.vague && vagueHedge(stated.vague, stated.partOf)
  if (op === 'range')
    return low === undefined || high === undefined ? undefined : { op, dot: null, low, high }
  return value === undefined ? undefined : { op, ...spread(op, value) }
}

function vagueHedge(word: VagueWord, of: StatedNumber['partOf']): Hedge {
  const [low, high] = VAGUE[word]
  const isShare = word === 'most' || word === 'majority' || word === 'all'
  if (!isShare || of?.value === undefined) return { op: 'vague', dot: null, low, high }
  const whole = spread(of.op ?? 'exactly', of.value)
  const least = word === 'all' ? whole.low : Math.floor(whole.low / 2) + 1
  return { op: 'vague', dot: null, low: least, high: whole.high }
}

function spread(op: Operator, n: number): Omit<Hedge, 'op'> {
  const tolerance = Math.max(1, Math.ceil(n / 10))
  switch (op) {
    case 'about':
      return { dot: n, low: Math.max(0, n - tolerance), high: n + tolerance }
    case 'odd':
      return { dot: n, low: n, high: n + oddSpan(n) - 1 }
    case 'nearly':
      return { dot: n, low: Math.min(n, Math.ceil((9 * n) / 10)), high: n }
    case 'at_least':
    case 'more_than':
      return { dot: n, low: n, high: null }
    case 'up_to':
    case 'fewer_than':
      return { dot: n, low: 0, high: n }
    default:
      return { dot: n, low: n, high: n }
  }
}

/** How far "350-odd" and "600여" reach: one unit of the last digit that is not zero. */
function oddSpan(n: number): number {
  let span = 10
  while (n > 0 && n % (span * 10) === 0) span *= 10
  return span
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
