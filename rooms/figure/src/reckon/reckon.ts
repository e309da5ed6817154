// The whole procedure, from claims to a figure with its reasons (figures.md, sections 5–9).
// Pure: the same input gives the same answer, byte for byte, in any order (F9).

import { implyFromRates } from '../bound/implied.ts'
import { type AgentClasses, buildClasses } from '../origin/agent-class.ts'
import { type CountedOrigins, countFigure, eventOrigins } from '../origin/count.ts'
import {
  type Independence,
  type IndependentCount,
  prepareIndependence,
} from '../origin/independence.ts'
import { makeParts } from '../part/part.ts'
import { addParts, type Summed } from '../part/sum.ts'
import {
  type Entry,
  isClaimKnown,
  isKnown,
  makeEntry,
  originOf,
  scopeReader,
} from '../scope/entry.ts'
import { orderByScope } from '../scope/entry-order.ts'
import { groupBy, numberOf } from '../scope/group.ts'
import { sortById, sortTexts } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import { type OriginValue, ranksByOrigin, valuesByOrigin } from '../scope/value.ts'
import { wordsReader } from '../scope/words.ts'
import type { Endpoint, Explanation, Figure, Flag, Status } from './answer.ts'
import { type Draft, readTotals } from './draft.ts'
import type { Evidence } from './evidence.ts'
import { explain, explainHead } from './explain.ts'
import { atOnce, type InSteps } from './in-steps.ts'
import { findNearby } from './nearby.ts'
import { type Sorted, sortOut } from './set-aside.ts'
import { type Entailment, findEntailments, makeSupport, type SupportCurve } from './support.ts'
import { ALL_RULES, type RuleSwitches } from './switch.ts'
import { addWholes, addWords, findWholes, type Whole } from './whole.ts'

/** Everything the reckoning found, before it is told. */
export interface Reckoning {
  question: Question
  evidence: Evidence
  classes: AgentClasses
  /** Positions of the classes that speak in visible claims, in rising order. */
  members: readonly number[]
  independence: Independence
  /** Known and not disjoint, in the order of their ids. */
  visible: readonly Entry[]
  /** Whether no known claim is disjoint. */
  isAll: boolean
  sorted: Sorted
  /** What remains, by relation to the question. */
  exact: Entry[]
  sub: Entry[]
  above: Entry[]
  overlapping: Entry[]
  totals: OriginValue[]
  ranks: ReadonlyMap<number, number>
  /** Best and high of the exact scope, before parts and wholes acted (F32, F34). */
  stated: { best: Endpoint | null; high: Endpoint | null }
  draft: Draft
  summed: Summed
  wholes: Whole[]
  entailments: Entailment[]
  curve: SupportCurve
  figureOrigins: CountedOrigins
  eventOrigins: number[]
  eventCount: IndependentCount
  beside: Pick<Explanation, 'nearby' | 'nearbyMore' | 'nearbyOpen'>
}

/**
 * Low, best and high of a question with the number of independent origins and the reasons, as
 * known on the question's day. Claims have distinct ids; source: figures.md, rules F1–F70.
 */
export function reckon(question: Question, evidence: Evidence): Figure {
  return reckonWith(question, evidence, ALL_RULES)
}

/** The same with rules switched off, for the tests that break them. */
export function reckonWith(question: Question, evidence: Evidence, rules: RuleSwitches): Figure {
  return tell(atOnce(gather(question, evidence, rules)))
}

/** What was found, as the answer with its reasons. */
export function tell(found: Reckoning): Figure {
  const explanation = explain(found)
  return {
    ...headOf(found),
    reports: explanation.documents.length,
    support: found.curve.steps.map(({ value, min }) => [value, min]),
    implied: implyFromRates(found.question, found.sorted.rates),
    explanation,
  }
}

/** The same with no more of its reasons than what stands on top of the procedure needs (F157). */
export function tellHead(found: Reckoning): Figure {
  const { exact, sub } = found
  const reports = new Set([...exact, ...sub].map(({ doc }) => doc)).size
  return { ...headOf(found), reports, support: [], implied: [], explanation: explainHead(found) }
}

