// Place and time of a claim for figures: the place of the role that counts for its act, and the day
// of a stock or the period of anything else. Source: figures.md 3, claims.md 3.4.
import {
  type Act,
  type Claim,
  type ClaimTime,
  isPlaceWithin,
  isWhereItPasses,
  placesOfAct,
  placesOnWay,
  stockDay,
  type TimeRole,
  type Unit,
} from '@tumen/claim'
import type { ClaimScope } from '@tumen/ledger'
import { monthOf } from '../day.ts'
import type { Gazetteer } from '../place/gazetteer.ts'

/** The period of a claim, or the day of its stock; empty when the claim has no time. */
export interface ClaimPeriod {
  from?: string
  to?: string
  at?: string
}

/** The paths of the places that stand for the claim's act; an unknown place gives none. */
export function pathsOf(claim: Claim, gazetteer: Gazetteer): string[] {
  const places = placesOfAct(claim.proposition.act, claim.places)
  const paths = places.map((place) => gazetteer.pathOf(place.gazetteer ?? ''))
  return [...new Set(paths.filter((path) => path !== undefined))]
}

/** Whether one of the places that stand for the act is on no path: then it could be anywhere. */
export function hasUnknownPlace(claim: Claim, gazetteer: Gazetteer): boolean {
  const places = placesOfAct(claim.proposition.act, claim.places)
  return places.some((place) => gazetteer.pathOf(place.gazetteer ?? '') === undefined)
}

/** The paths of the places on the way of the claim's act, and whether one is on no path. */
export function waysOf(claim: Claim, gazetteer: Gazetteer): { paths: string[]; isOpen: boolean } {
  const places = placesOnWay(claim.proposition.act, claim.places)
  const paths = places.map((place) => gazetteer.pathOf(place.gazetteer ?? ''))
  const found = paths.filter((path) => path !== undefined)
  return { paths: [...new Set(found)], isOpen: found.length < paths.length }
}

/**
 * The claim's time. A stock is dated by its `as_of`, else by the day of the statement. A period
 * is what `event`, `since` and `until` span; `since` alone runs to the day of the statement, and
 * `baseline` counts only when nothing else is there (choice).
 */
export function periodOf(claim: Claim): ClaimPeriod {
  const stock = stockDay(claim)
  if (stock) return { at: stock.day }
  const own = timesOf(claim, ['event', 'since', 'until'])
  const times = own.length > 0 ? own : timesOf(claim, ['baseline'])
  if (times.length === 0) return {}
  const onlySince = times.every((time) => time.role === 'since')
  const latest = times.map((time) => time.latest)
  if (onlySince) latest.push(claim.asserted.latest)
  const from = times.map((time) => time.earliest).sort()[0] as string
  return { from, to: latest.sort().at(-1) as string }
}

/** A question about exactly the act, place and time of which a claim speaks. */
export interface ClaimQuestion extends ClaimPeriod {
  act: Act
  place?: string
  population?: string
  unit?: Unit
}

/** The question that the claim answers; of several places the one that holds them all. */
export function questionOf(claim: Claim, gazetteer: Gazetteer): ClaimQuestion {
  const { act, affected } = claim.proposition
  const own = pathsOf(claim, gazetteer)
  const ways = waysOf(claim, gazetteer)
  const isOpen = hasUnknownPlace(claim, gazetteer) || (own.length === 0 && ways.isOpen)
  const place = isOpen ? '' : commonPath(own.length > 0 ? own : ways.paths)
  const unit = claim.quantity?.unit ?? 'persons'
  return {
    act,
    ...(place === '' ? {} : { place }),
    ...periodOf(claim),
    ...(affected?.population === undefined ? {} : { population: affected.population }),
    ...(unit === 'persons' ? {} : { unit }),
  }
}

function commonPath([first = '', ...others]: string[]): string {
  const parts = first.split('/')
  const shared = parts.filter((_, n) => {
    const path = parts.slice(0, n + 1).join('/')
    return others.every((other) => isPlaceWithin(other, path))
  })
  return shared.join('/')
}

/**
 * What the store indexes a claim by: one scope for each place, also for those on the way where the
 * act is where it passes; stocks are widened to their month.
 */
export function scopesOf(claim: Claim, gazetteer: Gazetteer): ClaimScope[] {
  const { from, to, at } = periodOf(claim)
  const month = at === undefined ? undefined : monthOf(at)
  const first = month?.first ?? from ?? '0000-01-01'
  const last = month?.last ?? to ?? '9999-12-31'
  const paths = pathsOf(claim, gazetteer)
  const act = claim.proposition.act
  const isOpen = paths.length === 0 || hasUnknownPlace(claim, gazetteer)
  const ways = isWhereItPasses(act, claim.places) ? waysOf(claim, gazetteer) : undefined
  const all = new Set([...paths, ...(ways?.paths ?? []), ...(isOpen || ways?.isOpen ? [''] : [])])
  return [...all].map((path) => ({ act, path, first, last }))
}

function timesOf(claim: Claim, roles: TimeRole[]): ClaimTime[] {
  return claim.times.filter((time) => roles.includes(time.role))
}
