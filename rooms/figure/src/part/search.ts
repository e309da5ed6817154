// The heaviest set of parts by branch and bound, in the order of the keys, so that of equally good
// sets the first by keys is found (rules F36, F37). Lists weigh the union of their names.
import { type Apart, type Candidate, hinders, scoreOf } from './candidate.ts'

/** The best set that was found, and whether the search went to its end. */
export interface SearchedSet {
  chosen: Candidate[]
  exact: boolean
}

/** With lists the smallest set of them is a cover problem: the search gives up after so many. */
const MOST_VISITS = 30_000

interface Search {
  group: readonly Candidate[]
  /** Candidates that each one hinders, as a bit mask. */
  masks: number[]
  boundOf: (from: number, hindered: number) => number
  names: NameCount
  best: number
  bestSet: number
  visits: number
  mostVisits: number
}

/** Searches at most 31 candidates, which come in the order of their keys. */
export function searchParts(group: readonly Candidate[], apart: Apart): SearchedSet {
  if (group.length === 1) return { chosen: [...group], exact: true }
  const masks = group.map((a) =>
    group.reduce(
      (mask, b, n) => (a !== b && hinders(a.part, b.part, apart) ? mask | (1 << n) : mask),
      0,
    ),
  )
  const names = countNames(group)
  const boundOf = makeBound(group, masks)
  const mostVisits = group.some(({ part }) => part.names) ? MOST_VISITS : Infinity
  const start = { best: -1, bestSet: 0, visits: 0, mostVisits }
  const search: Search = { group, masks, boundOf, names, ...start }
  visit(search, 0, { taken: 0, hindered: 0, score: 0 })
  return {
    chosen: group.filter((_, n) => (search.bestSet >> n) & 1),
    exact: search.visits <= mostVisits,
  }
}

interface State {
  taken: number
  hindered: number
  score: number
}

function visit(search: Search, position: number, state: State): void {
  const { group, names } = search
  if (++search.visits > search.mostVisits) return
  if (state.score > search.best) {
    search.best = state.score
    search.bestSet = state.taken
  }
  for (let n = position; n < group.length; n++) {
    const bound = state.score + search.boundOf(n, state.hindered) + names.boundFrom(n)
    if (bound <= search.best) return
    if ((state.hindered >> n) & 1) continue
    const candidate = group[n] as Candidate
    const isList = candidate.part.names !== undefined
    const added = isList ? names.add(n) : candidate.weight
    if (added > 0) {
      visit(search, n + 1, {
        taken: state.taken | (1 << n),
        hindered: state.hindered | (search.masks[n] as number),
        score: state.score + scoreOf(candidate, added),
      })
    }
    if (isList) names.remove(n)
  }
}

/** An upper bound for the plain parts from `from` on: of those that all hinder each other, one. */
function makeBound(
  group: readonly Candidate[],
  masks: readonly number[],
): (from: number, hindered: number) => number {
  const scores = group.map((each) => (each.part.names ? 0 : scoreOf(each, each.weight)))
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

/** The names that the taken lists carry, and how many more the lists to come could add. */
interface NameCount {
  /** Takes the list of a candidate and gives how many names it added. */
  add: (candidate: number) => number
  remove: (candidate: number) => void
  /** An upper bound of what the lists from `from` on can still be worth. */
  boundFrom: (from: number) => number
}

function countNames(group: readonly Candidate[]): NameCount {
  const numbers = new Map<string, number>()
  const lists = group.map(({ part }) =>
    (part.names ?? []).map((name) => {
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, numbers.size)
      return numbers.size - 1
    }),
  )
  const taken = new Uint8Array(numbers.size)
  const last = new Uint8Array(numbers.size)
  lists.forEach((list, n) => {
    for (const name of list) last[name] = n
  })
  return {
    add: (candidate) => {
      let added = 0
      for (const name of lists[candidate] ?? []) {
        if (taken[name] === 0) added++
        taken[name] = (taken[name] as number) + 1
      }
      return added
    },
    remove: (candidate) => {
      for (const name of lists[candidate] ?? []) taken[name] = (taken[name] as number) - 1
    },
    boundFrom: (from) => {
      let open = 0
      for (let name = 0; name < taken.length; name++) {
        if (taken[name] === 0 && (last[name] as number) >= from) open++
      }
      return open === 0 ? 0 : scoreOf({ contested: false }, open)
    },
  }
}
