// What cells of a table come to together: a sum where all that they rest on provably shares no case
// (F3, F35), otherwise why there is none. A sum never says more than the whole can stand (F36a).
import { isPlaceWithin, isPointAct } from '@tumen/claim'
import type { Endpoint, Figure, Mark } from '../reckon/answer.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import { compareText } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import { apartReader } from './apart.ts'

/** The answer of one cell, with the claims that count in it: all that is exact or a part. */
export interface TableCell {
  question: Question
  figure: Pick<Figure, 'low' | 'best' | 'high' | 'status'>
  claims: readonly FigureClaim[]
}

/** Why cells are not added. */
export type NoSumReason =
  | 'nothing'
  | 'one'
  | 'populations'
  | 'same_day_only'
  | 'lasts'
  | 'ways'
  | 'lists'
  | 'overlap'
  | 'whole'

/** An end of a sum, with the marks of its parts. */
export type SumEnd = Pick<Endpoint, 'value' | 'marks'>

/** The sum of cells: without best or high where a cell has none. */
export interface CellSum {
  low: SumEnd
  best: SumEnd | null
  high: SumEnd | null
  /** How many cells have a number that was stated. */
  cells: number
}

/** Pairs of claims that are compared at most; of more nothing is proved. */
const MOST_PAIRS = 4_000_000

/**
 * The sum of cells that differ in place or period, or why there is none; `whole` is the answer to
 * the question that contains them all.
 */
export function sumOfCells(
  cells: readonly TableCell[],
  whole: Pick<Figure, 'low' | 'high' | 'status' | 'flags'>,
): CellSum | NoSumReason {
  const stated = cells.filter(isStated)
  const [first] = stated
  if (first === undefined) return 'nothing'
  if (stated.length === 1) return 'one'
  if (stated.some(({ question }) => question.population !== first.question.population))
    return 'populations'
  const shared = whyShared(stated)
  if (shared !== undefined) return shared
  const low = sumOf(stated, 'low')
  if (low === null) return 'nothing'
  if (exceeds(low.value, whole)) return 'whole'
  const isAll = stated.length === cells.length
  const isContested = cells.some(({ figure }) => figure.status === 'contested')
  return {
    low,
    best: isAll && !isContested ? sumOf(cells, 'best') : null,
    high: isAll ? sumOf(cells, 'high') : null,
    cells: stated.length,
  }
}

/** Words, somebody, and the zero below a whole are no numbers that could be added (F6, F36). */
function isStated({ figure: { low } }: TableCell): boolean {
  return low !== null && low.from.rule !== 'fixed'
}

function sumOf(cells: readonly TableCell[], end: 'low' | 'best' | 'high'): SumEnd | null {
  let value = 0
  const marks = new Set<Mark>()
  for (const { figure } of cells) {
    const one = figure[end]
    if (one === null) return null
    value += one.value
    for (const mark of one.marks) marks.add(mark)
  }
  marks.add('sum')
  return { value, marks: [...marks].sort(compareText) }
}

/** What is said of the whole forbids the sum: it is less, or parts of it contradict each other. */
function exceeds(
  sum: number,
  { low, high, status, flags }: Pick<Figure, 'low' | 'high' | 'status' | 'flags'>,
): boolean {
  if (status === 'contested' && flags.some((flag) => flag.includes('exceed'))) return true
  if (high !== null && high.value < sum) return true
  return flags.includes('part_contested') && (low === null || low.value < sum)
}

function whyShared(cells: readonly TableCell[]): NoSumReason | undefined {
  const apart = areApart(cells)
  if (!apart) {
    const claims = cells.flatMap((cell) => cell.claims)
    if (cells.some(({ question }) => question.at !== undefined)) return 'same_day_only'
    if (!claims.every(({ act }) => isPointAct(act))) return 'lasts'
    return claims.some(({ through }) => through !== undefined) ? 'ways' : 'overlap'
  }
  return shareNames(cells) ? 'lists' : undefined
}

/** Whether every claim of each cell is apart from every claim of each other. */
function areApart(cells: readonly TableCell[]): boolean {
  const bare = cells.filter((cell) => !isPlain(cell))
  const claims = cells.flatMap((cell) => cell.claims)
  const doubtful = bare.reduce((sum, cell) => sum + cell.claims.length, 0)
  if (doubtful * claims.length > MOST_PAIRS) return false
  if (bare.length === 0) return true
  const isApart = apartReader(claims)
  return bare.every((cell) =>
    cells.every(
      (other) =>
        other === cell || cell.claims.every((a) => other.claims.every((b) => isApart(a, b))),
    ),
  )
}

/**
 * Whether all that counts in a cell happened at one time inside its place and period: then it is
 * apart from whatever happened so in a cell elsewhere or at another time.
 */
function isPlain({ question, claims }: TableCell): boolean {
  const { place, from, to } = question
  return claims.every((claim) => {
    if (claim.through !== undefined || claim.overlapsUnknown || claim.placeUncertain) return false
    if (!isPointAct(claim.act)) return false
    const places = [claim.place ?? []].flat()
    const isInside = place !== undefined && places.every((one) => isPlaceWithin(one, place))
    const isThen =
      claim.from !== undefined &&
      claim.to !== undefined &&
      from !== undefined &&
      to !== undefined &&
      claim.from >= from &&
      claim.to <= to
    return isThen && (place === undefined || (places.length > 0 && isInside))
  })
}

/** Lists of names in several cells: which of the names are one person is not asked here (F37). */
function shareNames(cells: readonly TableCell[]): boolean {
  const isListing = ({ claims }: TableCell) => claims.some(({ listed }) => listed !== undefined)
  return cells.filter(isListing).length > 1
}