type Head = Omit<Figure, 'reports' | 'support' | 'implied' | 'explanation' | 'extensions'>

function headOf(found: Reckoning): Head {
  const { draft, figureOrigins, eventCount } = found
  return {
    low: draft.low,
    best: draft.best,
    high: draft.high,
    open: draft.high === null,
    figure: [figureOrigins.min, figureOrigins.max],
    event: [eventCount.min, eventCount.max],
    strictLow: draft.low?.marks.includes('strict') ?? false,
    status: statusOf(found),
    flags: sortTexts(collectFlags(found)) as Flag[],
  }
}

/** Step A: the claims that may count, and who speaks in them. */
export type Read = Pick<Reckoning, 'visible' | 'isAll' | 'classes' | 'members' | 'sorted'>

/** The known claims that have anything to do with the question, without those that do not count. */
export function readClaims(question: Question, evidence: Evidence, rules: RuleSwitches): Read {
  const scopeOf = scopeReader(question, rules.incidentLimit)
  const wordsOf = wordsReader()
  const visible: Entry[] = []
  const agents = new Map<string, number>()
  let isAll = true
  for (const claim of sortById(evidence.claims)) {
    if (!isClaimKnown(claim, question.known)) continue
    const scope = scopeOf(claim)
    if (scope.relation === 'disjoint') {
      isAll = false
      continue
    }
    const entry = makeEntry(claim, scope, wordsOf(claim))
    entry.position = visible.length
    entry.origin = numberOf(originOf(claim), agents)
    visible.push(entry)
  }
  const rows = evidence.agentRows.filter((row) => isKnown(row.on, question.known))
  const classes = buildClasses(agents.keys(), evidence.anonymous, rows, rules.mayBeOne)
  const classOf = [...agents.keys()].map(classes.indexOf)
  for (const entry of visible) entry.origin = classOf[entry.origin] as number
  const members = [...new Set(classOf)].sort((a, b) => a - b)
  return { visible, isAll, classes, members, sorted: sortOut(visible, question, rules) }
}

/** What remains, by relation to the question. */
interface Remaining {
  exact: Entry[]
  sub: Entry[]
  above: Entry[]
  overlapping: Entry[]
}

function splitByRelation(entries: readonly Entry[]): Remaining {
  const split: Remaining = { exact: [], sub: [], above: [], overlapping: [] }
  for (const entry of entries) {
    const { relation } = entry.scope
    if (relation === 'exact') split.exact.push(entry)
    else if (relation === 'sub') split.sub.push(entry)
    else if (relation === 'super') split.above.push(entry)
    else split.overlapping.push(entry)
  }
  return split
}

function isPrecise(entry: Entry): boolean {
  return entry.words.precise
}

function isWord(entry: Entry): boolean {
  return !entry.words.precise
}

type Ranged = Pick<Reckoning, 'totals' | 'ranks' | 'stated' | 'draft' | 'summed' | 'wholes'>

/** Steps B to F: the range. */
function findRange(remaining: Remaining, sorted: Sorted, rules: RuleSwitches): Ranged {
  const { exact, sub, above } = remaining
  const totals = valuesByOrigin(exact.filter(isPrecise))
  const ranks = ranksByOrigin(sorted.remaining)
  const draft = readTotals(totals, ranks)
  const stated = { best: draft.best, high: draft.high }
  const parts = makeParts(sub.filter(isPrecise), rules.pointActsApart)
  const summed = addParts(draft, totals, parts, rules.partCeilings)
  const wholes = findWholes(above)
  const sum = parts.parts.length > 0 ? summed.sum : null
  const words = [...exact.filter(isWord), ...sub.filter(isWord)]
  addWords(draft, { words, totals, statedHigh: stated.high?.value ?? null, wholes, sum })
  addWholes(draft, wholes, above)
  return { totals, ranks, stated, draft, summed, wholes }
}

