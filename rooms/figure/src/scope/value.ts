// One value for each origin and scope (F30), and how a number is printed: with the marks that
// all its speakers agree on, and with the claims that state it (F1).
import type { Grade } from '@tumen/claim'
import type { Derivation, Endpoint, Mark } from '../reckon/answer.ts'
import type { Entry } from './entry.ts'
import { orderById, orderByOrigin } from './entry-order.ts'

/** What one origin says of one scope, from its relays with the shortest chain. */
export interface OriginValue {
  origin: number
  floor: number | null
  point: number | null
  ceiling: number | null
  /** Hull of V; `high` may be Infinity. */
  low: number
  high: number
  /** The precise claims with the shortest chain. */
  entries: Entry[]
  /** Whether its precise claims differ, farther relays included. */
  conflict: boolean
}

/** A stated bound of a claim. */
export type Bound = 'floor' | 'point' | 'ceiling'

const MARK_ORDER: readonly Mark[] = [
  'floor',
  'sum',
  'union',
  'whole',
  'strict',
  'about',
  'odd',
  'nearly',
  'derived',
  'word',
]

function smaller(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b < a) ? b : a
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a
}

/** Values by origin, in the order of the origins, from the precise claims of one scope. */
export function valuesByOrigin(entries: readonly Entry[]): OriginValue[] {
  const inOrder = orderByOrigin(entries)
  const values: OriginValue[] = []
  for (let start = 0; start < inOrder.length; ) {
    const { origin } = inOrder[start] as Entry
    let end = start + 1
    while (inOrder[end]?.origin === origin) end++
    values.push(toValue(inOrder.slice(start, end)))
    start = end
  }
  return values
}

function toValue(own: Entry[]): OriginValue {
  const entries = own.length === 1 ? own : withShortestChain(own)
  const first = entries[0] as Entry
  const { floor, point, ceiling, low, high } = first.words
  const conflict = own.some((entry) => entry.words !== first.words)
  const value = { origin: first.origin, floor, point, ceiling, low, high, entries, conflict }
  if (!conflict) return value
  for (const entry of entries) widen(value, entry)
  // One relay's floor above another's ceiling: neither can be trusted to close the range.
  if (value.floor !== null && value.ceiling !== null && value.floor > value.ceiling) {
    value.ceiling = null
  }
  return value
}

function withShortestChain(own: Entry[]): Entry[] {
  let length = Infinity
  for (const { links } of own) length = Math.min(length, links)
  return own.every(({ links }) => links === length)
    ? own
    : own.filter(({ links }) => links === length)
}

function widen(value: OriginValue, { words }: Entry): void {
  value.floor = smaller(value.floor, words.floor)
  value.point = smaller(value.point, words.point)
  value.ceiling = larger(value.ceiling, words.ceiling)
  value.low = Math.min(value.low, words.low)
  value.high = Math.max(value.high, words.high)
}

/** Whether two of the origins exclude each other (F33). */
export function hasExclusion(values: readonly OriginValue[]): boolean {
  let highestLow = -Infinity
  let lowestHigh = Infinity
  for (const { low, high } of values) {
    highestLow = Math.max(highestLow, low)
    lowestHigh = Math.min(lowestHigh, high)
  }
  return highestLow > lowestHigh
}

/** The highest stated ceiling, unless an origin without one lies above it altogether (F32). */
export function highOf(values: readonly OriginValue[]): number | null {
  const high = values.reduce<number | null>((max, value) => larger(max, value.ceiling), null)
  if (high === null) return null
  const isAbove = ({ floor, low }: OriginValue): boolean => Math.max(low, floor ?? 0) > high
  return values.some((value) => value.ceiling === null && isAbove(value)) ? null : high
}

/** The claims of these origins that state this number as this bound. */
export function statingEntries(
  values: readonly OriginValue[],
  bound: Bound,
  number: number,
): Entry[] {
  return values
    .filter((value) => value[bound] === number)
    .flatMap((value) => value.entries.filter((entry) => entry.words[bound] === number))
}

/** Whether a floor is a rounded number that may mean the sum (F38). */
export function isRounded(values: readonly OriginValue[], low: number, sum: number): boolean {
  return values.some((value) => {
    if (value.floor !== low || sum < value.low || sum > value.high) return false
    const stating = value.entries.filter((entry) => entry.words.floor === low)
    return stating.some(({ words }) =>
      words.marks.some((mark) => mark === 'about' || mark === 'odd' || mark === 'nearly'),
    )
  })
}

/** Marks in their fixed order, each once. */
export function orderMarks(marks: Iterable<Mark>): Mark[] {
  const all = new Set(marks)
  return MARK_ORDER.filter((mark) => all.has(mark))
}

/** Marks of a number that several claims state: none if one is plain, strict if all are. */
export function marksOf(entries: readonly Entry[]): Mark[] {
  if (entries.some((entry) => entry.words.marks.length === 0)) return []
  const strict = entries.every((entry) => entry.words.marks.includes('strict'))
  const marks = entries.flatMap((entry) => entry.words.marks)
  return orderMarks(marks.filter((mark) => strict || mark !== 'strict'))
}

/** Ids of claims, in order. */
export function idsOf(entries: readonly Entry[]): string[] {
  const [only] = entries
  if (only !== undefined && entries.length === 1) return [only.id]
  return orderById(entries).map((entry) => entry.id)
}

/** Where a stated number comes from: "most of N" is derived, unless somebody says it plainly. */
function deriveStated(entries: readonly Entry[], bound: Bound): Derivation {
  const plain = entries.filter((entry) => entry.words.majorityOf === null)
  if (plain.length > 0 || bound === 'ceiling') {
    return { rule: 'stated', claims: idsOf(bound === 'ceiling' ? entries : plain) }
  }
  const parts = entries.map((entry) => ({
    value: entry.words.majorityOf as number,
    marks: entry.words.marks.filter((mark) => mark !== 'derived'),
    claims: [entry.id],
  }))
  return { rule: 'majority', parts }
}

/** An endpoint that these origins state as this bound. */
export function statedEndpoint(
  values: readonly OriginValue[],
  bound: Bound,
  number: number,
): Endpoint {
  const entries = statingEntries(values, bound, number)
  return { value: number, marks: marksOf(entries), from: deriveStated(entries, bound) }
}

const RANK: Record<Grade, number> = { A: 0, B: 1, C: 2, F: 2, D: 3, E: 4 }

/** Best grade of each origin among its claims, as a rank: A 0, B 1, C and F 2, D 3, E 4. */
export function ranksByOrigin(entries: readonly Entry[]): Map<number, number> {
  const ranks = new Map<number, number>()
  for (const { origin, claim } of entries) {
    if (claim.grade === undefined) continue
    const rank = RANK[claim.grade]
    const best = ranks.get(origin)
    if (best === undefined || rank < best) ranks.set(origin, rank)
  }
  return ranks
}

/** The rank of an origin that nobody graded. */
export const UNGRADED = 2
