// The cells into which all places and periods of point acts cut the asked scope, and what each
// claim says of the cases in its cells (rule F81). Cells that lie in the same scopes are one.
import { dayNumber, isPlaceWithin } from '@tumen/claim'
import type { Entry, RelatedScope } from '../scope/entry.ts'
import type { Question } from '../scope/question.ts'
import { FIRST_DAY, LAST_DAY, toPeriod } from '../scope/scope.ts'

/** Days as numbers, the last one excluded. */
interface Days {
  from: number
  end: number
}

/** A region of places and days. */
interface Region {
  /** Outermost paths; none means everywhere. */
  places: readonly string[]
  days: Days
}

/** Cells as columns: for each whether it lies in the question and in each scope. */
export interface CellTable {
  /** One row per scope, in their order; 1 where the cell lies in it. */
  inScope: number[][]
  /** 1 where the cell lies in the asked scope. */
  asked: number[]
}

function daysOf(period: { from: string; to: string } | undefined): Days {
  const from = period?.from ?? FIRST_DAY
  const to = period?.to ?? LAST_DAY
  return {
    from: from === FIRST_DAY ? -Infinity : dayNumber(from),
    end: to === LAST_DAY ? Infinity : dayNumber(to) + 1,
  }
}

function regionOfScope({ places, period }: RelatedScope): Region {
  return { places, days: daysOf(period) }
}

function regionOfQuestion({ place, from, to }: Question): Region {
  return { places: place === undefined ? [] : [place], days: daysOf(toPeriod(from, to)) }
}

/** Whether the rest of a place, without the named places inside it, lies in a region. */
function holdsPlace(region: Region, place: string | undefined): boolean {
  if (region.places.length === 0) return true
  return place !== undefined && region.places.some((outer) => isPlaceWithin(place, outer))
}

/** Cuts places and days at all borders of the scopes and the question. */
export function cutCells(question: Question, scopes: readonly RelatedScope[]): CellTable {
  const regions = [regionOfQuestion(question), ...scopes.map(regionOfScope)]
  const places = [undefined, ...new Set(regions.flatMap((region) => region.places))]
  const borders = [...new Set(regions.flatMap(({ days }) => [days.from, days.end]))]
  borders.sort((a, b) => a - b)
  const columns = new Map<string, number[]>()
  for (const place of places) {
    const here = regions.map((region) => holdsPlace(region, place))
    for (const [n, from] of borders.slice(0, -1).entries()) {
      const end = borders[n + 1] as number
      const column = regions.map(({ days }, r) =>
        here[r] && days.from <= from && end <= days.end ? 1 : 0,
      )
      if (column.includes(1)) columns.set(column.join(''), column)
    }
  }
  const all = [...columns.values()]
  return {
    asked: all.map((column) => column[0] as number),
    inScope: scopes.map((_, n) => all.map((column) => column[n + 1] as number)),
  }
}

/** Entries by their scope, in the order of the scopes' keys. */
export function entriesByScope(entries: readonly Entry[]): Map<RelatedScope, Entry[]> {
  const groups = new Map<RelatedScope, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.scope)
    if (group === undefined) groups.set(entry.scope, [entry])
    else group.push(entry)
  }
  return new Map([...groups].sort(([a], [b]) => (a.key < b.key ? -1 : 1)))
}
