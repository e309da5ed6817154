// Joins for matches that no rule of blocking found: as many as the two families of rules say, with
// the doubt about that number, between persons of one mention each, on lists that share persons.
// Source: the reference on linkage, 12.2 and 12.3.

import { type Chance, poissonVariate, wholeBelow } from '../seeded.ts'
import { calibratedProbability } from '../train/calibration.ts'
import { missedMatches } from '../train/missed.ts'
import type { DrawInput } from './draw.ts'
import type { Partition } from './partition.ts'
import { resolve } from './resolve.ts'

/** What is the same for every draw. */
export interface MissedPlan {
  readonly missed: number
  readonly known: boolean
  /** The share of expected matches that make a person of exactly two mentions. */
  readonly shareOfTwo: number
  /** Pairs of lists with the expected matches up to and with each, as running sums. */
  readonly listPairs: readonly {
    readonly lists: readonly [number, number]
    readonly upTo: number
  }[]
  readonly list: Int32Array
}

const LEAST_MISSED = 0.5
const TRIES = 50

/** Reckons what the draws need to know of missed matches. */
export function planMissed(input: DrawInput): MissedPlan {
  const { missed, known, expected } = missedMatches(input.pairs, input.families, input.calibration)
  const { inTwo, byLists } = shareMatches(input)
  let sum = 0
  const listPairs = [...byLists]
    .sort(([x], [y]) => x - y)
    .map(([cell, matches]) => {
      sum += matches
      const lists = [Math.floor(cell / input.lists), cell % input.lists] as const
      return { lists, upTo: sum }
    })
  const shareOfTwo = expected > 0 ? inTwo / expected : 0
  return { missed, known, shareOfTwo, listPairs, list: input.list }
}

/** Expected matches within persons of two at P ≥ .5, and by pair of lists. */
function shareMatches(input: DrawInput) {
  const { pairs, list, lists, calibration } = input
  const w = Float64Array.from(pairs.w, (weight) => calibratedProbability(weight, calibration))
  const calibrated = { a: pairs.a, b: pairs.b, w }
  const { root } = resolve({ ...input, pairs: calibrated, threshold: 0.5 })
  const sizes = new Int32Array(root.length)
  for (const person of root) sizes[person] = (sizes[person] as number) + 1
  const byLists = new Map<number, number>()
  let inTwo = 0
  for (let pair = 0; pair < w.length; pair += 1) {
    const [a, b] = [pairs.a[pair] as number, pairs.b[pair] as number]
    const p = w[pair] as number
    if (root[a] === root[b] && sizes[root[a] as number] === 2) inTwo += p
    const [x, y] = [list[a] as number, list[b] as number]
    const cell = Math.min(x, y) * lists + Math.max(x, y)
    byLists.set(cell, (byLists.get(cell) ?? 0) + p)
  }
  return { inTwo, byLists }
}

/** Joins persons of one mention each, as many as one draw misses. */
export function drawMissed(partition: Partition, plan: MissedPlan, chance: Chance): void {
  const matches = poissonVariate(plan.missed * (LEAST_MISSED + chance()), chance)
  const joins = Math.round(plan.shareOfTwo * matches)
  if (joins === 0) return
  const alone = aloneByList(partition, plan.list)
  for (let join = 0; join < joins; join += 1) joinOne(partition, { alone, plan, chance })
}

function joinOne(
  partition: Partition,
  { alone, plan, chance }: { alone: number[][]; plan: MissedPlan; chance: Chance },
): void {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [x, y] = drawLists(plan, chance)
    const [from, to] = [alone[x] ?? [], alone[y] ?? []]
    if (from.length === 0 || to.length === 0) continue
    const [i, j] = [wholeBelow(from.length, chance), wholeBelow(to.length, chance)]
    const [a, b] = [from[i] as number, to[j] as number]
    if (a === b || partition.barrier(a, b) !== undefined) continue
    partition.join(a, b)
    takeOut(from, a)
    takeOut(to, b)
    return
  }
}

function drawLists({ listPairs }: MissedPlan, chance: Chance): readonly [number, number] {
  const point = chance() * (listPairs.at(-1)?.upTo ?? 0)
  return (listPairs.find(({ upTo }) => point < upTo) ?? listPairs.at(-1))?.lists ?? [0, 0]
}

function takeOut(from: number[], mention: number): void {
  const at = from.indexOf(mention)
  from[at] = from.at(-1) as number
  from.pop()
}

/** The mentions that are a person of their own, by list. */
function aloneByList(partition: Partition, list: Int32Array): number[][] {
  const root = partition.roots()
  const sizes = new Int32Array(root.length)
  for (const person of root) sizes[person] = (sizes[person] as number) + 1
  const alone: number[][] = []
  root.forEach((person, mention) => {
    if (sizes[person] !== 1) return
    const at = list[mention] as number
    alone[at] ??= []
    alone[at].push(mention)
  })
  return alone
}
