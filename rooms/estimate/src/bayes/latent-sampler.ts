// One chain of the latent class model: its state, and one sweep over everything that is not known.
// Chances are kept as they are, not as logarithms, and nothing is allocated in a sweep.
// Source: Manrique-Vallier (2016), section 3.

import { exp, log } from '../number/elementary.ts'
import type { RandomStream } from '../number/random-stream.ts'
import {
  betaVariate,
  binomialVariate,
  gammaVariate,
  logGammaVariate,
  negativeBinomialVariate,
} from '../number/random-variate.ts'
import { type CaptureTable, listSizes } from '../table/capture-table.ts'
import { censoredVariate } from '../table/censored-count.ts'

/** A chain's state and how to move it. */
export interface Sampler {
  sweep(): void
  unseen(): number
  /** The persons seen; fewer than the table's where a count is only an upper limit. */
  seen(): number
  /** The concentration: how many classes are used. */
  concentration(): number
}

interface State {
  classes: number
  lists: number
  masks: Int32Array
  counts: Float64Array
  /** Places of the cells whose count is only an upper limit, with the limit. */
  censored: { cell: number; most: number }[]
  persons: number
  maxFactor: number
  stream: RandomStream
  /** λ and 1 − λ by class and list. */
  on: Float64Array
  off: Float64Array
  /** ν, the shares of the classes. */
  shares: Float64Array
  /** Members by class, with their unseen, and those of them on each list. */
  members: Float64Array
  onList: Float64Array
  weights: Float64Array
  alpha: number
  logLastShare: number
  unseen: number
}

/** A sampler at its start: list margins, sticks from uniforms. An empty table gives the prior. */
export function createSampler(
  given: { table: CaptureTable; classes: number; maxFactor: number; censored?: Int32Array },
  stream: RandomStream,
): Sampler {
  const { table, classes, maxFactor, censored = new Int32Array() } = given
  const lists = table.lists.length
  const limited = Array.from(table.masks.entries()).flatMap(([cell, mask]) => {
    return censored.includes(mask) ? [{ cell, most: table.counts[cell] as number }] : []
  })
  const state: State = {
    ...{ classes, lists, masks: table.masks, counts: Float64Array.from(table.counts) },
    ...{ censored: limited, persons: table.persons },
    ...{ maxFactor, stream, alpha: 0.3 / classes, logLastShare: 0, unseen: 0 },
    on: new Float64Array(classes * lists),
    off: new Float64Array(classes * lists),
    shares: new Float64Array(classes),
    members: new Float64Array(classes),
    onList: new Float64Array(classes * lists),
    weights: new Float64Array(classes),
  }
  start(state, listSizes(table))
  return {
    sweep: () => sweep(state),
    unseen: () => state.unseen,
    seen: () => state.persons,
    concentration: () => state.alpha,
  }
}

function start(state: State, sizes: readonly number[]): void {
  const { classes, lists, persons, stream, shares } = state
  for (let k = 0; k < classes; k++)
    for (let j = 0; j < lists; j++) {
      const share = persons > 0 ? (sizes[j] as number) / persons : 0.5
      setChance(state, k * lists + j, Math.min(Math.max(share, 1e-3), 1 - 1e-3))
    }
  let left = 1
  for (let k = 0; k < classes; k++) {
    const piece = k < classes - 1 ? stream.uniform() : 1
    shares[k] = left * piece
    left *= 1 - piece
  }
}

function setChance({ on, off }: State, at: number, chance: number): void {
  on[at] = chance
  off[at] = 1 - chance
}

function sweep(state: State): void {
  drawCensored(state)
  splitSeen(state)
  drawUnseen(state)
  drawChances(state)
  drawShares(state)
  state.alpha = gammaVariate(state.stream, 0.25 + state.classes - 1) / (0.25 - state.logLastShare)
}

// Before all: the counts that are only upper limits, with the unseen summed out.
function drawCensored(state: State): void {
  for (const { cell, most } of state.censored) {
    const others = state.persons - (state.counts[cell] as number)
    const seen = Math.max(1 - weigh(state, 0), 1e-12)
    const chance = weigh(state, state.masks[cell] as number) / seen
    const drawn = censoredVariate(state.stream, { others, chance, most })
    state.counts[cell] = drawn
    state.persons = others + drawn
  }
}

