// Which pairs people should look at. One queue asks what would change a number; it is biased by
// its purpose, so another, drawn at random from strata of weight, feeds calibration alone. A tenth
// is read twice. Source: the reference on linkage, 10.2.

import { SAMPLES, sampleOf } from '../list/sample.ts'
import { bridgesOf, type GraphEdge } from '../person/bridge.ts'
import type { WeighedPairs } from '../person/resolve.ts'
import { type Chance, wholeBelow } from '../seeded.ts'
import { probabilityOf } from './evaluate-pair.ts'

/** What the value queue reads. */
export interface ValueInput {
  readonly pairs: WeighedPairs
  /** The person of each mention, by its smallest mention. */
  readonly root: Int32Array
  readonly threshold: number
  /** How many open figures and estimates count the person of a mention. */
  readonly figures?: (root: number) => number
  /** Pairs that need no reading: those already judged, by index. */
  readonly judged?: ReadonlySet<number>
  /** How many pairs to return at most, 1,000 unless given. */
  readonly limit?: number
}

/** A pair to look at, by its index, and what looking is worth. */
export interface QueuedPair {
  readonly pair: number
  readonly value: number
}

const LONGEST_QUEUE = 1000
const TOGETHER_ANYWAY = 0.1
const LOWEST_STRATUM = -10
const STRATA = 20
const SECOND_READING = 0.1

/**
 * Pairs by what their verdict could change, P(1 − P)·d·(1 + f), highest first, the pairs of a
 * person together: d is .1 where both ends stay one person without the pair, f counts figures.
 */
export function valueQueue(input: ValueInput): QueuedPair[] {
  const { pairs, judged, limit = LONGEST_QUEUE } = input
  const decisive = new Uint8Array(pairs.w.length)
  for (const pair of decisivePairs(input)) decisive[pair] = 1
  const values = Float64Array.from(pairs.w, (weight, pair) => {
    const p = probabilityOf(weight)
    const share = decisive[pair] === 1 ? 1 : TOGETHER_ANYWAY
    return judged?.has(pair) ? -1 : p * (1 - p) * share * (1 + figuresOf(pair, input))
  })
  const order = Uint32Array.from(values.keys())
    .filter((pair) => (values[pair] as number) >= 0)
    .sort((x, y) => (values[y] as number) - (values[x] as number) || x - y)
    .subarray(0, limit)
  const queue = Array.from(order, (pair) => ({ pair, value: values[pair] as number }))
  return groupByPerson(queue, input)
}

/** Pairs that join or hold apart two persons: their loss, or their gain, would change a count. */
function decisivePairs({ pairs, root, threshold }: ValueInput): number[] {
  const apart: number[] = []
  const inside: number[] = []
  for (let pair = 0; pair < pairs.w.length; pair += 1) {
    const [a, b] = [pairs.a[pair] as number, pairs.b[pair] as number]
    if (root[a] !== root[b]) apart.push(pair)
    else if ((pairs.w[pair] as number) >= threshold) inside.push(pair)
  }
  const edges = inside.map((pair): GraphEdge => [pairs.a[pair] as number, pairs.b[pair] as number])
  return [...apart, ...bridgesOf(root.length, edges).map((at) => inside[at] as number)]
}

function figuresOf(pair: number, { pairs, root, figures }: ValueInput): number {
  if (figures === undefined) return 0
  const [x, y] = [root[pairs.a[pair] as number] as number, root[pairs.b[pair] as number] as number]
  return figures(x) + (x === y ? 0 : figures(y))
}

/** The same pairs; behind each that is first of its persons come the others of these persons. */
function groupByPerson(queue: readonly QueuedPair[], { pairs, root }: ValueInput): QueuedPair[] {
  const ofPerson = new Map<number, QueuedPair[]>()
  const personsOf = ({ pair }: QueuedPair) =>
    [root[pairs.a[pair] as number], root[pairs.b[pair] as number]] as number[]
  for (const queued of queue)
    for (const person of new Set(personsOf(queued))) {
      const known = ofPerson.get(person)
      if (known === undefined) ofPerson.set(person, [queued])
      else known.push(queued)
    }
  const placed = new Set<QueuedPair>()
  for (const queued of queue)
    if (!placed.has(queued))
      for (const person of personsOf(queued))
        for (const other of ofPerson.get(person) ?? []) placed.add(other)
  return [...placed]
}

/**
 * Pairs drawn at random, equally many from each stratum of one bit between -10 and 10; a stratum
 * that has fewer gives all it has. Only the verdicts on these may calibrate weights.
 */
export function calibrationQueue(
  weights: WeighedPairs['w'],
  count: number,
  chance: Chance,
): number[] {
  const strata = Array.from({ length: STRATA }, (): number[] => [])
  weights.forEach((weight, pair) => {
    strata[Math.floor(weight - LOWEST_STRATUM)]?.push(pair)
  })
  const each = Math.floor(count / STRATA)
  return strata.flatMap((stratum) => drawWithout(stratum, each, chance))
}

function drawWithout(from: readonly number[], count: number, chance: Chance): number[] {
  const left = [...from]
  const drawn: number[] = []
  while (drawn.length < count && left.length > 0) {
    const at = wholeBelow(left.length, chance)
    drawn.push(left[at] as number)
    left[at] = left.at(-1) as number
    left.pop()
  }
  return drawn
}

/** Whether a pair goes to a second reader, who does not see the first verdict: a tenth does. */
export function needsSecondReading(seed: string, pairId: string): boolean {
  return sampleOf(seed, pairId) < SECOND_READING * SAMPLES
}
