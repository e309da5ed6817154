// What a search is narrowed by beside its words, read once: days, numbers, who published, a place
// with all below it. What cannot be read is refused by its field. Source: desk.md S2.
import type { DayInterval } from '@tumen/claim'
import type { Asked } from '@tumen/contract'
import { agentsNamed } from '../agent/index-by-name.ts'
import { visibleAgents, visibleOf } from '../agent/visible.ts'
import { addDays } from '../day.ts'
import { readInterval } from '../draft/time.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'

/** A number that words may mean: at the least, and at the most, which may be without an end. */
export interface NumberRange {
  low: number
  high: number
}

/** The filters as they are read. */
export interface SearchFilter extends Pick<Asked<'search'>, 'act' | 'state' | 'limit'> {
  /** Path of a place. */
  place?: string
  /** What a number could be. */
  range?: NumberRange
  atLeast?: number
  atMost?: number
  days?: DayInterval
  /** Ids of those who may be meant by a name. */
  publishers?: string[]
}

/** The filters of a search; refuses what cannot be read, and who and what is not known. */
export async function readFilter(
  desk: Desk,
  call: Call,
  input: Asked<'search'>,
): Promise<SearchFilter> {
  const { act, state, limit, place, number, atLeast, atMost, when, outlet } = input
  const filter: SearchFilter = { limit, act, state }
  if (number !== undefined) filter.range = readRange(number)
  if (atLeast !== undefined) filter.atLeast = readCount(atLeast, 'atLeast')
  if (atMost !== undefined) filter.atMost = readCount(atMost, 'atMost')
  if (place !== undefined) filter.place = resolvePlace(await gazetteerOf(desk), place, 'place').id
  if (when !== undefined) filter.days = widened(readInterval(when, 'when'), input.days)
  else if (input.days !== undefined) throw new Refusal('not-understood', 'days')
  if (outlet !== undefined) filter.publishers = await publishersOf(desk, call, outlet)
  return filter
}

/** Whether anything is asked but words. */
export function hasFilter({ limit: _, ...filter }: SearchFilter): boolean {
  return Object.values(filter).some((one) => one !== undefined)
}

/** Whether something is asked that claims alone have. */
export function isOfClaims({ state, range, atLeast, atMost }: SearchFilter): boolean {
  return [state, range, atLeast, atMost].some((one) => one !== undefined)
}

/** Whether an interval has a day of the asked ones. */
export function overlaps(days: DayInterval, from: string, to: string): boolean {
  return from <= days.latest && days.earliest <= to
}

const MOST_DAYS = 3660

function widened(days: DayInterval, around: string | undefined): DayInterval {
  const count = around === undefined ? 0 : readCount(around, 'days')
  if (count > MOST_DAYS) throw new Refusal('not-understood', 'days')
  return { earliest: addDays(days.earliest, -count), latest: addDays(days.latest, count) }
}

async function publishersOf(desk: Desk, { actor }: Call, outlet: string): Promise<string[]> {
  const byId = await visibleAgents(desk, actor, await desk.ledger.read.agents([outlet]))
  if (byId.length > 0) return [outlet]
  const named = await visibleOf(desk, actor, await agentsNamed(desk, outlet))
  if (named.length === 0) throw new Refusal('unknown-agent', 'outlet')
  return named.map(({ id }) => id)
}

function readCount(words: string, field: string): number {
  if (!/^\s*\d{1,12}\s*$/.test(words)) throw new Refusal('not-understood', field)
  return Number(words)
}

/** Reads `60`, `60..75`, `60..` and `..75`. */
function readRange(words: string): NumberRange {
  const match = /^\s*(\d{1,12})?\s*(\.\.|–|-)?\s*(\d{1,12})?\s*$/.exec(words)
  const [, first, dots, last] = match ?? []
  if (first === undefined && last === undefined) throw new Refusal('not-understood', 'number')
  const low = first === undefined ? 0 : Number(first)
  const high = last === undefined ? (dots ? Number.POSITIVE_INFINITY : low) : Number(last)
  if (low > high) throw new Refusal('not-understood', 'number', [{ code: 'range_order' }])
  return { low, high }
}
