// figure.moments: the days of knowledge on which the answer to a question changed. What bears on
// the question is read once for all days, and calculated again for each day on which it could
// change.

import {
  figureMoments,
  MOST_MOMENT_CLAIMS,
  MOST_MOMENT_WORK,
  type momentSchema,
} from '@tumen/contract'
import { type Figure, reckon, type UsedClaim } from '@tumen/figure'
import type { z } from 'zod'
import { futureOf } from '../change/future-row.ts'
import { pause } from '../change/make.ts'
import { dayOf, endOfDay } from '../day.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { withPopulation } from './ask.ts'
import { type Bearing, bearingAt, readBearing } from './bearing.ts'
import { headOf, sayingOf } from './head.ts'
import { type DatedQuestion, inputOf } from './input.ts'
import { daysOf } from './knowledge-day.ts'
import { resolveQuestion } from './question.ts'

type Moment = z.input<typeof momentSchema>

export const listMoments = implement(figureMoments, async (desk, { within, ...input }, call) => {
  const question = await resolveQuestion(desk, call.actor, input)
  const { moments, truncated } = await momentsOf(desk, call, question, {
    mostWork: within ?? MOST_MOMENT_WORK,
    allOrNone: within !== undefined,
  })
  const knownBy = question.known.by
  const future = await futureOf(desk, call.actor, question, new Set())
  return {
    ...{ question, knownBy, moments },
    ...(future && { future }),
    ...(truncated ? { truncated: true as const } : {}),
  }
})

interface Bound {
  /** Claims times days. */
  mostWork: number
  /** True for none when not all can be told. */
  allOrNone?: boolean
}

/** The moments of a question, oldest first, as far back as `mostWork` claims times days go. */
export async function momentsOf(
  desk: Desk,
  call: Call,
  question: DatedQuestion,
  { mostWork, allOrNone = false }: Bound,
): Promise<{ moments: Moment[]; truncated: boolean }> {
  const bearing = await readBearing(desk, call.actor, question)
  const days = await daysOf(desk, bearing, dayOf(desk.clock()))
  const most = Math.max(1, Math.floor(mostWork / Math.max(1, bearing.contexts.length)))
  const truncated = most < days.length
  if (truncated && allOrNone) return { moments: [], truncated }
  const chosen = days.slice(-most)
  const moments = await momentsOn(desk, call, { question, bearing, days: chosen, truncated })
  return { moments, truncated }
}

interface Span {
  question: DatedQuestion
  bearing: Bearing
  days: readonly string[]
  /** Whether there are days before the first. */
  truncated: boolean
}

async function momentsOn(
  desk: Desk,
  call: Call,
  { question, bearing, days, truncated }: Span,
): Promise<Moment[]> {
  const moments: Moment[] = []
  let before = truncated ? undefined : nothingKnown(question)
  for (const [n, on] of days.entries()) {
    await pause(call, 'moments', n, days.length)
    const figure = await figureOn(desk, bearing, { ...question, known: { ...question.known, on } })
    if (before && sayingOf(figure) === sayingOf(before)) continue
    moments.push(momentOf(on, figure, before))
    before = figure
  }
  return moments
}

function nothingKnown(question: DatedQuestion): Figure {
  const evidence = { claims: [], agentRows: [], anonymous: [], documentRows: [] }
  return reckon(question, evidence)
}

async function figureOn(desk: Desk, bearing: Bearing, question: DatedQuestion): Promise<Figure> {
  const end = endOfDay(question.known.on)
  const known = bearingAt(bearing, question, question.known, desk.ledger.read.undone(end))
  const input = inputOf(known, question, await gazetteerOf(desk, end))
  return reckon(withPopulation(question, input), input.evidence)
}

function momentOf(on: string, figure: Figure, before: Figure | undefined): Moment {
  const is = figure.explanation.used
  const was = before?.explanation.used ?? []
  const [entered, left] = [without(is, was), without(was, is)]
  const moved = ENDS.filter((end) => signOf(figure[end]) !== signOf(before?.[end] ?? null))
  return {
    on,
    ...headOf(figure),
    entered: entered.length,
    left: left.length,
    enteredFirst: namedFirst(entered, moved),
    leftFirst: namedFirst(left, moved),
  }
}

function without(all: readonly UsedClaim[], others: readonly UsedClaim[]): UsedClaim[] {
  const ids = new Set(others.map(({ claim }) => claim))
  return all.filter(({ claim }) => !ids.has(claim))
}

const ENDS = ['low', 'best', 'high'] as const

type End = (typeof ENDS)[number]

function signOf(end: Figure[End]): string {
  return JSON.stringify(end && [end.value, end.marks])
}

/** Those first that moved most of the ends, then those on which most of the ends rest. */
function namedFirst(claims: readonly UsedClaim[], moved: readonly End[]): string[] {
  const count = ({ sets }: UsedClaim, ends: readonly End[]): number =>
    ends.filter((end) => sets.includes(end)).length
  const inOrder = [...claims].sort(
    (a, b) => count(b, moved) - count(a, moved) || count(b, ENDS) - count(a, ENDS),
  )
  return inOrder.slice(0, MOST_MOMENT_CLAIMS).map(({ claim }) => claim)
}
