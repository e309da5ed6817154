// Many parts at once: recursion over the tree of places (rule F36, section 11). A node's own parts
// make a weighted interval schedule; its children add up; the heavier of the two stands.
import { isPointAct } from '@tumen/claim'
import { compareText } from '../scope/order.ts'
import { FIRST_DAY, LAST_DAY } from '../scope/scope.ts'
import { type Candidate, scoreOf } from './candidate.ts'

interface Node {
  own: Candidate[]
  children: Map<string, Node>
}

interface Found {
  chosen: Candidate[]
  score: number
}

const NOTHING: Found = { chosen: [], score: 0 }

/** Whether place and period alone decide what this candidate is apart from. */
function isPlain({ part }: Candidate): boolean {
  const { scope } = part
  return (
    part.names === undefined &&
    scope.places.length === 1 &&
    !scope.uncertain &&
    scope.through === undefined &&
    !part.isUnknown &&
    isPointAct(scope.act)
  )
}

/** Whether the recursion finds the best set of this group, not only a good one. */
export function isTreeExact(group: readonly Candidate[]): boolean {
  const onlyPlaceAndTime = group.every(
    (candidate) =>
      isPlain(candidate) &&
      candidate.part.scope.event === undefined &&
      candidate.part.scope.partOf === undefined &&
      candidate.part.scope.restrict.length === 0,
  )
  if (!onlyPlaceAndTime) return false
  const first = group[0]?.part.scope
  return (
    group.every(({ part }) => part.scope.places[0] === first?.places[0]) ||
    group.every(
      ({ part }) =>
        part.scope.period?.from === first?.period?.from &&
        part.scope.period?.to === first?.period?.to,
    )
  )
}

/** A heavy set of pairwise disjoint candidates among those that place and period can part. */
export function chooseInPlaceTree(group: readonly Candidate[]): Candidate[] {
  const root: Node = { own: [], children: new Map() }
  for (const candidate of group) {
    if (isPlain(candidate)) insert(root, candidate)
  }
  return choose(root).chosen
}

function insert(root: Node, candidate: Candidate): void {
  let node = root
  for (const name of (candidate.part.scope.places[0] as string).split('/')) {
    let child = node.children.get(name)
    if (child === undefined) {
      child = { own: [], children: new Map() }
      node.children.set(name, child)
    }
    node = child
  }
  node.own.push(candidate)
}

function choose(node: Node): Found {
  const below: Found = { chosen: [], score: 0 }
  for (const child of node.children.values()) {
    const found = choose(child)
    below.chosen.push(...found.chosen)
    below.score += found.score
  }
  const own = schedule(node.own)
  return own.score > below.score ? own : below
}

function endOf(candidate: Candidate): string {
  return candidate.part.scope.period?.to ?? LAST_DAY
}

function startOf(candidate: Candidate): string {
  return candidate.part.scope.period?.from ?? FIRST_DAY
}

/** Weighted interval scheduling: the heaviest candidates without a common day. */
function schedule(own: readonly Candidate[]): Found {
  const byEnd = [...own].sort(
    (a, b) => compareText(endOf(a), endOf(b)) || a.part.rank - b.part.rank,
  )
  const best: Found[] = [NOTHING]
  byEnd.forEach((candidate, n) => {
    let before = n
    while (before > 0 && endOf(byEnd[before - 1] as Candidate) >= startOf(candidate)) before--
    const without = best[n] as Found
    const base = best[before] as Found
    const score = base.score + scoreOf(candidate, candidate.weight)
    best.push(score > without.score ? { chosen: [...base.chosen, candidate], score } : without)
  })
  return best[byEnd.length] as Found
}
