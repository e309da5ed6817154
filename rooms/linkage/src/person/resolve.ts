// From weighed pairs and verdicts to persons, by Kruskal's algorithm: the heaviest pairs first,
// unless two mentions must stay apart. Nothing depends on chance or on the order of the pairs.
// Source: the reference on linkage, 9.1 and 9.2.
import { type Barrier, type MentionFacts, Partition } from './partition.ts'

/** Pairs of mentions, a < b, with their weights in bits. */
export interface WeighedPairs {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly w: Float64Array | Float32Array
}

/** Two mentions, for a verdict or an impossibility. */
export type MentionPair = readonly [number, number]

/** What `resolve` reads. */
export interface ResolveInput {
  /** How many mentions there are: 0 … mentions - 1. */
  readonly mentions: number
  readonly pairs: WeighedPairs
  /** Bits from which a pair is joined; 0 is a probability of one half. */
  readonly threshold: number
  readonly facts?: MentionFacts
  readonly same?: readonly MentionPair[]
  readonly different?: readonly MentionPair[]
  /** Far apart on one day, or acting after a recorded death. */
  readonly impossible?: readonly MentionPair[]
}

/** `same` and `different` contradict: the chain of mentions judged the same, from end to end. */
export interface JudgementConflict {
  readonly code: 'judgement_conflict'
  readonly chain: readonly number[]
}

/** People said `same` of two mentions that a rule of the house keeps apart. */
export interface OverruledBarrier {
  readonly code: 'barrier_overruled'
  readonly pair: MentionPair
  readonly barrier: Barrier
}

/** A pair that was heavy enough and was not joined. */
export interface RefusedMerge {
  /** The index of the pair among the pairs. */
  readonly pair: number
  readonly barrier: Barrier
}

/** Persons. */
export interface Resolution {
  /** For each mention the smallest mention of its person. */
  readonly root: Int32Array
  readonly refused: readonly RefusedMerge[]
  readonly findings: readonly (JudgementConflict | OverruledBarrier)[]
}

/**
 * Joins mentions into persons: first what was judged the same, then pairs of at least the
 * threshold, heaviest first, ties by (a, b), unless something stands between. Where verdicts
 * contradict, `same` is used, because it gives the smaller count.
 */
export function resolve(input: ResolveInput): Resolution {
  const partition = new Partition(input.mentions, input.facts)
  const same = input.same ?? []
  const findings: (JudgementConflict | OverruledBarrier)[] = []
  for (const [a, b] of input.impossible ?? []) partition.keepApart(a, b, 'impossible')
  for (const pair of same) {
    const barrier = partition.barrier(...pair)
    if (barrier !== undefined) findings.push({ code: 'barrier_overruled', pair, barrier })
    partition.join(...pair)
  }
  for (const [a, b] of input.different ?? []) {
    if (partition.find(a) !== partition.find(b)) partition.keepApart(a, b, 'judged_different')
    else findings.push({ code: 'judgement_conflict', chain: chainBetween(a, b, same) })
  }
  const refused = joinHeaviestFirst(partition, input.pairs, input.threshold)
  return { root: partition.roots(), refused, findings }
}

function joinHeaviestFirst(
  partition: Partition,
  pairs: WeighedPairs,
  threshold: number,
): RefusedMerge[] {
  const refused: RefusedMerge[] = []
  for (const pair of heaviestFirst(pairs, threshold)) {
    const a = pairs.a[pair] as number
    const b = pairs.b[pair] as number
    const barrier = partition.barrier(a, b)
    if (barrier === undefined) partition.join(a, b)
    else refused.push({ pair, barrier })
  }
  return refused
}

/** The indexes of the pairs of at least `threshold` bits, heaviest first, ties by (a, b). */
export function heaviestFirst({ a, b, w }: WeighedPairs, threshold: number): Uint32Array {
  let count = 0
  const chosen = new Uint32Array(w.length)
  for (let pair = 0; pair < w.length; pair += 1)
    if ((w[pair] as number) >= threshold) {
      chosen[count] = pair
      count += 1
    }
  return chosen
    .subarray(0, count)
    .sort(
      (x, y) =>
        (w[y] as number) - (w[x] as number) ||
        (a[x] as number) - (a[y] as number) ||
        (b[x] as number) - (b[y] as number),
    )
}

/** A shortest chain of `same` verdicts from one mention to another; both ends stand in it. */
function chainBetween(from: number, to: number, same: readonly MentionPair[]): number[] {
  const neighbours = new Map<number, number[]>()
  for (const [a, b] of same) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b])
    neighbours.set(b, [...(neighbours.get(b) ?? []), a])
  }
  const cameFrom = new Map<number, number>([[from, from]])
  const open = [from]
  for (let next = open.shift(); next !== undefined && next !== to; next = open.shift())
    for (const other of neighbours.get(next) ?? [])
      if (!cameFrom.has(other)) {
        cameFrom.set(other, next)
        open.push(other)
      }
  const chain = [to]
  for (let at = to; at !== from; ) {
    at = cameFrom.get(at) ?? from
    chain.unshift(at)
  }
  return chain
}
