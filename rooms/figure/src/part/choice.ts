// The largest sum over pairwise provably disjoint parts (rules F36, F37): a maximum-weight
// independent set, exact by branch and bound up to 20 parts that hang together, by the place
// tree and a greedy set beyond. Any set that is found is a valid floor: never too large.
import { type Apart, type Candidate, hinders, scoreOf, weigh } from './candidate.ts'
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
export function chooseParts(candidates: readonly Candidate[], apart: Apart): Choice {
  const weighty = candidates
    .filter((candidate) => candidate.weight > 0)
    .sort((a, b) => a.part.rank - b.part.rank)
  const zero = candidates.find((candidate) => candidate.weight === 0)
  if (weighty.length === 0) {
    return { chosen: zero === undefined ? [] : [zero.part], sum: 0, exact: true }
  }
  const chosen: Candidate[] = []
  let exact = true
  for (const group of splitGroups(weighty, apart)) {
    const small = group.length <= EXACT_LIMIT
    const found = small ? searchParts(group, apart) : chooseRoughly(group, apart)
    chosen.push(...found.chosen)
    exact &&= found.exact
  }
  chosen.sort((a, b) => a.part.rank - b.part.rank)
  return { chosen: chosen.map((each) => each.part), sum: weigh(chosen), exact }
}

function sharesName(a: Candidate, b: Candidate): boolean {
  const { names } = a.part
  const others = b.part.names
  if (names === undefined || others === undefined) return false
  const set = new Set(others)
  return names.some((name) => set.has(name))
}

/** Groups of candidates that have nothing to do with each other can be chosen apart. */
function splitGroups(candidates: readonly Candidate[], apart: Apart): Candidate[][] {
  let left = [...candidates]
  const groups: Candidate[][] = []
  while (left.length > 0) {
    const group = [left[0] as Candidate]
    left = left.slice(1)
    for (let i = 0; i < group.length; i++) {
      const member = group[i] as Candidate
      const staying: Candidate[] = []
      for (const other of left) {
        if (hinders(member, other, apart) || sharesName(member, other)) group.push(other)
        else staying.push(other)
      }
      left = staying
    }
    groups.push(group.sort((a, b) => a.part.rank - b.part.rank))
  }
  return groups
}

function addNames(named: Set<string>, candidate: Candidate): void {
  for (const name of candidate.part.names ?? []) named.add(name)
}

/** Adds candidates by falling worth as far as they do not hinder each other. */
function addGreedily(
  start: readonly Candidate[],
  group: readonly Candidate[],
  apart: Apart,
): Candidate[] {
  const chosen = [...start]
  const named = new Set<string>()
  for (const candidate of chosen) addNames(named, candidate)
  const order = [...group].sort(
    (a, b) => scoreOf(b, b.weight) - scoreOf(a, a.weight) || a.part.rank - b.part.rank,
  )
  for (const candidate of order) {
    if (chosen.includes(candidate) || addedBy(candidate, named) === 0) continue
    if (chosen.some((other) => hinders(candidate, other, apart))) continue
    chosen.push(candidate)
    addNames(named, candidate)
  }
  return chosen
}

function chooseRoughly(group: readonly Candidate[], apart: Apart): SearchedSet {
  const tree = addGreedily(chooseInPlaceTree(group), group, apart)
  const greedy = addGreedily([], group, apart)
  const chosen = weigh(greedy) > weigh(tree) ? greedy : tree
  return { chosen, exact: isTreeExact(group) }
}
