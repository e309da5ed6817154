// Claims by the scopes under which the store finds them, for the many questions of one table:
// what bears on a place and a period is looked up, and no claim is looked at in vain.
import { type Act, placeAncestors } from '@tumen/claim'
import { groupBy } from '@tumen/figure'
import type { FigureRead, IndexedScope } from '@tumen/ledger'

/** A scope of the claim at a position, with its days as whole numbers. */
interface Entry {
  at: number
  first: number
  last: number
}

/** Entries by their first day, with the latest last day of each half, and half of a half. */
interface Span {
  entries: readonly Entry[]
  latest: Float64Array
}

/** Finds claims, by their position, as the store would for each read. */
export class ClaimBook {
  /** By act and path. */
  readonly #spans = new Map<Act, Map<string, Span>>()
  /** By act and place: the paths inside the place, the place itself too. */
  readonly #inside = new Map<Act, Map<string, string[]>>()

  /** `scopes` of the claims whose positions these are; those of others are passed over. */
  constructor(positions: ReadonlyMap<string, number>, scopes: readonly IndexedScope[]) {
    for (const [act, ofAct] of groupBy(scopes, (one) => one.act)) {
      const spans = new Map<string, Span>()
      for (const [path, found] of groupBy(ofAct, (one) => one.path)) {
        const entries = found.flatMap(({ claim, first, last }) => {
          const at = positions.get(claim)
          return at === undefined ? [] : [{ at, first, last }]
        })
        if (entries.length > 0) spans.set(path, spanOf(entries))
      }
      this.#spans.set(act, spans)
      this.#inside.set(act, insideOf(spans.keys()))
    }
  }

  /** The positions, in rising order, of what the store would give for this read. */
  of({ acts, place, from, to }: FigureRead): number[] {
    const [first, last] = [numberOf(from ?? '0000-01-01'), numberOf(to ?? '9999-12-31')]
    const found = new Set<number>()
    for (const act of acts) {
      const spans = this.#spans.get(act)
      for (const path of this.#pathsOf(act, place)) {
        const span = spans?.get(path)
        if (span) collect(span, { first, last }, found)
      }
    }
    return [...found].sort((a, b) => a - b)
  }

  /** The paths in the branch of a place: around it, inside it, or nowhere known. */
  #pathsOf(act: Act, place: string | undefined): Iterable<string> {
    if (place === undefined) return this.#spans.get(act)?.keys() ?? []
    return ['', ...placeAncestors(place), ...(this.#inside.get(act)?.get(place) ?? [])]
  }
}

function insideOf(paths: Iterable<string>): Map<string, string[]> {
  const inside = new Map<string, string[]>()
  for (const path of paths) {
    if (path === '') continue
    for (const place of [...placeAncestors(path), path]) {
      const own = inside.get(place)
      if (own) own.push(path)
      else inside.set(place, [path])
    }
  }
  return inside
}

function spanOf(found: Entry[]): Span {
  const entries = found.sort((a, b) => a.first - b.first)
  const latest = new Float64Array(entries.length)
  fillLatest(entries, latest, [0, entries.length])
  return { entries, latest }
}

/** The middle of each half holds the latest last day of the whole half. */
function fillLatest(
  entries: readonly Entry[],
  latest: Float64Array,
  [begin, end]: readonly [number, number],
): number {
  if (begin >= end) return Number.NEGATIVE_INFINITY
  const middle = (begin + end) >>> 1
  const most = Math.max(
    (entries[middle] as Entry).last,
    fillLatest(entries, latest, [begin, middle]),
    fillLatest(entries, latest, [middle + 1, end]),
  )
  latest[middle] = most
  return most
}

/** Adds the positions of all entries that share a day with the period. */
function collect(
  { entries, latest }: Span,
  { first, last }: Pick<Entry, 'first' | 'last'>,
  found: Set<number>,
): void {
  const open: [number, number][] = [[0, entries.length]]
  for (let half = open.pop(); half !== undefined; half = open.pop()) {
    const [begin, end] = half
    const middle = (begin + end) >>> 1
    // All of this half ended before the period.
    if (begin >= end || (latest[middle] as number) < first) continue
    const entry = entries[middle] as Entry
    open.push([begin, middle])
    // What follows begins no earlier.
    if (entry.first > last) continue
    if (entry.last >= first) found.add(entry.at)
    open.push([middle + 1, end])
  }
}

/** The whole number of a day. */
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}
