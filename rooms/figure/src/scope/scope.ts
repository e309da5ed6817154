// How the scope of a claim stands to the question (rules F10–F16): exact, a part, a whole,
// overlapping or disjoint. Everything is decided by act, place, time and restriction; an
// overlap proves nothing (F2).
import type { Act, Restriction, Unit } from '@tumen/claim'
import { actsBelow, isPlaceWithin } from '@tumen/claim'
import type { ScopeRelation } from '../reckon/answer.ts'
import type { Question } from './question.ts'

/** Places on the way of an act, as evidence has them, with every mark set. */
export interface ScopePassage {
  /** Sorted, none inside another. */
  places: readonly string[]
  /** Sorted. */
  unplaced: readonly string[]
  /** Whether it could be anywhere: always so where a place is without a path. */
  uncertain: boolean
  crossing: boolean
  aside: boolean
}

/** What a claim speaks of; claims of one scope share one object. */
export interface Scope {
  /** Equal for equal scopes, and the order among equally good parts. */
  key: string
  act: Act
  /** Empty when unknown. Sorted, none inside another. */
  places: readonly string[]
  uncertain: boolean
  /** Places on the way; nothing when the claim names none. */
  through: ScopePassage | undefined
  population: string | undefined
  /** Inclusive days; the far past or future where only one end is known. */
  period: { from: string; to: string } | undefined
  /** Calendar month of a stock. */
  month: string | undefined
  event: string | undefined
  partOf: string | undefined
  whole: string | undefined
  restrict: readonly Restriction[]
  unit: Unit
  rate: boolean
}

/** Relation of two acts (F10). */
export function relateAct(asked: Act, act: Act): ScopeRelation {
  if (act === asked) return 'exact'
  if (actsBelow(asked).includes(act)) return 'sub'
  return actsBelow(act).includes(asked) ? 'super' : 'disjoint'
}

function relateOnePlace(asked: string, place: string): ScopeRelation {
  if (place === asked) return 'exact'
  if (isPlaceWithin(place, asked)) return 'sub'
  return isPlaceWithin(asked, place) ? 'super' : 'disjoint'
}

/** Relation of the asked place to the places of a claim, none of them inside another (F11). */
export function relatePlace(
  asked: string | undefined,
  places: readonly string[],
  uncertain = false,
): ScopeRelation {
  if (asked === undefined) return places.length === 0 ? 'exact' : 'sub'
  if (places.length === 0 || uncertain) return 'overlap'
  const relations = places.map((place) => relateOnePlace(asked, place))
  if (relations.length === 1) return relations[0] as ScopeRelation
  if (relations.every((relation) => relation === 'sub')) return 'sub'
  if (relations.every((relation) => relation === 'disjoint')) return 'disjoint'
  return relations.some((relation) => relation === 'super' || relation === 'exact')
    ? 'super'
    : 'overlap'
}

/**
 * Relation of the asked place to the place of a claim and to its way (F11, F92). What went through
 * a place is at most a part of what went anywhere; it counts where it passed, and it is not proved
 * to have been elsewhere.
 */
export function relateWhere(
  asked: string | undefined,
  { places, uncertain, through }: Pick<Scope, 'places' | 'uncertain' | 'through'>,
): ScopeRelation {
  const own = relatePlace(asked, places, uncertain)
  if (through === undefined) return own
  if (asked === undefined || through.aside) return multiplyRelations([own, 'sub'])
  const isUnsaid = places.length === 0 && !uncertain
  const way = relatePlace(asked, through.places, through.uncertain)
  if (way === 'exact' || way === 'sub')
    return isUnsaid || own === 'super' || own === 'exact' ? way : 'sub'
  if (isUnsaid || (own === 'disjoint' && way !== 'disjoint')) return 'overlap'
  return multiplyRelations([own, 'sub'])
}

/** Stands for a missing end of a period. */
export const FIRST_DAY = '0000-01-01'
export const LAST_DAY = '9999-12-31'

/** The period with its missing end filled in; nothing when both are missing. */
export function toPeriod(
  from: string | undefined,
  to: string | undefined,
): { from: string; to: string } | undefined {
  if (from === undefined && to === undefined) return undefined
  return { from: from ?? FIRST_DAY, to: to ?? LAST_DAY }
}

/** The calendar month of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** Relation of the asked time to that of a claim (F12). */
export function relateTime(
  question: Question,
  scope: Pick<Scope, 'period' | 'month'>,
): ScopeRelation {
  const { period, month } = scope
  if (question.at !== undefined) {
    if (month !== undefined) return month === monthOf(question.at) ? 'exact' : 'disjoint'
    return period === undefined ? 'overlap' : 'disjoint'
  }
  if (month !== undefined) return 'disjoint'
  const asked = toPeriod(question.from, question.to)
  if (asked === undefined) return period === undefined ? 'exact' : 'sub'
  if (period === undefined) return 'overlap'
  if (period.from === asked.from && period.to === asked.to) return 'exact'
  if (period.from >= asked.from && period.to <= asked.to) return 'sub'
  if (period.from <= asked.from && period.to >= asked.to) return 'super'
  return period.from > asked.to || period.to < asked.from ? 'disjoint' : 'overlap'
}

function holds(set: readonly Restriction[], one: Restriction): boolean {
  return set.some((other) => other.by === one.by && other.label === one.label)
}

