// What does not count, and why (Step A, rules F20–F25), in the order of the rules: a claim gets
// the first code that fits. What is set aside by F22 is shown beside the figure.

import { SPECULATIVE_MODALITIES } from '@tumen/claim'
import { type Entry, isKnown } from '../scope/entry.ts'
import { endOfRun, orderByScope } from '../scope/entry-order.ts'
import { groupBy } from '../scope/group.ts'
import { compareText, laterDay } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import type { BesideClaim, LeftOutClaim } from './answer.ts'
import type { FigureClaim } from './evidence.ts'
import type { RuleSwitches } from './switch.ts'

/** The claims that remain, and those that do not. */
export interface Sorted {
  remaining: Entry[]
  leftOut: LeftOutClaim[]
  beside: BesideClaim[]
  /** Rates among those beside: what they imply is reckoned apart. */
  rates: Entry[]
}

const SPECULATIVE: ReadonlySet<string> = new Set(SPECULATIVE_MODALITIES)

/** Sorts the visible claims, which come in the order of their ids. */
export function sortOut(
  entries: readonly Entry[],
  question: Question,
  rules: RuleSwitches,
): Sorted {
  const sorted: Sorted = { remaining: [...entries], leftOut: [], beside: [], rates: [] }
  leaveRetracted(sorted, question.known, rules.reprintsLeave)
  leaveCorrected(sorted, question.known)
  const speculative = setBeside(sorted, question.unit ?? 'persons')
  leaveRestatements(sorted)
  leaveHeadlines(sorted, speculative)
  if (rules.supersession) leaveSuperseded(sorted)
  return sorted
}

/** Keeps the entries that stay, in place: the list is long, and most of it stays every time. */
function keep(sorted: Sorted, stays: (entry: Entry) => boolean): void {
  const { remaining } = sorted
  let kept = 0
  for (const entry of remaining) {
    if (stays(entry)) remaining[kept++] = entry
  }
  remaining.length = kept
}

/** Moves every entry for which `judge` gives a reason out of the remaining ones. */
function leave(sorted: Sorted, judge: (entry: Entry) => LeftOutClaim | undefined): void {
  keep(sorted, (entry) => {
    const left = judge(entry)
    if (left !== undefined) sorted.leftOut.push(left)
    return left === undefined
  })
}

/** F20: the origin withdrew the statement, so that every relay of it leaves. */
function leaveRetracted(sorted: Sorted, known: Question['known'], reprints: boolean): void {
  const withdrawn = sorted.remaining.filter(
    ({ claim }) => claim.retracted !== undefined && isKnown(claim.retracted, known),
  )
  if (withdrawn.length === 0) return
  const byOrigin = groupBy(withdrawn, (entry) => entry.origin)
  leave(sorted, (entry) => {
    if (!reprints && entry.claim.retracted === undefined) return undefined
    const statements = byOrigin.get(entry.origin)
    const cause = statements === undefined ? undefined : firstWithdrawal(statements, entry)
    if (cause === undefined) return undefined
    const on = cause.claim.retracted as string
    return { claim: entry.id, code: 'retracted', cause: cause.id, on }
  })
}

function firstWithdrawal(statements: readonly Entry[], entry: Entry): Entry | undefined {
  return statements
    .filter((each) => each.scope === entry.scope && each.said === entry.said)
    .sort((a, b) => compareText(a.claim.retracted ?? '', b.claim.retracted ?? ''))[0]
}

/** F21: an outlet corrected itself, so that this one relay leaves. */
function leaveCorrected(sorted: Sorted, known: Question['known']): void {
  leave(sorted, (entry) => {
    const on = entry.claim.corrected
    if (on === undefined || !isKnown(on, known)) return undefined
    return { claim: entry.id, code: 'corrected', on }
  })
}

function reasonBeside(claim: FigureClaim, unit: string): BesideClaim['reason'] | undefined {
  if ((claim.unit ?? 'persons') !== unit) return 'unit_differs'
  if (claim.condition !== undefined) return 'conditional'
  if (claim.mod !== undefined && SPECULATIVE.has(claim.mod)) return 'speculative'
  if (claim.denies === true || claim.mod === 'denied') return 'denied'
  if (claim.greaterThan === true) return 'larger_claimed'
  return claim.rate === undefined ? undefined : 'rate_present'
}