// Step 1: the persons of each pattern over the classes.
function splitSeen(state: State): void {
  const { masks, members, onList } = state
  members.fill(0)
  onList.fill(0)
  for (let cell = 0; cell < masks.length; cell++) {
    const mask = masks[cell] as number
    const total = weigh(state, mask)
    split(state, { mask, count: state.counts[cell] as number, total })
  }
}

// The weight of each class for a pattern: share times chances. Gives their sum.
function weigh({ classes, lists, on, off, shares, weights }: State, mask: number): number {
  let total = 0
  for (let k = 0; k < classes; k++) {
    let product = shares[k] as number
    const base = k * lists
    for (let j = 0; j < lists; j++)
      product *= ((mask >> j) & 1) === 1 ? (on[base + j] as number) : (off[base + j] as number)
    weights[k] = product
    total += product
  }
  return total
}

interface Cell {
  mask: number
  count: number
  total: number
}

function split(state: State, { mask, count, total }: Cell): void {
  const { classes, weights, stream } = state
  if (count === 1) {
    const found = chosen(weights, stream.uniform() * total)
    addMembers(state, found, mask, 1)
    return
  }
  let left = count
  let rest = total
  for (let k = 0; k < classes && left > 0; k++) {
    const weight = weights[k] as number
    const isLast = k === classes - 1 || weight >= rest
    const drawn = isLast ? left : drawnOf(stream, left, weight / rest)
    if (drawn > 0) addMembers(state, k, mask, drawn)
    left -= drawn
    rest -= weight
  }
}

// A class that hardly anybody can be in is passed over.
function drawnOf(stream: RandomStream, count: number, share: number): number {
  return count * share < 1e-12 ? 0 : binomialVariate(stream, count, share)
}

function chosen(weights: Float64Array, at: number): number {
  let sum = 0
  for (let k = 0; k < weights.length; k++) {
    sum += weights[k] as number
    if (at < sum) return k
  }
  return weights.length - 1
}

function addMembers(
  { members, onList, lists }: State,
  k: number,
  mask: number,
  count: number,
): void {
  members[k] = (members[k] as number) + count
  for (let j = 0; j < lists; j++)
    if (((mask >> j) & 1) === 1) onList[k * lists + j] = (onList[k * lists + j] as number) + count
}

// Steps 4 and 5: how many are on no list, and in which classes they are.
function drawUnseen(state: State): void {
  const { persons, stream, maxFactor } = state
  const total = weigh(state, 0)
  if (persons > 0) {
    const success = Math.max(1 - total, 1e-12)
    do state.unseen = negativeBinomialVariate(stream, persons, success)
    while (state.unseen > maxFactor * persons)
  }
  split(state, { mask: 0, count: state.unseen, total })
}

// Step 2: the chance of each list in each class.
function drawChances(state: State): void {
  const { classes, lists, members, onList, stream } = state
  for (let k = 0; k < classes; k++)
    for (let j = 0; j < lists; j++) {
      const listed = onList[k * lists + j] as number
      setChance(
        state,
        k * lists + j,
        betaVariate(stream, 1 + listed, 1 + (members[k] as number) - listed),
      )
    }
}

// Step 3: the sticks, accumulated in logarithms; the last share is needed as one.
function drawShares(state: State): void {
  const { classes, members, shares, stream, alpha, persons, unseen } = state
  let after = persons + unseen
  let logLeft = 0
  for (let k = 0; k < classes - 1; k++) {
    const own = members[k] as number
    after -= own
    const x = logGammaVariate(stream, 1 + own)
    const y = logGammaVariate(stream, alpha + after)
    const top = Math.max(x, y)
    const sum = top + log(exp(x - top) + exp(y - top))
    shares[k] = exp(logLeft + x - sum)
    logLeft += y - sum
  }
  shares[classes - 1] = exp(logLeft)
  state.logLastShare = logLeft
}
