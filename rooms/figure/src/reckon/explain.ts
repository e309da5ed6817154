// The reasons of a figure, as data (rule F70): what each visible claim does, who the origins are,
// what contradicts what, and what would change the answer. `view` has the words.
import type { AgentClass } from '../origin/agent-class.ts'
import { hindrancesAmong } from '../part/candidate.ts'
import { mostStated } from '../part/ceiling.ts'
import type { Part, Parts } from '../part/part.ts'
import { tellNotBrokenDown } from '../part/remainder.ts'
import type { Entry } from '../scope/entry.ts'
import { compareText } from '../scope/order.ts'
import type {
  BesideClaim,
  Effect,
  Endpoint,
  Explanation,
  OriginClass,
  Part as ToldPart,
  UsedClaim,
} from './answer.ts'
import type { Reckoning } from './reckon.ts'
import { tellReports } from './report.ts'
import { findPairsThatMatter, findPartsThatMatter } from './what-if.ts'

/** Tells everything that a figure must be able to say about itself. */
export function explain(found: Reckoning): Explanation {
  const { draft, independence } = found
  const effects = effectsByClaim(found)
  const id = (member: number): string => found.classes.classes[member]?.id ?? ''
  return {
    question: found.question,
    used: tellUsed(found, effects),
    leftOut: [...found.sorted.leftOut].sort((a, b) => compareText(a.claim, b.claim)),
    beside: tellBeside(found, effects),
    classes: tellClasses(found),
    rows: tellRows(found),
    grouping: independence
      .group(found.eventOrigins)
      .map((group) => group.map(id))
      .sort((a, b) => compareText(a[0] ?? '', b[0] ?? '')),
    ...tellMayBeOne(found),
    contradictions: draft.contradictions,
    parts: tellParts(found),
    notBrokenDown: tellNotBrokenDown(found),
    supportedBy: found.curve.steps.map(({ value, origins, min }) => ({
      value,
      origins: origins.map(id),
      minOrigins: min,
    })),
    ...tellReports(found),
    pairsThatMatter: findPairsThatMatter(found),
    partsThatMatter: findPartsThatMatter(found),
    ...found.beside,
  }
}

/**
 * What the extensions look at, and no more: what counts and what stands beside; the parts where
 * persons on lists may be one. All else is left empty, so that nothing is made that nobody reads.
 */
export function explainHead(found: Reckoning): Explanation {
  const effects = effectsByClaim(found)
  const nothing = { leftOut: [], classes: [], rows: [], grouping: [], mayBeOne: [] }
  const none = { contradictions: [], supportedBy: [], reportsByOrigin: [], documents: [] }
  return {
    ...{ ...nothing, ...none, pairsThatMatter: [], partsThatMatter: [], nearby: [] },
    question: found.question,
    used: tellUsed(found, effects),
    beside: tellBeside(found, effects),
    parts: found.evidence.personRows === undefined ? [] : tellParts(found),
    notBrokenDown: null,
  }
}

/** Every claim id that an endpoint rests on. */
export function claimsOfEndpoint(endpoint: Endpoint | null): string[] {
  if (endpoint === null) return []
  const { from } = endpoint
  return 'claims' in from ? from.claims : from.parts.flatMap((part) => part.claims)
}

/** Effects in the order in which they are told; a claim's are one bit each. */
const EFFECTS: readonly Effect[] = ['low', 'best', 'high', 'support', 'whole']

/** The bits of each visible claim, by its position. */
type Effects = Uint8Array

function effectsByClaim(found: Reckoning): Effects {
  const { draft, entailments, wholes, visible } = found
  const effects = new Uint8Array(visible.length)
  const add = (effect: Effect, position: number): void => {
    effects[position] = (effects[position] as number) | (1 << EFFECTS.indexOf(effect))
  }
  for (const end of ['low', 'best', 'high'] as const) {
    for (const claim of claimsOfEndpoint(draft[end])) add(end, positionOf(claim, visible))
  }
  for (const { value, entries } of entailments) {
    if (value > 0) for (const { position } of entries) add('support', position)
  }
  for (const { entries } of wholes.flatMap((whole) => whole.values)) {
    for (const { position } of entries) add('whole', position)
  }
  return effects
}

/** Where a claim stands among the visible ones, which come in the order of their ids. */
function positionOf(claim: string, visible: readonly Entry[]): number {
  let first = 0
  let last = visible.length - 1
  while (first < last) {
    const middle = (first + last) >> 1
    if (compareText((visible[middle] as Entry).id, claim) < 0) first = middle + 1
    else last = middle
  }
  return first
}

/** The lists of effects, each made once: most claims share a few of them. */
function effectReader(effects: Effects): (entry: Entry) => Effect[] {
  const lists: Effect[][] = []
  const eventOnly: Effect[] = ['event_only']
  return ({ position, scope }) => {
    const bits = effects[position] as number
    if (bits === 0 && scope.relation !== 'super') return eventOnly
    lists[bits] ??= EFFECTS.filter((_, n) => (bits >> n) & 1)
    return lists[bits]
  }
}

