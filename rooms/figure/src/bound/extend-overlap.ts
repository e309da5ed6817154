// How bounds from overlaps act on an answer (rule F81): a better low or high is published with
// its derivation, and statements that cannot all be true make the figure contested.

import { prepareIndependence } from '../origin/independence.ts'
import type {
  Effect,
  Endpoint,
  Explanation,
  Figure,
  Flag,
  Status,
  UsedClaim,
} from '../reckon/answer.ts'
import { asFloor } from '../reckon/draft.ts'
import { claimsOfEndpoint } from '../reckon/explain.ts'
import type { Extending } from '../reckon/extend.ts'
import { type Read, type Reckoning, readClaims } from '../reckon/reckon.ts'
import { ALL_RULES } from '../reckon/switch.ts'
import type { Entry } from '../scope/entry.ts'
import { compareText } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import {
  boundFromOverlaps,
  isBoundable,
  type OverlapBound,
  type OverlapBounds,
} from './overlap-bound.ts'

/** The question without its place and period: what overlaps with it may lie anywhere. */
function widen({ act, population, restrict, unit, known }: Question): Question {
  return {
    act,
    ...(population === undefined ? {} : { population }),
    ...(restrict === undefined ? {} : { restrict }),
    ...(unit === undefined ? {} : { unit }),
    known,
  }
}

/** Adds what overlaps prove to the answer. */
export function addOverlaps(extending: Extending, found: Reckoning): void {
  const { question, evidence } = found
  if (!isBoundable(question) || !maySay(extending.figure)) return
  // Where nothing lies apart from the question, the wider one reads the same.
  const wide = found.isAll ? found : readClaims(widen(question), evidence, ALL_RULES)
  const bounds = boundFromOverlaps(question, wide.sorted.remaining)
  if (bounds.impossible) {
    extending.flags.add('overlaps_impossible')
    extending.extensions.impossible = bounds.impossible
      .map(({ claims, low, high }) => ({ claims, values: { low, high } }))
      .sort((a, b) => compareText(a.claims[0] ?? '', b.claims[0] ?? ''))
    extending.figure = { ...extending.figure, best: null, status: 'contested' }
    return
  }
  if (extending.figure.status === 'contested') return
  const before = extending.figure
  if (bounds.low) raiseLow(extending, bounds.low, wide)
  if (bounds.high) lowerHigh(extending, bounds.high)
  if (isBetter(bounds.rounded, extending.figure)) extending.flags.add('overlaps_inexact')
  if (extending.figure !== before) tellUsed(extending, wide)
}

/** Whether rounded numbers would narrow the range that is told. */
function isBetter({ low, high }: OverlapBounds['rounded'], figure: Figure): boolean {
  if (low !== null && low > (figure.low?.value ?? 0)) return true
  return high !== null && high < (figure.high?.value ?? Infinity)
}

/** Where all speak of exactly the asked scope, nothing overlaps. */
function maySay({ explanation: { beside, used } }: Figure): boolean {
  return (
    beside.some(({ reason }) => reason === 'overlap') ||
    used.some(({ relation }) => relation !== 'exact')
  )
}

/** What a low that rests on words or on nothing said of itself, and what a smaller sum said. */
const OF_OLD_LOW: readonly Flag[] = [
  'imprecise_only',
  'imprecise_floor',
  'no_floor_stated',
  'sum_of_parts',
]

