// The reasons of a figure, as data (rule F70): what each visible claim does, who the origins are,
// what contradicts what, and what would change the answer. `view` has the words.
import type {
  BesideClaim,
  Effect,
  Endpoint,
  Explanation,
  OriginClass,
  Part as ToldPart,
  UsedClaim,
} from './answer.ts'
import { type Entry, isKnown } from './entry.ts'
import { groupBy } from './group.ts'
import { compareText, sortTexts } from './order.ts'
import type { Part } from './part.ts'
import type { Reckoning } from './reckon.ts'
import { tellNotBrokenDown } from './remainder.ts'
import { findPairsThatMatter, findPartsThatMatter } from './what-if.ts'

/** Tells everything that a figure must be able to say about itself. */
export function explain(found: Reckoning): Explanation {
  const { draft, independence } = found
  const effects = effectsByClaim(found)
  const id = (member: number): string => found.classes.classes[member]?.id ?? ''
  const pairs = pairsThatMayBeOne(found)
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
    mayBeOne: pairs.map(([a, b]) => [id(a), id(b)]),
    contradictions: draft.contradictions,
    parts: tellParts(found),
    notBrokenDown: tellNotBrokenDown(found),
    supportedBy: found.curve.steps.map(({ value, origins, min }) => ({
      value,
      origins: origins.map(id),
      minOrigins: min,
    })),
    ...tellDocuments(found),
    pairsThatMatter: findPairsThatMatter(found),
    partsThatMatter: findPartsThatMatter(found),
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

type Effects = ReadonlyMap<string, number>

function effectsByClaim(found: Reckoning): Effects {
  const { draft, entailments, wholes } = found
  const effects = new Map<string, number>()
  const add = (effect: Effect, claim: string): void => {
    effects.set(claim, (effects.get(claim) ?? 0) | (1 << EFFECTS.indexOf(effect)))
  }
  for (const end of ['low', 'best', 'high'] as const) {
    for (const claim of claimsOfEndpoint(draft[end])) add(end, claim)
  }
  for (const { value, entries } of entailments) {
    if (value > 0) for (const { id } of entries) add('support', id)
  }
  for (const { entries } of wholes.flatMap((whole) => whole.values)) {
    for (const { id } of entries) add('whole', id)
  }
  return effects
}

/** The lists of effects, each made once: most claims share a few of them. */
function effectReader(effects: Effects): (entry: Entry) => Effect[] {
  const lists = new Map<number, Effect[]>()
  const eventOnly: Effect[] = ['event_only']
  return ({ id, scope }) => {
    const bits = effects.get(id) ?? 0
    if (bits === 0 && scope.relation !== 'super') return eventOnly
    let list = lists.get(bits)
    if (list === undefined) {
      list = EFFECTS.filter((_, n) => (bits >> n) & 1)
      lists.set(bits, list)
    }
    return list
  }
}

function tellUsed(found: Reckoning, effects: Effects): UsedClaim[] {
  const read = effectReader(effects)
  return found.sorted.remaining
    .filter((entry) => isUsed(entry, effects))
    .map((entry) => {
      const { words, scope, origin } = entry
      const { floor, point, ceiling, values } = words
      return {
        claim: entry.id,
        relation: scope.relation,
        origin: found.classes.classes[origin]?.id ?? '',
        floor,
        point,
        ceiling,
        values,
        sets: read(entry),
      }
    })
}

function isUsed(entry: Entry, effects: Effects): boolean {
  const { relation } = entry.scope
  return relation === 'super' ? isUsedWhole(entry, effects) : relation !== 'overlap'
}

/** A word about a whole is shown beside, unless the zero below the whole rests on it. */
function isUsedWhole(entry: Entry, effects: Effects): boolean {
  return entry.words.precise || effects.has(entry.id)
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
  const present = new Set(found.visible.map((entry) => entry.origin))
  return found.classes.classes.flatMap((each, n) => {
    if (!present.has(n)) return []
    const rank = found.ranks.get(n)
    const grade = rank === undefined ? undefined : GRADE_BY_RANK[rank]
    return [
      {
        id: each.id,
        members: each.members,
        anonymous: each.anonymous,
        joinedBy: each.joinedBy.map(({ relation: _, ...row }) => row),
        ...(grade === undefined ? {} : { grade }),
      },
    ]
  })
}

/** The known rows about agents of the visible classes. */
function tellRows(found: Reckoning): Explanation['rows'] {
  const present = new Set(found.visible.map((entry) => entry.origin))
  const { rows, indexOf } = found.classes
  return rows.filter((row) => present.has(indexOf(row.a)) || present.has(indexOf(row.b)))
}

function pairsThatMayBeOne(found: Reckoning): [number, number][] {
  const { independence, eventOrigins } = found
  const linked = eventOrigins.filter((member) => independence.isLinked(member))
  return linked.flatMap((a, n) =>
    linked
      .slice(n + 1)
      .filter((b) => independence.mayBeOne(a, b))
      .map((b): [number, number] => [a, b]),
  )
}

function tellParts(found: Reckoning): ToldPart[] {
  const { summed } = found
  const chosen = new Set(summed.chosen)
  return summed.parts.parts.map((part) => ({
    ...tellScope(part),
    weight: part.weight,
    claims: part.claims,
    chosen: chosen.has(part),
    contested: part.contested,
    ...(part.names === undefined ? {} : { list: true as const }),
    ...(chosen.has(part) ? {} : { notDisjointFrom: hindrancesOf(part, found.summed) }),
  }))
}

/** The chosen parts, by their claims, from which this one is not provably disjoint. */
function hindrancesOf(part: Part, { chosen, parts }: Reckoning['summed']): string[][] {
  return chosen
    .filter((other) => !(part.names && other.names) && !parts.apart(part, other))
    .map((other) => other.claims)
}

function tellScope(part: Part): Omit<ToldPart, 'weight' | 'claims' | 'chosen' | 'contested'> {
  const { scope } = part
  const at = part.at ?? scope.month
  const period = part.values[0]?.entries[0]?.claim
  return {
    act: scope.act,
    ...(scope.places.length > 0 ? { place: scope.places.join(' | ') } : {}),
    ...(at === undefined && period?.from !== undefined ? { from: period.from } : {}),
    ...(at === undefined && period?.to !== undefined ? { to: period.to } : {}),
    ...(at === undefined ? {} : { at }),
    ...(scope.event === undefined ? {} : { event: scope.event }),
    ...(scope.partOf === undefined ? {} : { partOf: scope.partOf }),
    ...(scope.restrict.length === 0 ? {} : { restrict: [...scope.restrict] }),
  }
}

function tellDocuments(found: Reckoning): Pick<Explanation, 'reportsByOrigin' | 'documents'> {
  const counted = [...found.exact, ...found.sub]
  const byOrigin = groupBy(counted, (entry) => entry.origin)
  const reportsByOrigin = [...byOrigin]
    .sort(([a], [b]) => a - b)
    .map(([origin, entries]) => ({
      origin: found.classes.classes[origin]?.id ?? '',
      docs: sortTexts(entries.map((entry) => entry.doc)),
    }))
  const rows = (found.evidence.documentRows ?? [])
    .filter((row) => isKnown(row.on, found.question.known))
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.to, b.to))
  const byDocument = groupBy(rows, (row) => row.from)
  const documents = sortTexts(counted.map((entry) => entry.doc)).map((doc) => {
    const row = byDocument.get(doc)?.[0]
    return row === undefined ? { doc } : { doc, relation: { kind: row.kind, to: row.to } }
  })
  return { reportsByOrigin, documents }
}
