// Which parts provably share no case (rule F35). Spells in different places or times prove nothing:
// prisoners are moved.
import { isPlaceWithin, isPointAct } from '@tumen/claim'
import type { FigureClaim } from '../reckon/evidence.ts'
import { type Entry, type RelatedScope, toScope } from '../scope/entry.ts'
import { restrictionsExclude } from '../scope/scope.ts'
import type { Part } from './part.ts'

/** Scope and marking of what is compared. */
export type Ground = Pick<Part, 'scope' | 'isUnknown' | 'at'>

/** Incidents by incident that lies in them, as far as the claims themselves say so. */
export type Hierarchy = ReadonlyMap<string, ReadonlySet<string>>

interface Apartness {
  hierarchy: Hierarchy
  pointActsApart: boolean
}

/** Tells of two of these claims whether what they speak of provably shares no case (F35). */
export function apartReader(
  claims: readonly FigureClaim[],
): (a: FigureClaim, b: FigureClaim) => boolean {
  const grounds = new Map(claims.map((claim) => [claim, groundOf(claim)]))
  const hierarchy = incidentHierarchy([...grounds.values()])
  return (a, b) => {
    const [first, second] = [grounds.get(a), grounds.get(b)]
    if (first === undefined || second === undefined || first === second) return false
    return areGroundsApart(first, second, { hierarchy, pointActsApart: true })
  }
}

function groundOf(claim: FigureClaim): Ground {
  const scope = { ...toScope(claim), index: 0, relation: 'sub' as const }
  return { scope, isUnknown: claim.overlapsUnknown === true, at: claim.at }
}

/** Whether two grounds provably share no case (F35). */
export function areGroundsApart(a: Ground, b: Ground, how: Apartness): boolean {
  if (a.isUnknown || b.isUnknown) return false
  if (areIncidentsApart(a.scope, b.scope, how.hierarchy)) return true
  if (restrictionsExclude(a.scope.restrict, b.scope.restrict)) return true
  const places = arePlacesApart(a.scope, b.scope)
  if (places && a.at !== undefined && a.at === b.at) return true
  if (!how.pointActsApart || !isPointAct(a.scope.act) || !isPointAct(b.scope.act)) return false
  return places || areCrossingsApart(a.scope, b.scope) || arePeriodsApart(a.scope, b.scope)
}

/** Incidents by incident that lies in them. */
export function incidentHierarchy(entries: readonly Pick<Entry, 'scope'>[]): Hierarchy {
  const above = new Map<string, Set<string>>()
  const add = (inner: string | undefined, outer: string | undefined): void => {
    if (inner === undefined || outer === undefined || inner === outer) return
    const set = above.get(inner)
    if (set === undefined) above.set(inner, new Set([outer]))
    else set.add(outer)
  }
  for (const { scope } of entries) {
    add(scope.event, scope.partOf)
    add(scope.whole, scope.event)
  }
  return above
}

/** The incident that a scope is about, or lies in. */
export function incidentOf({ event, partOf }: Pick<RelatedScope, 'event' | 'partOf'>) {
  return event ?? partOf
}

function contains(outer: string, inner: string, hierarchy: Hierarchy): boolean {
  const seen = new Set([inner])
  for (const incident of seen) {
    if (incident === outer) return true
    for (const above of hierarchy.get(incident) ?? []) seen.add(above)
  }
  return false
}

/** F35(1): different incidents, neither of them inside the other. */
function areIncidentsApart(a: RelatedScope, b: RelatedScope, hierarchy: Hierarchy): boolean {
  const [first, second] = [incidentOf(a), incidentOf(b)]
  if (first === undefined || second === undefined || first === second) return false
  return !contains(first, second, hierarchy) && !contains(second, first, hierarchy)
}

function arePlacesApart(a: RelatedScope, b: RelatedScope): boolean {
  if (a.uncertain || b.uncertain || a.places.length === 0 || b.places.length === 0) return false
  return areBranchesApart(a.places, b.places)
}

/** F92: one case crosses a border at one spot; other places on the way prove nothing. */
function areCrossingsApart({ through: a }: RelatedScope, { through: b }: RelatedScope): boolean {
  if (!a?.crossing || !b?.crossing || a.uncertain || b.uncertain) return false
  return areBranchesApart(a.places, b.places)
}

function areBranchesApart(a: readonly string[], b: readonly string[]): boolean {
  return a.every((one) =>
    b.every((other) => !isPlaceWithin(one, other) && !isPlaceWithin(other, one)),
  )
}

function arePeriodsApart(a: RelatedScope, b: RelatedScope): boolean {
  if (a.period === undefined || b.period === undefined) return false
  return a.period.from > b.period.to || b.period.from > a.period.to
}
