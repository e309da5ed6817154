// Fits the weights of signs to labelled choices: a conditional logit (McFadden 1974) with a ridge,
// by L-BFGS (Nocedal 1980). Without chance: the same choices give the same weights.
import type { SignWeights } from '../../rooms/reading/src/choice.ts'

/** One offer: its signs, and whether a person chose it. */
export interface LabelledOffer {
  signs: readonly string[]
  isRight: boolean
}

/** What is offered for one field of one number, and how much it counts. */
export interface LabelledChoice {
  offers: readonly LabelledOffer[]
  weight: number
}

/** How the fit is held back, and how long it may last. */
export interface FitOptions {
  /** The ridge: half of it times the squared weights is added to the loss. */
  ridge: number
  rounds?: number
}

interface Problem {
  /** For each choice the signs of its offers as numbers, and the numbers of the right ones. */
  choices: { offers: Int32Array[]; right: boolean[]; weight: number }[]
  names: string[]
  ridge: number
}

/** The weights under which the labelled offers have the greatest share, held back by the ridge. */
export function fitWeights(
  choices: readonly LabelledChoice[],
  { ridge, rounds = 60 }: FitOptions,
): SignWeights {
  const problem = numbered(choices, ridge)
  const found = minimum(problem, rounds)
  return new Map(problem.names.map((name, n) => [name, found[n] ?? 0]))
}

// A choice without a right offer, or with right ones only, teaches nothing.
function numbered(choices: readonly LabelledChoice[], ridge: number): Problem {
  const numbers = new Map<string, number>()
  const numberOf = (sign: string) => {
    const known = numbers.get(sign)
    if (known !== undefined) return known
    numbers.set(sign, numbers.size)
    return numbers.size - 1
  }
  const teaching = choices.filter(
    ({ offers }) => offers.some(({ isRight }) => isRight) && offers.some((one) => !one.isRight),
  )
  return {
    choices: teaching.map(({ offers, weight }) => ({
      offers: offers.map(({ signs }) => Int32Array.from(signs, numberOf)),
      right: offers.map(({ isRight }) => isRight),
      weight,
    })),
    names: [...numbers.keys()],
    ridge,
  }
}

// The loss at these weights; its slope is written into `slope`.
function lossAt({ choices, ridge }: Problem, at: Float64Array, slope: Float64Array): number {
  let loss = 0
  for (let n = 0; n < at.length; n++) {
    const weight = at[n] ?? 0
    loss += (ridge * weight * weight) / 2
    slope[n] = ridge * weight
  }
  for (const choice of choices) loss += lossOf(choice, at, slope)
  return loss
}

function lossOf(
  { offers, right, weight }: Problem['choices'][number],
  at: Float64Array,
  slope: Float64Array,
): number {
  const sums = offers.map((signs) => signs.reduce((sum, sign) => sum + (at[sign] ?? 0), 0))
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  let all = 0
  let good = 0
  for (const [n, power] of powers.entries()) {
    all += power
    if (right[n]) good += power
  }
  for (const [n, signs] of offers.entries()) {
    const power = powers[n] ?? 0
    const pull = weight * (power / all - (right[n] ? power / good : 0))
    for (const sign of signs) slope[sign] = (slope[sign] ?? 0) + pull
  }
  return weight * Math.log(all / good)
}

const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0
  for (let n = 0; n < a.length; n++) sum += (a[n] ?? 0) * (b[n] ?? 0)
  return sum
}

interface Step {
  move: Float64Array
  bend: Float64Array
}

/** Steps that are remembered. */
const MEMORY = 8
/** A slope flatter than this is level. */
const LEVEL = 1e-4

function minimum(problem: Problem, rounds: number): Float64Array {
  let at: Float64Array = new Float64Array(problem.names.length)
  let slope: Float64Array = new Float64Array(at.length)
  let loss = lossAt(problem, at, slope)
  const steps: Step[] = []
  for (let round = 0; round < rounds && dot(slope, slope) > LEVEL; round++) {
    const way = downhill(slope, steps)
    const next = stepAlong(problem, { at, loss, slope, way })
    if (!next) break
    const move = next.at.map((one, n) => one - (at[n] ?? 0))
    const bend = next.slope.map((one, n) => one - (slope[n] ?? 0))
    if (dot(move, bend) > 0) steps.push({ move, bend })
    if (steps.length > MEMORY) steps.shift()
    ;({ at, slope, loss } = next)
  }
  return at
}

// The two loops of Nocedal: the slope turned by what the last steps showed of the bend.
function downhill(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const way = slope.map((one) => -one)
  const shares: number[] = []
  for (let n = steps.length - 1; n >= 0; n--) {
    const { move, bend } = steps[n] as Step
    const share = dot(move, way) / dot(move, bend)
    shares[n] = share
    for (let k = 0; k < way.length; k++) way[k] = (way[k] ?? 0) - share * (bend[k] ?? 0)
  }
  const last = steps.at(-1)
  const scale = last ? dot(last.move, last.bend) / dot(last.bend, last.bend) : 1e-2
  for (let k = 0; k < way.length; k++) way[k] = (way[k] ?? 0) * scale
  for (const [n, { move, bend }] of steps.entries()) {
    const more = (shares[n] ?? 0) - dot(bend, way) / dot(move, bend)
    for (let k = 0; k < way.length; k++) way[k] = (way[k] ?? 0) + more * (move[k] ?? 0)
  }
  return way
}

interface Place {
  at: Float64Array
  slope: Float64Array
  loss: number
}

// Half as far until the loss falls as it should (Armijo 1966).
function stepAlong(
  problem: Problem,
  { at, slope, loss, way }: Place & { way: Float64Array },
): Place | undefined {
  const fall = dot(slope, way)
  for (let length = 1; length > 1e-6; length /= 2) {
    const there = at.map((one, n) => one + length * (way[n] ?? 0))
    const next = new Float64Array(at.length)
    const found = lossAt(problem, there, next)
    if (found <= loss + 1e-4 * length * fall) return { at: there, slope: next, loss: found }
  }
  return undefined
}
