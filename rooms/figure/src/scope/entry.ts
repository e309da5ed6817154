// Claims made ready for the calculation: each with its words, its scope, the relation of this scope
// to the question, and its origin. Each scope is read once, however many claims share it.
import type { Restriction } from '@tumen/claim'
import { isPlaceWithin } from '@tumen/claim'
import type { ScopeRelation } from '../reckon/answer.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import { Branch } from './branch.ts'
import { compareText } from './order.ts'
import type { Question } from './question.ts'
import { monthOf, relateScope, type Scope, type ScopePassage, toPeriod } from './scope.ts'
import type { Words } from './words.ts'

/** A scope with its number and its relation to the question. */
export interface RelatedScope extends Scope {
  index: number
  relation: ScopeRelation
}

/** One claim in the reckoning. */
export interface Entry {
  claim: FigureClaim
  id: string
  /** Position in the order of the ids. */
  position: number
  doc: string
  /** Day of the statement. */
  said: string
  /** Length of the chain. */
  links: number
  words: Words
  scope: RelatedScope
  /** Position of the origin's class. */
  origin: number
}

/** The day of a day or an instant. */
function toDay(date: string): string {
  return date.length > 10 ? date.slice(0, 10) : date
}

/** Whether a dated thing is known on the day of the question; an undated one always is. */
export function isKnown(on: string | undefined, known: Question['known']): boolean {
  if (on === undefined || known.on === undefined) return true
  return toDay(on) <= toDay(known.on)
}

/**
 * Whether a claim is known on the day of the question, by its clock (F60). A record of ours that we
 * mended was never the world's; by our own clock it counts until the day of the mending (F61a).
 */
export function isClaimKnown(claim: FigureClaim, known: Question['known']): boolean {
  if (claim.mended !== undefined && (known.by === 'published' || isKnown(claim.mended, known)))
    return false
  return isKnown(known.by === 'published' ? claim.pub : (claim.rec ?? claim.pub), known)
}

/** The restrictions of a claim as a list in a fixed order. */
function sortRestrictions(restrict: FigureClaim['restrict']): Restriction[] {
  if (restrict === undefined) return []
  const list = Array.isArray(restrict) ? [...restrict] : [restrict]
  return list.sort((a, b) => compareText(a.by, b.by) || compareText(a.label, b.label))
}

/** The outermost of several places, in order. */
function outermostPlaces(place: FigureClaim['place']): string[] {
  if (place === undefined) return []
  const places = [...new Set(typeof place === 'string' ? [place] : place)].sort(compareText)
  return places.filter(
    (inner) => !places.some((outer) => outer !== inner && isPlaceWithin(inner, outer)),
  )
}

function toPassage(through: FigureClaim['through']): ScopePassage | undefined {
  if (through === undefined) return undefined
  const { place, crossing = false, aside = false } = through
  const unplaced = [...new Set(through.unplaced)].sort(compareText)
  const uncertain = through.uncertain === true || unplaced.length > 0
  return { places: outermostPlaces(place), unplaced, uncertain, crossing, aside }
}

/** What a claim speaks of. */
export function toScope(claim: FigureClaim): Scope {
  const stock = claim.at !== undefined
  const scope: Omit<Scope, 'key'> = {
    act: claim.act,
    places: outermostPlaces(claim.place),
    uncertain: claim.placeUncertain ?? false,
    through: toPassage(claim.through),
    population: claim.population,
    period: stock ? undefined : toPeriod(claim.from, claim.to),
    month: claim.at === undefined ? undefined : monthOf(claim.at),
    event: claim.event,
    partOf: claim.partOf,
    whole: claim.whole,
    restrict: sortRestrictions(claim.restrict),
    unit: claim.unit ?? 'persons',
    rate: claim.rate !== undefined,
  }
  return { key: toKey(scope), ...scope }
}

/** The key of a claim's scope, equal for equal scopes. */
export function scopeKeyOf(claim: FigureClaim): string {
  return toScope(claim).key
}

function toKey(scope: Omit<Scope, 'key'>): string {
  return JSON.stringify([
    scope.act,
    scope.places,
    scope.uncertain,
    scope.period ?? scope.month ?? null,
    scope.event ?? null,
    scope.partOf ?? null,
    scope.whole ?? null,
    scope.restrict,
    scope.population ?? null,
    scope.unit,
    scope.rate,
    scope.through ?? null,
  ])
}

function isPlainScope(claim: FigureClaim): boolean {
  return (
    claim.event === undefined &&
    claim.partOf === undefined &&
    claim.whole === undefined &&
    claim.restrict === undefined &&
    claim.unit === undefined &&
    claim.placeUncertain === undefined &&
    claim.through === undefined &&
    claim.rate === undefined
  )
}

/** Reads the scopes of claims, each scope once. */
export function scopeReader(
  question: Question,
  incidentLimit: boolean,
): (claim: FigureClaim) => RelatedScope {
  const byKey = new Map<string, RelatedScope>()
  const read = (claim: FigureClaim): RelatedScope => {
    const scope = toScope(claim)
    let related = byKey.get(scope.key)
    if (related === undefined) {
      const relation = relateScope(question, scope, incidentLimit)
      related = { ...scope, index: byKey.size, relation }
      byKey.set(scope.key, related)
    }
    return related
  }
  const stocks = new Branch<string | undefined, RelatedScope>()
  const spans = new Branch<string | undefined, RelatedScope>()
  return (claim) => {
    const { act, place, population, at, from, to } = claim
    if (typeof place === 'object' || !isPlainScope(claim)) return read(claim)
    const branch =
      at === undefined
        ? spans.at(place).at(from).at(to).at(act).at(population)
        : stocks.at(place).at(at).at(act).at(population)
    branch.value ??= read(claim)
    return branch.value
  }
}

/** The origin of a claim: the last link of its chain. */
export function originOf(claim: FigureClaim): string {
  return claim.chain[claim.chain.length - 1] ?? ''
}

/** Makes an entry of a claim; place in the order and origin are filled in when they are known. */
export function makeEntry(claim: FigureClaim, scope: RelatedScope, words: Words): Entry {
  return {
    claim,
    id: claim.id,
    position: -1,
    doc: claim.doc ?? claim.chain[0] ?? '',
    said: claim.said ?? claim.pub,
    links: claim.chain.length,
    words,
    scope,
    origin: -1,
  }
}
