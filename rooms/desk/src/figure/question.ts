// From what a person asks to a question that can be answered again: names become paths, partial
// dates become days, and the day of knowledge is always decided.

import { ACTS, given, isPlaceWithin, UMBRELLA_ACTS } from '@tumen/claim'
import { knownFields, questionFields } from '@tumen/contract'
import type { KnownBy, Question } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
import { z } from 'zod'
import { dayOf, endOfDay, isDay } from '../day.ts'
import { readInterval } from '../draft/time.ts'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf, resolvePlace } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { findEvent } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { scopeOf } from './bearing.ts'
import type { DatedQuestion } from './input.ts'

/** A question as a person asks it. */
export const askedSchema = z.object({ ...questionFields, ...knownFields })

export type AskedQuestion = z.output<typeof askedSchema>

/** The question as the reckoning takes it; refuses what cannot be asked. */
export async function resolveQuestion(
  desk: Desk,
  actor: Actor,
  asked: AskedQuestion,
): Promise<DatedQuestion> {
  const { act, restrict, unit, event } = asked
  const known = { on: knownDay(desk, asked.asKnownOn, 'asKnownOn'), by: asked.knownBy }
  if (event !== undefined) {
    if (hasScope(asked)) throw new Refusal('question-incomplete', 'event')
    await findEvent(desk, event, 'event', endOfDay(known.on))
  }
  const scope = { ...(await placeOf(desk, asked.place, known.on)), ...timeOf(asked) }
  const about = { ...scope, ...given({ event }) }
  return {
    act,
    ...(await populationOf(desk, actor, asked.population, { act, ...about, known })),
    ...about,
    ...given({ restrict, unit }),
    known,
  }
}

/** The same question as known on another day. */
export function askAgain(
  desk: Desk,
  question: DatedQuestion,
  known: { on: string | undefined; by: KnownBy; field: string },
): DatedQuestion {
  return { ...question, known: { on: knownDay(desk, known.on, known.field), by: known.by } }
}

function hasScope({ place, period, from, to, at }: AskedQuestion): boolean {
  return [place, period, from, to, at].some((field) => field !== undefined)
}

/** Without a day the answer is as known today, so that it can be asked again. */
export function knownDay(desk: Desk, on: string | undefined, field: string): string {
  const today = dayOf(desk.clock())
  if (on === undefined) return today
  const day = isDay(on) ? on : readInterval(on, field).latest
  // What will be known on a later day is not known, so such an answer could change.
  if (day > today) throw new Refusal('impossible-date', field)
  return day
}

async function placeOf(
  desk: Desk,
  place: string | undefined,
  on: string,
): Promise<Pick<Question, 'place'>> {
  if (place === undefined) return {}
  const gazetteer = await gazetteerOf(desk, endOfDay(on))
  return { place: resolvePlace(gazetteer, place, 'place').id }
}

/**
 * Whose people: a path means itself, then what the claims in question call their people, so that
 * what was asked before stays the same question; then a name, then what any other claim says.
 */
async function populationOf(
  desk: Desk,
  actor: Actor,
  population: string | undefined,
  about: DatedQuestion,
): Promise<Pick<Question, 'population'>> {
  if (population === undefined) return {}
  const gazetteer = await gazetteerOf(desk, endOfDay(about.known.on))
  const isRecorded = async (read: FigureRead) => {
    const claims = await desk.ledger.read.claimsForFigure(read)
    return claims.some((one) => isAbout(one, population) && mayCount(actor, one))
  }
  if (gazetteer.pathOf(population) === undefined) {
    if (await isRecorded(scopeOf(about))) return { population }
    const isName = gazetteer.find(population).length > 0
    const anywhere = { acts: [...ACTS, ...UMBRELLA_ACTS] }
    if (!isName && (await isRecorded(anywhere))) return { population }
  }
  return { population: resolvePlace(gazetteer, population, 'population').id }
}

function isAbout({ claim }: ClaimInContext, population: string): boolean {
  const named = claim.row.proposition.affected?.population
  return named !== undefined && isPlaceWithin(named, population)
}

function mayCount(actor: Actor, { claim }: ClaimInContext): boolean {
  return can(actor, 'claim.count', objectOf(claim))
}

function timeOf(asked: AskedQuestion): Pick<Question, 'from' | 'to' | 'at'> {
  const { period, from, to, at } = asked
  const given = [period !== undefined, from !== undefined || to !== undefined, at !== undefined]
  if (given.filter(Boolean).length > 1) throw new Refusal('question-incomplete', 'period')
  if (at !== undefined) return { at: readInterval(at, 'at').latest }
  if (period !== undefined) {
    const { earliest, latest } = readInterval(period, 'period')
    return { from: earliest, to: latest }
  }
  if (from === undefined && to === undefined) return {}
  if (from === undefined) throw new Refusal('question-incomplete', 'from')
  if (to === undefined) throw new Refusal('question-incomplete', 'to')
  const days = { from: readInterval(from, 'from').earliest, to: readInterval(to, 'to').latest }
  if (days.from > days.to) throw new Refusal('impossible-date', 'to')
  return days
}
