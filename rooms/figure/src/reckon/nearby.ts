// What a reader would miss (rule F87): claims of persons that miss the question in one respect
// only. They are named and never counted.

import { areActsNear } from '@tumen/claim'
import { isClaimKnown, makeEntry, originOf, scopeReader } from '../scope/entry.ts'
import { numberOf } from '../scope/group.ts'
import { compareText, sortById } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import {
  FIRST_DAY,
  LAST_DAY,
  relateAct,
  relatePopulation,
  relateRestriction,
  relateTime,
  relateWhere,
  type Scope,
  toPeriod,
} from '../scope/scope.ts'
import { wordsReader } from '../scope/words.ts'
import type { Explanation, NearbyClaim, NearbyRespect } from './answer.ts'
import type { Evidence, FigureClaim } from './evidence.ts'
import { sortOut } from './set-aside.ts'
import type { RuleSwitches } from './switch.ts'

/** How many are told; the others are counted. */
const MOST_TOLD = 20

/** Days that a claim may lie from the asked time: a month. */
const NEAR_DAYS = 31
const DAY_MS = 86_400_000

const RESPECTS: readonly NearbyRespect[] = ['measure', 'act', 'time', 'no_time']

/** How a claim misses the question. */
interface Missed {
  respect: NearbyRespect
  /** Days from the asked time; more than any for a claim that says no time. */
  days: number
}

interface Found extends Missed {
  claim: FigureClaim
}

/** The claims beside a question, nearest first, and how many more there are. */
export function findNearby(
  question: Question,
  evidence: Evidence,
  rules: RuleSwitches,
): Pick<Explanation, 'nearby' | 'nearbyMore' | 'nearbyOpen'> {
  if ((question.unit ?? 'persons') !== 'persons') return { nearby: [] }
  const found = staying(question, findAll(question, evidence), rules).sort(
    (a, b) =>
      a.days - b.days ||
      RESPECTS.indexOf(a.respect) - RESPECTS.indexOf(b.respect) ||
      compareText(a.claim.id, b.claim.id),
  )
  const nearby = found.slice(0, MOST_TOLD).map(({ claim, respect }) => ({
    claim: claim.id,
    respect,
    asked: askedUnder(question, claim, respect),
    said: saidBy(claim),
  }))
  const more = found.length - nearby.length
  const open = evidence.aroundOpen ? { nearbyOpen: true as const } : {}
  return { nearby, ...(more > 0 ? { nearbyMore: more, ...open } : {}) }
}

function findAll(question: Question, { claims, around = [] }: Evidence): Found[] {
  const scopeOf = scopeReader(question, false)
  const found: Found[] = []
  const byScope: (Missed | null)[] = []
  for (const claim of sortById([...claims, ...around])) {
    if ((claim.unit ?? 'persons') !== 'persons' || claim.rate !== undefined) continue
    if (!isClaimKnown(claim, question.known)) continue
    const scope = scopeOf(claim)
    // Of a stock the day counts, of which its scope keeps the month.
    let missed = claim.at === undefined ? byScope[scope.index] : undefined
    if (missed === undefined) {
      missed = respectOf(question, scope, claim) ?? null
      if (claim.at === undefined) byScope[scope.index] = missed
    }
    if (missed !== null) found.push({ claim, ...missed })
  }
  return found
}

/** Those that nothing sets aside: not withdrawn, mended, denied, possible or said again later. */
function staying(question: Question, found: readonly Found[], rules: RuleSwitches): Found[] {
  const scopeOf = scopeReader(question, false)
  const wordsOf = wordsReader()
  const agents = new Map<string, number>()
  const entries = found.map(({ claim }, position) => {
    const entry = makeEntry(claim, scopeOf(claim), wordsOf(claim))
    return Object.assign(entry, { position, origin: numberOf(originOf(claim), agents) })
  })
  const { remaining } = sortOut(entries, question, rules)
  return remaining.map(({ position }) => found[position] as Found)
}

/** The one respect in which a claim misses the question; nothing when it is none, or several. */
function respectOf(question: Question, scope: Scope, claim: FigureClaim): Missed | undefined {
  if (!meetsOtherwise(question, scope)) return undefined
  const isActMissed = relateAct(question.act, scope.act) === 'disjoint'
  const time = timeMissed(question, scope, claim)
  if (!isActMissed) return time
  if (time !== undefined || !areActsNear(question.act, scope.act)) return undefined
  return { respect: 'act', days: 0 }
}

function meetsOtherwise(question: Question, scope: Scope): boolean {
  if (question.event !== undefined)
    return scope.event === question.event || scope.partOf === question.event
  return [
    relateWhere(question.place, scope),
    relateRestriction(question.restrict ?? [], scope.restrict),
    relatePopulation(question.population, scope.population),
  ].every((relation) => relation !== 'disjoint')
}

function timeMissed(question: Question, scope: Scope, claim: FigureClaim): Missed | undefined {
  const isTimed = question.at !== undefined || toPeriod(question.from, question.to) !== undefined
  if (question.event !== undefined || (!isTimed && claim.at === undefined)) return undefined
  if (scope.period === undefined && claim.at === undefined)
    return { respect: 'no_time', days: Infinity }
  if (relateTime(question, scope) !== 'disjoint') return undefined
  const days = daysBetween(periodOf(question), periodOf(claim))
  const isMeasure = (question.at === undefined) !== (claim.at === undefined)
  // A stock beside a period lies inside it; what else is near is near by its days.
  const most = isMeasure && question.at === undefined ? 0 : NEAR_DAYS
  return days > most ? undefined : { respect: isMeasure ? 'measure' : 'time', days }
}

interface Timed {
  at?: string
  from?: string
  to?: string
}

function periodOf({ at, from, to }: Timed): { from: string; to: string } {
  if (at !== undefined) return { from: at, to: at }
  return toPeriod(from, to) ?? { from: FIRST_DAY, to: LAST_DAY }
}

/** Days between the end of one period and the beginning of the other; 0 for a common day. */
function daysBetween(a: { from: string; to: string }, b: { from: string; to: string }): number {
  const gap = Math.max(Date.parse(a.from) - Date.parse(b.to), Date.parse(b.from) - Date.parse(a.to))
  return Math.max(0, Math.round(gap / DAY_MS))
}

function saidBy(claim: FigureClaim): NearbyClaim['said'] {
  const { act, op, value, low, high, vague, at, from, to } = claim
  const said = { act, op, value, low, high, vague, at, from, to }
  return Object.fromEntries(
    Object.entries(said).filter(([, part]) => part !== undefined),
  ) as NearbyClaim['said']
}

/** The question under which the claim would count. */
function askedUnder(question: Question, claim: FigureClaim, respect: NearbyRespect): Question {
  if (respect === 'act') return { ...question, act: claim.act }
  const { at: _, from: __, to: ___, ...rest } = question
  const { at, from, to } = claim
  return {
    ...rest,
    ...(at === undefined ? {} : { at }),
    ...(at !== undefined || from === undefined ? {} : { from }),
    ...(at !== undefined || to === undefined ? {} : { to }),
  }
}
