// Claims by the scopes under which the store finds them, for the many questions of one table:
// what bears on a place and a period is looked up, and no claim is looked at in vain.
import { type Act, placeAncestors } from '@tumen/claim'
import type { FigureRead, IndexedScope } from '@tumen/ledger'

/** A scope of the claim at a position, with its days as whole numbers. */
interface Entry {
  at: number
  first: number
  last: number
}

/** Entries by their first day, with the latest last day of each half, and half of a half. */
interface Span {
  entries: Entry[]
  /** Nothing while entries that were added stand in no order. */
  latest: Float64Array | undefined
}

/** Finds claims, by their position, as the store would for each read. */
export class ClaimBook {
  /** By act and path. */
  readonly #spans = new Map<Act, Map<string, Span>>()
  /** By act and place: the paths inside the place, the place itself too. */
  readonly #inside = new Map<Act, Map<string, string[]>>()

  /** Adds claims, each with all its scopes; those of other claims are passed over. */
  add(positions: ReadonlyMap<string, number>, scopes: readonly IndexedScope[]): void {
    for (const { claim, act, path, first, last } of scopes) {
      const at = positions.get(claim)
      if (at === undefined) continue
      const span = this.#spanAt(act, path)
      span.entries.push({ at, first, last })
      span.latest = undefined
    }
  }

  #spanAt(act: Act, path: string): Span {
    const spans = of(this.#spans, act, () => new Map<string, Span>())
    const known = spans.get(path)
    if (known) return known
    const made: Span = { entries: [], latest: undefined }
    spans.set(path, made)
    if (path === '') return made
    const inside = of(this.#inside, act, () => new Map<string, string[]>())
    for (const place of [...placeAncestors(path), path]) of(inside, place, () => []).push(path)
    return made
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

function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** The span in order. */
function orderedSpan(span: Span): Span & { latest: Float64Array } {
  const { entries } = span
  if (span.latest) return { entries, latest: span.latest }
  entries.sort((a, b) => a.first - b.first)
  const latest = new Float64Array(entries.length)
  fillLatest(entries, latest, [0, entries.length])
  span.latest = latest
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
  span: Span,
  { first, last }: Pick<Entry, 'first' | 'last'>,
  found: Set<number>,
): void {
  const { entries, latest } = orderedSpan(span)
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
