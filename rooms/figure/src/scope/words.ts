// What the words of a number say (figures.md, section 4): the set V of true values they allow,
// and the floor, point and ceiling that they state. Tolerances live in V only and are never
// printed (F1). Lower ends of dozens and hundreds follow ACLED's coding.
import type { Operator, VagueWord } from '@tumen/claim'
import type { Mark, ValueSet } from '../reckon/answer.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import { Branch } from './branch.ts'

/**
 * The reading of one claim's number, shared by all that say the same.
 * `high` is Infinity when there is no upper end.
 */
export interface Words {
  /** False for a vague word without a number behind it, and for "somebody". */
  precise: boolean
  floor: number | null
  point: number | null
  ceiling: number | null
  low: number
  high: number
  /** The same V as it is printed. */
  values: ValueSet
  marks: readonly Mark[]
  /** N of "most of N". */
  majorityOf: number | null
}

const VAGUE: Record<VagueWord, readonly [number, number]> = {
  a_few: [3, 9],
  several: [3, 9],
  tens: [10, 99],
  dozens: [12, 99],
  scores: [20, 199],
  hundreds: [100, 999],
  thousands: [1_000, 9_999],
  tens_of_thousands: [10_000, 99_999],
  hundreds_of_thousands: [100_000, 999_999],
  many: [2, Number.POSITIVE_INFINITY],
  most: [2, Number.POSITIVE_INFINITY],
  majority: [2, Number.POSITIVE_INFINITY],
  all: [2, Number.POSITIVE_INFINITY],
}

const NO_MARKS: readonly Mark[] = []

type Stated = Omit<Words, 'precise' | 'majorityOf' | 'values'>

function stated(low: number, high: number, marks: readonly Mark[] = NO_MARKS): Stated {
  return { floor: null, point: null, ceiling: null, low, high, marks }
}

/** The three stated numbers are n; V is `low` to `high`. */
function around(n: number, low: number, high: number, marks = NO_MARKS): Stated {
  const least = Math.max(0, low)
  return { floor: n, point: n, ceiling: n, low: least, high: Math.max(0, high), marks }
}

function oddSpan(n: number): number {
  let span = 10
  while (n > 0 && n % (span * 10) === 0) span *= 10
  return span
}

function byOperator(op: Operator, n: number): Stated {
  const open = Number.POSITIVE_INFINITY
  switch (op) {
    case 'about': {
      const tolerance = Math.max(1, Math.ceil(n / 10))
      return around(n, n - tolerance, n + tolerance, ['about'])
    }
    case 'odd':
      return around(n, n, n + oddSpan(n) - 1, ['odd'])
    case 'nearly': {
      // Below 10 the table leaves no number; "nearly 9" may be 8, and nothing is nearly nobody.
      const most = n > 1 ? n - 1 : n
      return around(n, Math.min(Math.ceil((9 * n) / 10), most), most, ['nearly'])
    }
    case 'at_least':
      return { ...stated(n, open), floor: n }
    case 'more_than':
      return { ...stated(n + 1, open, ['strict']), floor: n }
    case 'up_to':
      return { ...stated(Math.min(1, n), n), ceiling: n }
    case 'fewer_than':
      return {
        ...stated(Math.min(1, Math.max(0, n - 1)), Math.max(0, n - 1), ['strict']),
        ceiling: n,
      }
    default:
      return around(n, n, n)
  }
}

/** "Most of N": one more than half, up to N; a bound that N lacks is lacking here, too. */
function byMajority(of: Stated): Stated {
  const overHalf = (n: number): number => Math.floor(n / 2) + 1
  const floor = of.floor === null ? null : overHalf(of.floor)
  return {
    floor,
    point: of.point === null ? null : floor,
    ceiling: of.ceiling,
    low: Math.min(overHalf(of.low), of.high),
    high: of.high,
    marks: [...of.marks, 'derived'],
  }
}

function byRange(low: number, high: number): Stated {
  return { ...around(low, low, Math.max(low, high)), ceiling: Math.max(low, high) }
}

function toWords(number: Stated, precise = true): Words {
  const { floor, point, ceiling, low, high, marks } = number
  const values = { low, high: Number.isFinite(high) ? high : null }
  return { precise, floor, point, ceiling, low, high, values, marks, majorityOf: null }
}

const WORD: readonly Mark[] = ['word']
const SOMEBODY_NUMBER: Stated = { ...stated(1, Number.POSITIVE_INFINITY, WORD), floor: 1 }

/** "Somebody": what a claim without any number says. */
export const SOMEBODY = toWords(SOMEBODY_NUMBER, false)
const NOBODY = toWords(around(0, 0, 0))

function readVague(word: VagueWord, of: StatedQuantity['of']): Words {
  if (of !== undefined && (word === 'most' || word === 'majority' || word === 'all')) {
    const whole = byOperator(of.op ?? 'exactly', of.value)
    if (word === 'all') return toWords(whole)
    return { ...toWords(byMajority(whole)), majorityOf: of.value }
  }
  const [low, high] = VAGUE[word]
  return toWords({ ...stated(low, high, WORD), floor: low }, false)
}

/** A number as a claim states it. */
export interface StatedQuantity {
  op?: Operator | undefined
  value?: number | undefined
  low?: number | undefined
  high?: number | undefined
  vague?: VagueWord | undefined
  of?: { value: number; op?: Operator | undefined } | undefined
}

/** The numbers that the words of a quantity allow (V); `high` is null where they have no end. */
export function valuesOf(stated: StatedQuantity): ValueSet {
  return readWords(stated).values
}

/** Reads a claim's number; a claim without any counts as "somebody". */
export function readWords(claim: StatedQuantity): Words {
  const { op, value } = claim
  if (op === 'vague' && claim.vague !== undefined) return readVague(claim.vague, claim.of)
  if (op === 'none') return NOBODY
  if (op === 'range' && claim.low !== undefined && claim.high !== undefined) {
    return toWords(byRange(claim.low, claim.high))
  }
  if (op === undefined || op === 'vague' || op === 'range' || value === undefined) return SOMEBODY
  if (op === 'unknown_some') return SOMEBODY
  return toWords(byOperator(op, value))
}

/** Reads many claims: those that say the same (op, numbers and word) get one object. */
export function wordsReader(): (claim: FigureClaim) => Words {
  const met = new Branch<string | number | undefined, Words>()
  return (claim) => {
    const { op, value, of } = claim
    let said = met.at(op)
    if (op === 'vague') said = said.at(claim.vague).at(of?.value).at(of?.op)
    else if (op === 'range') said = said.at(claim.low).at(claim.high)
    else said = said.at(value)
    said.value ??= readWords(claim)
    return said.value
  }
}

/** Whether no number can be true for both (F33). */
export function exclude(
  a: { low: number; high: number },
  b: { low: number; high: number },
): boolean {
  return a.low > b.high || b.low > a.high
}
