// The largest sum over pairwise provably disjoint parts (rules F36, F37): a maximum-weight
// independent set, exact by branch and bound up to 20 parts that hang together, by the place
// tree and a greedy set beyond. Any set that is found is a valid floor: never too large.
import { type Apart, type Candidate, hinders, scoreOf, weigh } from './candidate.ts'
import type { Part } from './part.ts'
import { chooseInPlaceTree, isTreeExact } from './part-tree.ts'

/** The chosen parts and their sum. */
export interface Choice {
  chosen: Part[]
  sum: number
  /** Whether no heavier set exists, as far as we know. */
  exact: boolean
}

const EXACT_LIMIT = 20

/** Persons that a candidate adds to those who are already counted by name. */
function addedBy(candidate: Candidate, named: ReadonlyMap<string, number>): number {
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
    if (group.length <= EXACT_LIMIT) {
      chosen.push(...chooseExactly(group, apart))
    } else {
      const found = chooseRoughly(group, apart)
      chosen.push(...found.chosen)
      exact &&= found.exact
    }
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

/** Names already counted, with how many chosen lists carry each. */
function addNames(named: Map<string, number>, candidate: Candidate, by: 1 | -1): void {
  for (const name of candidate.part.names ?? []) {
    const count = (named.get(name) ?? 0) + by
    if (count === 0) named.delete(name)
    else named.set(name, count)
  }
}

/** Branch and bound in the order of the keys, so that of equal sets the first by keys is found. */
function chooseExactly(group: readonly Candidate[], apart: Apart): Candidate[] {
  if (group.length === 1) return [...group]
  const masks = group.map((a) =>
    group.reduce((mask, b, n) => (a !== b && hinders(a, b, apart) ? mask | (1 << n) : mask), 0),
  )
  const full = group.map((candidate) => scoreOf(candidate, candidate.weight))
  const boundOf = makeBound(masks, full)
  const named = new Map<string, number>()
  let best = -1
  let bestSet = 0
  const visit = (position: number, taken: number, score: number): void => {
    if (score > best) {
      best = score
      bestSet = taken
    }
    const hindered = group.reduce(
      (mask, _, n) => ((taken >> n) & 1 ? mask | (masks[n] as number) : mask),
      0,
    )
    for (let n = position; n < group.length; n++) {
      if (score + boundOf(n, hindered) <= best) return
      if ((hindered >> n) & 1) continue
      const candidate = group[n] as Candidate
      const added = scoreOf(candidate, addedBy(candidate, named))
      addNames(named, candidate, 1)
      visit(n + 1, taken | (1 << n), score + added)
      addNames(named, candidate, -1)
    }
  }
  visit(0, 0, 0)
  return group.filter((_, n) => (bestSet >> n) & 1)
}

/** An upper bound for the candidates from `n` on: of those that all hinder each other, one. */
function makeBound(
  masks: readonly number[],
  scores: readonly number[],
): (from: number, hindered: number) => number {
  const cliques: number[] = []
  const cliqueOf = scores.map((_, n) => {
    const found = cliques.findIndex((clique) => (clique & ~(masks[n] as number)) === 0)
    const position = found === -1 ? cliques.length : found
    cliques[position] = (cliques[position] ?? 0) | (1 << n)
    return position
  })
  return (from, hindered) => {
    const tops = new Array<number>(cliques.length).fill(0)
    for (let n = from; n < scores.length; n++) {
      if ((hindered >> n) & 1) continue
      const clique = cliqueOf[n] as number
      tops[clique] = Math.max(tops[clique] as number, scores[n] as number)
    }
    return tops.reduce((sum, top) => sum + top, 0)
  }
}

/** Adds candidates by falling worth as far as they do not hinder each other. */
function addGreedily(
  start: readonly Candidate[],
  group: readonly Candidate[],
  apart: Apart,
): Candidate[] {
  const chosen = [...start]
  const named = new Map<string, number>()
  for (const candidate of chosen) addNames(named, candidate, 1)
  const order = [...group].sort(
    (a, b) => scoreOf(b, b.weight) - scoreOf(a, a.weight) || a.part.rank - b.part.rank,
  )
  for (const candidate of order) {
    if (chosen.includes(candidate) || addedBy(candidate, named) === 0) continue
    if (chosen.some((other) => hinders(candidate, other, apart))) continue
    chosen.push(candidate)
    addNames(named, candidate, 1)
  }
  return chosen
}

function chooseRoughly(
  group: readonly Candidate[],
  apart: Apart,
): { chosen: Candidate[]; exact: boolean } {
  const tree = addGreedily(chooseInPlaceTree(group), group, apart)
  const greedy = addGreedily([], group, apart)
  const chosen = weigh(greedy) > weigh(tree) ? greedy : tree
  return { chosen, exact: isTreeExact(group) }
}