function tellUsed(found: Reckoning, effects: Effects): UsedClaim[] {
  const read = effectReader(effects)
  const used: UsedClaim[] = []
  for (const entry of found.sorted.remaining) {
    if (!isUsed(entry, effects)) continue
    const { floor, point, ceiling, values } = entry.words
    used.push({
      claim: entry.id,
      relation: entry.scope.relation,
      origin: found.classes.classes[entry.origin]?.id ?? '',
      floor,
      point,
      ceiling,
      values,
      sets: read(entry),
    })
  }
  return used
}

function isUsed(entry: Entry, effects: Effects): boolean {
  const { relation } = entry.scope
  return relation === 'super' ? isUsedWhole(entry, effects) : relation !== 'overlap'
}

/** A word about a whole is shown beside, unless the zero below the whole rests on it. */
function isUsedWhole(entry: Entry, effects: Effects): boolean {
  return entry.words.precise || effects[entry.position] !== 0
}

function tellBeside(found: Reckoning, effects: Effects): BesideClaim[] {
  const words = found.above
    .filter((entry) => !isUsedWhole(entry, effects))
    .map((entry) => ({ claim: entry.id, reason: 'word' as const }))
  const overlapping = found.overlapping.map((entry) => ({
    claim: entry.id,
    reason: 'overlap' as const,
  }))
  return [...found.sorted.beside, ...words, ...overlapping].sort((a, b) =>
    compareText(a.claim, b.claim),
  )
}

const GRADE_BY_RANK = ['A', 'B', 'C', 'D', 'E'] as const

function tellClasses(found: Reckoning): OriginClass[] {
  return found.members.map((n) => {
    const each = found.classes.classes[n] as AgentClass
    const rank = found.ranks.get(n)
    const grade = rank === undefined ? undefined : GRADE_BY_RANK[rank]
    return {
      id: each.id,
      members: each.members,
      anonymous: each.anonymous,
      joinedBy: each.joinedBy.map(({ relation: _, ...row }) => row),
      ...(grade === undefined ? {} : { grade }),
    }
  })
}

/** The known rows about agents of the visible classes. */
function tellRows(found: Reckoning): Explanation['rows'] {
  const present = new Set(found.members)
  const { rows, indexOf } = found.classes
  return rows.filter((row) => present.has(indexOf(row.a)) || present.has(indexOf(row.b)))
}

/** Pairs that are told: they grow with the square of the anonymous origins, nobody reads more. */
const MOST_PAIRS = 2000

function tellMayBeOne(found: Reckoning): Pick<Explanation, 'mayBeOne' | 'mayBeOneMore'> {
  const { independence, eventOrigins } = found
  const id = (member: number): string => found.classes.classes[member]?.id ?? ''
  const { first, all } = independence.pairs(eventOrigins, MOST_PAIRS)
  const mayBeOneMore = all - first.length
  return {
    mayBeOne: first.map(([a, b]): [string, string] => [id(a), id(b)]),
    ...(mayBeOneMore > 0 ? { mayBeOneMore } : {}),
  }
}

function tellParts(found: Reckoning): ToldPart[] {
  const { summed } = found
  const chosen = new Set(summed.chosen)
  return summed.parts.parts.map((part) => ({
    ...tellScope(part),
    weight: part.weight,
    claims: part.claims,
    chosen: chosen.has(part),
    contested: part.contested || summed.contested.has(part),
    ...(summed.contested.has(part) ? { most: mostStated(part, summed.parts) } : {}),
    ...(part.names === undefined ? {} : { list: true as const }),
    ...(chosen.has(part) ? {} : { notDisjointFrom: hindrancesOf(part, chosen, summed.parts) }),
  }))
}

/** The chosen parts, by their claims, from which this one is not provably disjoint. */
function hindrancesOf(part: Part, chosen: ReadonlySet<Part>, parts: Parts): string[][] {
  return [...hindrancesAmong(chosen, part, parts)]
    .sort((a, b) => a.rank - b.rank)
    .map((other) => other.claims)
}

function tellScope(part: Part): Omit<ToldPart, 'weight' | 'claims' | 'chosen' | 'contested'> {
  const { scope } = part
  const at = part.at ?? scope.month
  const period = part.values[0]?.entries[0]?.claim
  return {
    act: scope.act,
    ...(scope.places.length > 0 ? { place: scope.places.join(' | ') } : {}),
    ...(scope.through && scope.through.places.length > 0
      ? { through: scope.through.places.join(' | ') }
      : {}),
    ...(at === undefined && period?.from !== undefined ? { from: period.from } : {}),
    ...(at === undefined && period?.to !== undefined ? { to: period.to } : {}),
    ...(at === undefined ? {} : { at }),
    ...(scope.event === undefined ? {} : { event: scope.event }),
    ...(scope.partOf === undefined ? {} : { partOf: scope.partOf }),
    ...(scope.restrict.length === 0 ? {} : { restrict: [...scope.restrict] }),
  }
}