function raiseLow(extending: Extending, bound: OverlapBound, wide: Read): void {
  const { figure, flags } = extending
  if (figure.low !== null && figure.low.value >= bound.value) return
  if (figure.high !== null && figure.high.value < bound.value) {
    // Both can be true only because of roundings: then neither proves the other wrong.
    flags.add('overlaps_inexact')
    return
  }
  const low: Endpoint = { value: bound.value, marks: bound.marks, from: bound.from }
  const isBelow = figure.best === null || figure.best.value < low.value
  const independence = prepareIndependence(wide.classes, wide.members)
  const counts = bound.origins.map(independence.count)
  const least = Math.min(...counts.map(({ min }) => min))
  const most = Math.min(...counts.map(({ max }) => max))
  const kept = figure.flags.filter((flag) => !OF_OLD_LOW.includes(flag))
  flags.add('from_overlaps')
  extending.figure = {
    ...figure,
    low,
    best: isBelow ? asFloor(low) : figure.best,
    figure: [least, most],
    strictLow: low.marks.includes('strict'),
    flags: isBelow ? [...new Set<Flag>([...kept, 'best_is_floor'])] : kept,
    status: statusOf(least, figure),
  }
}

function statusOf(least: number, { event }: Figure): Status {
  if (least >= 2) return 'corroborated'
  return event[0] >= 2 ? 'event_corroborated' : 'single_origin'
}

function lowerHigh(extending: Extending, bound: OverlapBound): void {
  const { figure, flags } = extending
  if (figure.high !== null && figure.high.value <= bound.value) return
  if (figure.low !== null && figure.low.value > bound.value) {
    flags.add('overlaps_inexact')
    return
  }
  const high: Endpoint = { value: bound.value, marks: bound.marks, from: bound.from }
  const isAbove = figure.best !== null && figure.best.value > high.value
  flags.add('from_overlaps')
  extending.figure = { ...figure, high, open: false, best: isAbove ? high : figure.best }
}

/** Claims that now set an endpoint count as used, wherever they lie. */
function tellUsed(extending: Extending, wide: Read): void {
  const { figure } = extending
  const effects = new Map<string, Effect[]>()
  for (const end of ['low', 'best', 'high'] as const) {
    if (figure[end]?.from.rule !== 'overlaps') continue
    for (const claim of claimsOfEndpoint(figure[end]))
      effects.set(claim, [...(effects.get(claim) ?? []), end])
  }
  const relations = new Map(figure.explanation.beside.map(({ claim }) => [claim, 'overlap']))
  const known = new Set(figure.explanation.used.map(({ claim }) => claim))
  const added = wide.visible.flatMap((entry): UsedClaim[] => {
    const sets = effects.get(entry.id)
    if (sets === undefined || known.has(entry.id)) return []
    return [
      usedOf(entry, wide, { sets, relation: relations.has(entry.id) ? 'overlap' : 'disjoint' }),
    ]
  })
  const used = figure.explanation.used.map((each) => {
    const more = effects.get(each.claim) ?? []
    return more.length === 0 ? each : { ...each, sets: [...new Set([...each.sets, ...more])] }
  })
  const explanation: Explanation = {
    ...figure.explanation,
    used: [...used, ...added].sort((a, b) => compareText(a.claim, b.claim)),
    beside: figure.explanation.beside.filter(({ claim }) => !effects.has(claim)),
    classes: withClasses(figure.explanation.classes, added, wide),
  }
  extending.figure = { ...figure, explanation }
}

function usedOf(
  { id, words, origin }: Entry,
  wide: Read,
  how: Pick<UsedClaim, 'sets' | 'relation'>,
): UsedClaim {
  const { floor, point, ceiling, values } = words
  const speaker = wide.classes.classes[origin]?.id ?? ''
  return { claim: id, ...how, origin: speaker, floor, point, ceiling, values }
}

function withClasses(
  told: Explanation['classes'],
  added: readonly UsedClaim[],
  { classes }: Read,
): Explanation['classes'] {
  const known = new Set(told.map(({ id }) => id))
  const missing = new Set(added.map(({ origin }) => origin).filter((id) => !known.has(id)))
  const more = classes.classes
    .filter(({ id }) => missing.has(id))
    .map(({ id, members, anonymous, joinedBy }) => ({
      id,
      members,
      anonymous,
      joinedBy: joinedBy.map(({ relation: _, ...row }) => row),
    }))
  return [...told, ...more].sort((a, b) => compareText(a.id, b.id))
}
