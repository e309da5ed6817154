// The largest sum over pairwise provably disjoint parts (rules F36, F37): a maximum-weight
// independent set, exact by branch and bound up to 20 parts that hang together, by the place
// tree and a greedy set beyond. Any set that is found is a valid floor: never too large.
import { groupBy } from '../scope/group.ts'
import { type Apartness, type Candidate, hindrancesAmong, scoreOf, weigh } from './candidate.ts'
import type { Part } from './part.ts'
import { type SearchedSet, searchParts } from './search.ts'
import { chooseInPlaceTree, isTreeExact } from './tree.ts'

/** The chosen parts and their sum. */
export interface Choice {
  chosen: Part[]
  sum: number
  /** Whether no heavier set exists, as far as we know. */
  exact: boolean
}

const EXACT_LIMIT = 20

/** Persons that a candidate adds to those who are already counted by name. */
function addedBy(candidate: Candidate, named: ReadonlySet<string>): number {
  const { names } = candidate.part
  if (names === undefined) return candidate.weight
  return names.reduce((count, name) => count + (named.has(name) ? 0 : 1), 0)
}

/** Chooses among the candidates; with only zero weights, the first of them. */
export function chooseParts(candidates: readonly Candidate[], known: Apartness): Choice {
  const weighty = candidates
    .filter((candidate) => candidate.weight > 0)
    .sort((a, b) => a.part.rank - b.part.rank)
  const zero = candidates.find((candidate) => candidate.weight === 0)
  if (weighty.length === 0) {
    return { chosen: zero === undefined ? [] : [zero.part], sum: 0, exact: true }
  }
  const chosen: Candidate[] = []
  let exact = true
  for (const group of splitGroups(weighty, known)) {
    const small = group.length <= EXACT_LIMIT
    const found = small ? searchParts(group, known.apart) : chooseRoughly(group, known)
    chosen.push(...found.chosen)
    exact &&= found.exact
  }
  chosen.sort((a, b) => a.part.rank - b.part.rank)
  return { chosen: chosen.map((each) => each.part), sum: weigh(chosen), exact }
}

/** Groups of candidates that have nothing to do with each other can be chosen apart. */
function splitGroups(candidates: readonly Candidate[], known: Apartness): Candidate[][] {
  const byPart = new Map(candidates.map((each) => [each.part, each]))
  const byName = partsByName(candidates)
  const left = new Set(byPart.keys())
  const groups: Candidate[][] = []
  for (const first of left) {
    left.delete(first)
    const group = [first]
    const take = (other: Part): void => {
      if (left.delete(other)) group.push(other)
    }
    for (const member of group) {
      for (const other of hindrancesAmong(left, member, known)) take(other)
      for (const name of member.names ?? []) byName.get(name)?.forEach(take)
    }
    group.sort((a, b) => a.rank - b.rank)
    groups.push(group.map((part) => byPart.get(part) as Candidate))
  }
  return groups
}

function partsByName(candidates: readonly Candidate[]): Map<string, Part[]> {
  const named = candidates.flatMap(({ part }) => (part.names ?? []).map((name) => ({ name, part })))
  const parts = new Map<string, Part[]>()
  for (const [name, group] of groupBy(named, (each) => each.name))
    parts.set(
      name,
      group.map((each) => each.part),
    )
  return parts
}

function addNames(named: Set<string>, candidate: Candidate): void {
  for (const name of candidate.part.names ?? []) named.add(name)
}

/** Adds candidates by falling worth as far as they do not hinder each other. */
function addGreedily(
  start: readonly Candidate[],
  group: readonly Candidate[],
  known: Apartness,
): Candidate[] {
  const chosen = [...start]
  const taken = new Set(chosen.map(({ part }) => part))
  const named = new Set<string>()
  for (const candidate of chosen) addNames(named, candidate)
  const order = [...group].sort(
    (a, b) => scoreOf(b, b.weight) - scoreOf(a, a.weight) || a.part.rank - b.part.rank,
  )
  for (const candidate of order) {
    const { part } = candidate
    if (taken.has(part) || addedBy(candidate, named) === 0) continue
    if (!isFree(hindrancesAmong(taken, part, known))) continue
    chosen.push(candidate)
    taken.add(part)
    addNames(named, candidate)
  }
  return chosen
}

function isFree(hindrances: Iterable<Part>): boolean {
  for (const _ of hindrances) return false
  return true
}

function chooseRoughly(group: readonly Candidate[], known: Apartness): SearchedSet {
  const tree = addGreedily(chooseInPlaceTree(group), group, known)
  const greedy = addGreedily([], group, known)
  const chosen = weigh(greedy) > weigh(tree) ? greedy : tree
  return { chosen, exact: isTreeExact(group) }
}
