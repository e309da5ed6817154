// Persons drawn many times over what is doubtful: the curve from weight to probability, each pair,
// and the matches that no rule found. What the draws disagree about is the uncertainty of linking,
// and it goes on into figures and estimates. Source: the reference on linkage, 12.3.

import { fnv1a } from '../list/sample.ts'
import { type Chance, normalVariate, seededChance } from '../seeded.ts'
import {
  type Calibration,
  type CalibrationCurve,
  calibratedProbability,
} from '../train/calibration.ts'
import type { BlockingFamilies, FoundPairs } from '../train/missed.ts'
import { drawMissed, type MissedPlan, planMissed } from './draw-missed.ts'
import { type MentionFacts, Partition } from './partition.ts'
import { heaviestFirst, type MentionPair } from './resolve.ts'

/** What drawing reads. */
export interface DrawInput {
  readonly mentions: number
  readonly pairs: FoundPairs
  /** The list of each mention, 0 … lists - 1. */
  readonly list: Int32Array
  readonly lists: number
  readonly calibration: Calibration
  readonly families: BlockingFamilies
  readonly seed: number
  /** How many draws, 200 unless given. */
  readonly draws?: number
  /** What must never be joined, as in `resolve`. */
  readonly facts?: MentionFacts
  readonly same?: readonly MentionPair[]
  readonly different?: readonly MentionPair[]
}

/** One draw: persons, persons on each list, and persons by the lists that they stand on. */
export interface LinkageDraw {
  readonly persons: number
  readonly perList: readonly number[]
  /** Pairs of a pattern and a count: character i of a pattern is 1 when list i names the person. */
  readonly cells: readonly (readonly [pattern: string, count: number])[]
}

/** All draws of one seed, and what must be said with every number made of them. */
export interface LinkageDraws {
  readonly draws: readonly LinkageDraw[]
  readonly seed: number
  readonly flags: readonly ('uncalibrated' | 'blocking_recall_unknown')[]
}

const DRAWS = 200
/** Pairs less probable than this are never drawn. */
const LEAST_PROBABILITY = 1e-4

/** Draws persons. One seed gives one answer; each draw has a stream of chance of its own. */
export function drawLinkages(input: DrawInput): LinkageDraws {
  const order = heaviestFirst(input.pairs, Number.NEGATIVE_INFINITY)
  const plan = planMissed(input)
  const count = input.draws ?? DRAWS
  const draws = Array.from({ length: count }, (_, draw) =>
    drawOnce(input, { order, plan, chance: seededChance(fnv1a(`${input.seed}|${draw}`)) }),
  )
  return {
    ...{ draws, seed: input.seed },
    flags: [
      ...(input.calibration.calibrated ? [] : (['uncalibrated'] as const)),
      ...(plan.known ? [] : (['blocking_recall_unknown'] as const)),
    ],
  }
}

interface DrawState {
  readonly order: Uint32Array
  readonly plan: MissedPlan
  readonly chance: Chance
}

function drawOnce(input: DrawInput, { order, plan, chance }: DrawState): LinkageDraw {
  const { pairs } = input
  const curve = drawCurve(input.calibration, chance)
  const partition = new Partition(input.mentions, input.facts)
  for (const [a, b] of input.same ?? []) partition.join(a, b)
  for (const [a, b] of input.different ?? []) partition.keepApart(a, b, 'judged_different')
  for (const pair of order) {
    const p = calibratedProbability(pairs.w[pair] as number, curve)
    if (p < LEAST_PROBABILITY || chance() >= p) continue
    const [a, b] = [pairs.a[pair] as number, pairs.b[pair] as number]
    if (partition.barrier(a, b) === undefined) partition.join(a, b)
  }
  drawMissed(partition, plan, chance)
  return tableOf(partition.roots(), input)
}

/** α and β from their joint normal distribution. */
function drawCurve(calibration: Calibration, chance: Chance): CalibrationCurve {
  const { alpha, beta, varianceAlpha, varianceBeta, covariance } = calibration
  const deviation = Math.sqrt(varianceAlpha)
  const slope = deviation === 0 ? 0 : covariance / deviation
  const rest = Math.sqrt(Math.max(0, varianceBeta - slope ** 2))
  const [first, second] = [normalVariate(chance), normalVariate(chance)]
  return { alpha: alpha + deviation * first, beta: beta + slope * first + rest * second }
}

function tableOf(root: Int32Array, { list, lists }: DrawInput): LinkageDraw {
  const listsOf = new Map<number, Set<number>>()
  root.forEach((person, mention) => {
    const known = listsOf.get(person)
    if (known === undefined) listsOf.set(person, new Set([list[mention] as number]))
    else known.add(list[mention] as number)
  })
  const perList = Array.from({ length: lists }, () => 0)
  const cells = new Map<string, number>()
  for (const named of listsOf.values()) {
    for (const at of named) perList[at] = (perList[at] ?? 0) + 1
    const pattern = perList.map((_, at) => (named.has(at) ? '1' : '0')).join('')
    cells.set(pattern, (cells.get(pattern) ?? 0) + 1)
  }
  return { persons: listsOf.size, perList, cells: [...cells].sort(([x], [y]) => (x < y ? 1 : -1)) }
}

/** The value below which a share of the numbers lies, between neighbours in proportion. */
export function drawQuantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((x, y) => x - y)
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}