type Counted = Pick<
  Reckoning,
  'entailments' | 'curve' | 'figureOrigins' | 'eventOrigins' | 'eventCount'
>

/** Step G: the counts. */
function countOrigins(
  remaining: Remaining,
  range: Ranged,
  { independence, ceilings }: { independence: Independence; ceilings: boolean },
): Counted {
  const { totals, draft, summed } = range
  const { parts } = summed.parts
  const entailments = findEntailments(totals, summed.parts, ceilings)
  const curve = makeSupport(entailments, independence)
  const event = eventOrigins([...remaining.exact, ...remaining.sub])
  const count = independence.count(event)
  const low = isBehindNumber(draft) ? (draft.low?.value ?? null) : null
  const chosen = summed.setsLow ? summed.chosen : undefined
  const input = { low, entailments, curve, totals, chosen, parts }
  return {
    entailments,
    curve,
    figureOrigins: countFigure(input, independence),
    eventOrigins: event,
    eventCount: { ...count, min: Math.max(count.min, curve.steps[0]?.min ?? 0) },
  }
}

/** Everything that is found before it is told; a head tells nothing of what lies near by. */
export function* gather(
  question: Question,
  evidence: Evidence,
  rules: RuleSwitches,
  isHead = false,
): InSteps<Reckoning> {
  const read = readClaims(question, evidence, rules)
  const { classes, members, sorted } = read
  yield
  const remaining = splitByRelation(orderByScope(sorted.remaining))
  const range = findRange(remaining, sorted, rules)
  yield
  const independence = prepareIndependence(classes, members)
  const ceilings = rules.partCeilings
  const counted = countOrigins(remaining, range, { independence, ceilings })
  yield
  const beside = isHead ? { nearby: [] } : findNearby(question, evidence, rules)
  yield
  const base = { question, evidence, independence, beside }
  return { ...base, ...read, ...remaining, ...range, ...counted }
}

/** Words have no origins behind a number, and nobody is behind the zero below a whole. */
function isBehindNumber(draft: Draft): boolean {
  if (draft.flags.has('imprecise_only') || draft.flags.has('imprecise_floor')) return false
  return !(draft.low?.from.rule === 'fixed' && draft.low.from.reason === 'nothing_known')
}

function collectFlags(found: Reckoning): Set<Flag> {
  const { sorted, exact, sub, overlapping } = found
  const flags = new Set<Flag>(found.draft.flags)
  for (const { code } of sorted.leftOut) flags.add(code)
  for (const { reason } of sorted.beside) flags.add(reason as Flag)
  if (overlapping.length > 0) flags.add('overlap')
  if (exact.some(isAdmission) || sub.some(isAdmission)) flags.add('admission')
  if (hasRelayConflict(found)) flags.add('relay_conflict')
  const counts = [found.figureOrigins, found.eventCount, found.curve]
  if (counts.some((count) => !count.exact)) flags.add('independence_bound')
  return flags
}

function isAdmission(entry: Entry): boolean {
  return entry.claim.party === true
}

/** F30: an origin's precise claims on one scope differ, in a total, a part or a whole. */
function hasRelayConflict(found: Reckoning): boolean {
  const { totals, summed, above } = found
  if (totals.some((value) => value.conflict)) return true
  if (summed.parts.parts.some((part) => part.values.some((value) => value.conflict))) return true
  const byScope = groupBy(above.filter(isPrecise), (entry) => entry.scope.index)
  return [...byScope.values()].some((group) => valuesByOrigin(group).some((each) => each.conflict))
}

/** The first status that holds, in the order of section 9. */
function statusOf(found: Reckoning): Status {
  const { exact, sub, above, sorted, draft, figureOrigins, eventCount } = found
  if (exact.length + sub.length === 0) {
    if (above.length > 0) return 'whole_only'
    return sorted.rates.length > 0 ? 'rate_only' : 'no_data'
  }
  if (draft.contested) return 'contested'
  if (figureOrigins.min >= 2) return 'corroborated'
  return eventCount.min >= 2 ? 'event_corroborated' : 'single_origin'
}
