// Which mentions are one person, given who they were: what people said decides, then the persons
// of before, then weights. A person that people judged is neither joined nor split by weights; what
// weights would have done to it is proposed. Source: linkage.md 9.1, 9.4.
import { type MentionFacts, type MentionPair, type Resolution, resolve } from '@tumen/linkage'
import type { PersonState } from './state.ts'

/** What is joined. Pairs, verdicts and facts are by the numbers of the state. */
export interface JoinInput {
  state: PersonState
  pairs: { a: Int32Array; b: Int32Array; w: Float64Array | Float32Array }
  threshold: number
  facts: MentionFacts
  same: readonly MentionPair[]
  different: readonly MentionPair[]
  possible: readonly MentionPair[]
  impossible: readonly MentionPair[]
  /** Persons that nobody judged are made anew from weights. */
  anew: boolean
}

/** Persons, and what was not done to those that people judged. */
export interface Joined extends Resolution {
  /** Pairs that would have joined a judged person with another. */
  merges: MentionPair[]
  /** Persons of before, with mentions that weights would take out of them. */
  splits: { known: number; mentions: number[] }[]
}

/** Joins mentions into persons; the same input gives the same answer. */
export function joinPersons(input: JoinInput): Joined {
  const judged = judgedPersons(input)
  const held = heldTogether(input, judged)
  const found = resolveWith(input, judged, held)
  const merges = found.refused.flatMap(({ pair, barrier }) =>
    barrier === 'judged_person' && pair < input.pairs.w.length
      ? [[input.pairs.a[pair] as number, input.pairs.b[pair] as number] as MentionPair]
      : [],
  )
  return { ...found, merges, splits: splitsOf(input, judged, found.root) }
}

/** 1 for each person of before with a mention that people spoke of. */
function judgedPersons({ state, same, different, possible }: JoinInput): Uint8Array {
  const judged = new Uint8Array(state.known.length)
  for (const pair of [...same, ...different, ...possible])
    for (const mention of pair) {
      const person = state.personOf[mention] ?? -1
      if (person >= 0) judged[person] = 1
    }
  return judged
}

interface Held {
  /** Held together by force: weights may not split a judged person. */
  same: MentionPair[]
  /** Held together as by the greatest weight. */
  heaviest: MentionPair[]
}

/** The pairs by which persons of before stay together. */
function heldTogether({ state, different, anew }: JoinInput, judged: Uint8Array): Held {
  const apart = new Set(
    different.flatMap(([a, b]) => {
      const person = state.personOf[a] ?? -1
      return person >= 0 && person === state.personOf[b] ? [person] : []
    }),
  )
  const held: Held = { same: [], heaviest: [] }
  for (const [n, { members }] of state.known.entries()) {
    const isJudged = judged[n] === 1
    if (anew && !isJudged) continue
    // Where people took somebody out, every other pair still holds.
    if (apart.has(n)) held.heaviest.push(...allPairs(members))
    else (isJudged ? held.same : held.heaviest).push(...starOf(members))
  }
  return held
}

function starOf(members: readonly number[]): MentionPair[] {
  const [first, ...others] = [...members].sort((x, y) => x - y)
  return others.map((other): MentionPair => [first as number, other])
}

function allPairs(members: readonly number[]): MentionPair[] {
  const sorted = [...members].sort((x, y) => x - y)
  return sorted.flatMap((a, n) => sorted.slice(n + 1).map((b): MentionPair => [a, b]))
}

function resolveWith(input: JoinInput, judged: Uint8Array, held: Held): Resolution {
  const { state, pairs, threshold, facts, same, different, impossible } = input
  return resolve({
    mentions: state.ids.length,
    pairs: withHeaviest(pairs, held.heaviest),
    ...{ threshold, different, impossible },
    same: [...same, ...held.same],
    facts: { ...facts, person: state.personOf, judgedPerson: judged },
  })
}

/** The pairs, then those that weigh more than any. */
function withHeaviest(pairs: JoinInput['pairs'], heaviest: readonly MentionPair[]) {
  const [own, all] = [pairs.w.length, pairs.w.length + heaviest.length]
  const [a, b, w] = [new Int32Array(all), new Int32Array(all), new Float64Array(all)]
  a.set(pairs.a)
  b.set(pairs.b)
  w.set(pairs.w)
  w.fill(Number.POSITIVE_INFINITY, own)
  for (const [n, [one, other]] of heaviest.entries()) {
    a[own + n] = one
    b[own + n] = other
  }
  return { a, b, w }
}

/** What weights and rules would take out of persons that people judged. */
function splitsOf(input: JoinInput, judged: Uint8Array, root: Int32Array): Joined['splits'] {
  const { state, anew } = input
  const heaviest = anew ? [] : state.known.flatMap(({ members }) => starOf(members))
  const other = resolveWith(input, judged, { same: [], heaviest }).root
  return state.known.flatMap(({ members }, known) => {
    const isWhole = new Set(members.map((mention) => root[mention])).size === 1
    if (judged[known] !== 1 || !isWhole) return []
    const [, ...smaller] = groupsOf(members, other)
    return smaller.length === 0 ? [] : [{ known, mentions: smaller.flat() }]
  })
}

/** Mentions by the person they would be of, the largest group first. */
function groupsOf(members: readonly number[], root: Int32Array): number[][] {
  const groups = new Map<number, number[]>()
  for (const mention of members) {
    const at = root[mention] as number
    groups.set(at, [...(groups.get(at) ?? []), mention])
  }
  return [...groups.values()].sort((x, y) => y.length - x.length)
}