/** Whether nobody can fall under both sets of restrictions. */
export function restrictionsExclude(a: readonly Restriction[], b: readonly Restriction[]): boolean {
  return a.some(
    (one) => !holds(b, one) && b.some((other) => other.by === one.by && !holds(a, other)),
  )
}

/** Relation of the asked restrictions to those of a claim (F13). */
export function relateRestriction(
  asked: readonly Restriction[],
  claimed: readonly Restriction[],
): ScopeRelation {
  if (restrictionsExclude(asked, claimed)) return 'disjoint'
  const allAsked = asked.every((one) => holds(claimed, one))
  const allClaimed = claimed.every((one) => holds(asked, one))
  if (allAsked && allClaimed) return 'exact'
  if (allAsked) return 'sub'
  return allClaimed ? 'super' : 'overlap'
}

/** Relation along several dimensions at once (F14). */
export function multiplyRelations(relations: readonly ScopeRelation[]): ScopeRelation {
  if (relations.includes('disjoint')) return 'disjoint'
  if (relations.includes('overlap')) return 'overlap'
  const sub = relations.includes('sub')
  const above = relations.includes('super')
  if (sub && above) return 'overlap'
  if (sub) return 'sub'
  return above ? 'super' : 'exact'
}

/** Relation of the asked population to that of a claim: populations are a tree (F13). */
export function relatePopulation(
  asked: string | undefined,
  claimed: string | undefined,
): ScopeRelation {
  return relatePlace(asked, claimed === undefined ? [] : [claimed])
}

/** Relation of the people of a claim to those asked for, wherever and whenever (F10, F13). */
export function relateGroup(question: Question, scope: Scope): ScopeRelation {
  return multiplyRelations([
    relateAct(question.act, scope.act),
    relateRestriction(question.restrict ?? [], scope.restrict),
    relatePopulation(question.population, scope.population),
  ])
}

/** An event names its people: a population counts only where both sides state one (F15). */
function relateToEvent(question: Question, scope: Scope): ScopeRelation {
  const act = relateAct(question.act, scope.act)
  const restriction = relateRestriction(question.restrict ?? [], scope.restrict)
  const population =
    question.population === undefined || scope.population === undefined
      ? 'exact'
      : relatePopulation(question.population, scope.population)
  if (scope.event === question.event) return multiplyRelations([act, restriction, population])
  if (scope.partOf === question.event) {
    const below = act === 'exact' || act === 'sub' ? 'sub' : 'disjoint'
    return multiplyRelations([below, restriction, population])
  }
  return scope.whole === question.event ? 'super' : 'disjoint'
}

/** An incident is at most a part of the place and time in which it lies (F16). */
function limitIncident(relation: ScopeRelation): ScopeRelation {
  if (relation === 'exact') return 'sub'
  return relation === 'super' ? 'overlap' : relation
}

/**
 * Whether everybody whom `inner` can speak of falls under `outer`, for two scopes that are parts of
 * one question (F36a). An incident bounds only what is linked to it.
 */
export function isScopeInside(inner: Scope, outer: Scope): boolean {
  if (outer.partOf !== undefined || outer.unit !== inner.unit || outer.rate || inner.rate)
    return false
  if (outer.event === undefined) {
    if (!isTimeInside(inner, outer) || !arePlacesInside(inner, outer)) return false
  } else if (inner.event !== outer.event && inner.partOf !== outer.event) return false
  return [
    relateAct(outer.act, inner.act),
    relateRestriction(outer.restrict, inner.restrict),
    relatePopulation(outer.population, inner.population),
  ].every((relation) => relation === 'exact' || relation === 'sub')
}

function isTimeInside(inner: Scope, outer: Scope): boolean {
  if (outer.month !== undefined || inner.month !== undefined) return inner.month === outer.month
  if (outer.period === undefined) return true
  if (inner.period === undefined) return false
  return inner.period.from >= outer.period.from && inner.period.to <= outer.period.to
}

function arePlacesInside(inner: Scope, outer: Scope): boolean {
  if (outer.through && !isWayInside(inner.through, outer.through)) return false
  if (outer.places.length === 0) return !outer.uncertain
  if (inner.uncertain || outer.uncertain || inner.places.length === 0) return false
  return inner.places.every((place) => outer.places.some((whole) => isPlaceWithin(place, whole)))
}

function isWayInside(inner: ScopePassage | undefined, outer: ScopePassage): boolean {
  if (inner === undefined || inner.uncertain || outer.uncertain) return false
  return inner.places.every((place) => outer.places.some((whole) => isPlaceWithin(place, whole)))
}

/** Relation of a claim's scope to the question; `incidentLimit` off breaks F16, for its test. */
export function relateScope(question: Question, scope: Scope, incidentLimit = true): ScopeRelation {
  if (question.event !== undefined) return relateToEvent(question, scope)
  const relation = multiplyRelations([
    relateAct(question.act, scope.act),
    relateWhere(question.place, scope),
    relateTime(question, scope),
    relateRestriction(question.restrict ?? [], scope.restrict),
    relatePopulation(question.population, scope.population),
  ])
  const incident = scope.event !== undefined || scope.partOf !== undefined
  return incident && incidentLimit ? limitIncident(relation) : relation
}