/** F22: what is no count of these units is shown beside. Gives the speculative entries. */
function setBeside(sorted: Sorted, unit: string): Entry[] {
  const speculative: Entry[] = []
  keep(sorted, (entry) => {
    const reason = reasonBeside(entry.claim, unit)
    if (reason === undefined) return true
    sorted.beside.push({ claim: entry.id, reason })
    if (reason === 'rate_present') sorted.rates.push(entry)
    if (reason === 'speculative') speculative.push(entry)
    return false
  })
  return speculative
}

/** F23: of claims that restate one another the first one stays, also in a ring. */
function leaveRestatements(sorted: Sorted): void {
  const byId = new Map<string, Entry>()
  for (const entry of sorted.remaining) {
    if (entry.claim.restates !== undefined) byId.set(entry.id, entry)
  }
  if (byId.size === 0) return
  const there = new Set(sorted.remaining.map((entry) => entry.id))
  leave(sorted, (entry) => {
    const cause = entry.claim.restates
    if (cause === undefined || cause === entry.id || !there.has(cause)) return undefined
    return isFirstOfRing(entry, byId) ? undefined : { claim: entry.id, code: 'restatement', cause }
  })
}

function isFirstOfRing(entry: Entry, restating: ReadonlyMap<string, Entry>): boolean {
  const seen = [entry.id]
  let next = entry.claim.restates
  while (next !== undefined && restating.has(next) && !seen.includes(next)) {
    seen.push(next)
    next = restating.get(next)?.claim.restates
  }
  return next === entry.id && seen.every((id) => compareText(entry.id, id) <= 0)
}

function headlineKey(entry: Entry): string {
  return JSON.stringify([entry.doc, entry.scope.act, entry.scope.event ?? null])
}

/** F24: a headline yields to its body, also to a body that only speculates. */
function leaveHeadlines(sorted: Sorted, speculative: readonly Entry[]): void {
  const headlines = sorted.remaining.filter((entry) => entry.claim.headline === true)
  if (headlines.length === 0) return
  const docs = new Set(headlines.map((entry) => entry.doc))
  const bodies = new Map<string, string>()
  for (const entry of [...sorted.remaining, ...speculative]) {
    if (entry.claim.headline === true || !docs.has(entry.doc)) continue
    const key = headlineKey(entry)
    if (!bodies.has(key)) bodies.set(key, entry.id)
  }
  leave(sorted, (entry) => {
    if (entry.claim.headline !== true) return undefined
    const cause = bodies.get(headlineKey(entry))
    return cause === undefined ? undefined : { claim: entry.id, code: 'headline', cause }
  })
}

/** F25: of an origin's statements on one scope those of the latest date count. */
function leaveSuperseded(sorted: Sorted): void {
  const entries = orderByScope(sorted.remaining)
  const last = sorted.remaining.at(-1)?.position ?? -1
  const causes = new Array<string | undefined>(last + 1)
  for (let start = 0; start < entries.length; ) {
    const end = endOfRun(entries, start)
    if (end > start + 1) findSuperseded(entries.slice(start, end), causes)
    start = end
  }
  leave(sorted, (entry) => {
    const cause = causes[entry.position]
    return cause === undefined ? undefined : { claim: entry.id, code: 'superseded', cause }
  })
}

/** The latest of one origin's statements on one scope. */
function latestOf(statements: readonly Entry[]): readonly Entry[] {
  const last = statements.reduce((day, entry) => laterDay(day, entry.said), '')
  if (statements.every((entry) => entry.said === last)) return statements
  return statements.filter((entry) => entry.said === last)
}

/** Writes down by what each superseded statement was; by position. */
function findSuperseded(statements: readonly Entry[], causes: (string | undefined)[]): void {
  const latest = latestOf(statements)
  const onlyNumbers = statements.every((entry) => entry.words.precise)
  // A vague word never supersedes a number.
  const latestNumbers = onlyNumbers
    ? latest
    : latestOf(statements.filter((entry) => entry.words.precise))
  for (const { words, said, position } of statements) {
    const later = words.precise ? latestNumbers : latest
    const first = later[0]
    if (first === undefined || said >= first.said) continue
    if (later.every((other) => other.words !== words)) causes[position] = first.id
  }
}
