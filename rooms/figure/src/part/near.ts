// Which parts can share a case with one, or lie inside it, without comparing all pairs: parts are
// kept by incident, place and period. What is found holds every part that does, and others: the
// rules themselves (F35, F36a) decide about each.
import { isPointAct, placeAncestors } from '@tumen/claim'
import { type Hierarchy, incidentOf } from './apart.ts'
import type { Part, Parts } from './part.ts'
import { Spans } from './span.ts'

/** Parts by their places, each with its period. */
class PlaceIndex {
  readonly #at = new Map<string, Spans<Part>>()
  readonly #under = new Map<string, Spans<Part>>()

  add(part: Part, places: readonly string[]): void {
    const span = spanOf(part)
    for (const place of places) {
      keep(this.#at, place).add(part, span)
      for (const outer of [...placeAncestors(place), place])
        keep(this.#under, outer).add(part, span)
    }
    keep(this.#under, ANYWHERE).add(part, span)
  }

  /** The parts at or below these places that have a day in common with this one. */
  *below(places: readonly string[], part: Part): Iterable<Part> {
    const span = spanOf(part)
    for (const place of places) yield* this.#under.get(place)?.meeting(span) ?? []
  }

  /** The same, and those at places around them. */
  *alongside(part: Part): Iterable<Part> {
    const { places } = part.scope
    yield* this.below(places, part)
    const span = spanOf(part)
    for (const outer of new Set(places.flatMap(placeAncestors)))
      yield* this.#at.get(outer)?.meeting(span) ?? []
  }
}

/** No path is empty: below it all parts are kept. */
const ANYWHERE = ''

function keep(spans: Map<string, Spans<Part>>, place: string): Spans<Part> {
  const known = spans.get(place) ?? new Spans<Part>()
  spans.set(place, known)
  return known
}

/** The days of a part, or its month; one of unknown time meets every day. */
function spanOf({ scope: { month, period } }: Part): [string, string] {
  if (month !== undefined) return [month, month]
  return period === undefined ? ['', '~'] : [period.from, period.to]
}

/** Parts that can share a case as far as their incidents tell. */
class Shelf {
  readonly all: Part[] = []
  /** Those which place and period alone do not set apart. */
  readonly loose: Part[] = []
  readonly placed = new PlaceIndex()
}

const NO_INCIDENT = -1

/** Finds the parts from which one may not be apart; nothing where these may be any. */
export function nearReader(
  parts: readonly Part[],
  hierarchy: Hierarchy,
  pointActsApart: boolean,
): Parts['near'] {
  const familyOf = familyReader(hierarchy)
  const whole = new Shelf()
  const shelves = new Map<number, Shelf>()
  const isPlaced = ({ scope, isUnknown }: Part): boolean =>
    pointActsApart &&
    !isUnknown &&
    !scope.uncertain &&
    scope.places.length > 0 &&
    isPointAct(scope.act)
  const shelfOf = ({ scope, isUnknown }: Part): number =>
    isUnknown ? NO_INCIDENT : familyOf(incidentOf(scope))
  for (const part of parts) {
    const number = shelfOf(part)
    const own = shelves.get(number) ?? new Shelf()
    shelves.set(number, own)
    for (const shelf of [own, whole]) {
      shelf.all.push(part)
      if (isPlaced(part)) shelf.placed.add(part, part.scope.places)
      else shelf.loose.push(part)
    }
  }
  return (part) => {
    const number = shelfOf(part)
    const placed = isPlaced(part)
    if (number === NO_INCIDENT && !placed) return undefined
    const looked =
      number === NO_INCIDENT ? [whole] : [number, NO_INCIDENT].map((n) => shelves.get(n))
    const found = new Set<Part>()
    for (const shelf of looked) {
      if (shelf === undefined) continue
      for (const one of placed ? shelf.loose : shelf.all) found.add(one)
      if (placed) for (const one of shelf.placed.alongside(part)) found.add(one)
    }
    return found
  }
}

/** Tells of each incident its family: all that lie in each other, however far. */
function familyReader(hierarchy: Hierarchy): (incident: string | undefined) => number {
  const families = new Map<string, number>()
  const joined: number[] = []
  const rootOf = (family: number): number => {
    let root = family
    while (joined[root] !== root) root = joined[root] as number
    joined[family] = root
    return root
  }
  const numberOf = (incident: string): number => {
    const known = families.get(incident) ?? joined.length
    if (known === joined.length) joined.push(known)
    families.set(incident, known)
    return rootOf(known)
  }
  for (const [inner, outers] of hierarchy)
    for (const outer of outers) joined[numberOf(inner)] = numberOf(outer)
  return (incident) => (incident === undefined ? NO_INCIDENT : numberOf(incident))
}

/** Finds the parts that can lie inside one: of its incident, or below its places in its time. */
export function belowReader(parts: readonly Part[]): (outer: Part) => Iterable<Part> {
  const index = new PlaceIndex()
  const byIncident = new Map<string, Part[]>()
  const byScope = new Map<Part['scope'], Part[]>()
  const push = <K>(map: Map<K, Part[]>, key: K, part: Part): void => {
    const known = map.get(key)
    if (known === undefined) map.set(key, [part])
    else known.push(part)
  }
  for (const part of parts) {
    const { scope } = part
    index.add(part, scope.uncertain ? [] : scope.places)
    for (const incident of new Set([scope.event, scope.partOf]))
      if (incident !== undefined) push(byIncident, incident, part)
    push(byScope, scope, part)
  }
  return (outer) => {
    const { event, places } = outer.scope
    const inner =
      event === undefined
        ? index.below(places.length === 0 ? [ANYWHERE] : places, outer)
        : (byIncident.get(event) ?? [])
    return new Set([...inner, ...(byScope.get(outer.scope) ?? [])])
  }
}
