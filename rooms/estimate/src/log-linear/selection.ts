// Choosing a model. A choice is part of the method: the bootstrap repeats it on every replicate, so
// that a chosen model is never taken as known. Sources: Silverman, Chan & Vincent (2024) for the
// best BIC; Chan, Silverman & Vincent (2021) for the stepwise choice.
import { log } from '../number/elementary.ts'
import { poissonLower, poissonUpper } from '../number/poisson-tail.ts'
import { sumSupersets } from '../number/superset-sum.ts'
import { createExistenceTest, type ExistenceTest } from './existence.ts'
import { createFitter, type Fitted, type Fitter } from './fitter.ts'
import { type Model, mainEffects, modelName, pairsOf, withTerm } from './model.ts'

/** A model that was chosen on a table. */
export interface Selected {
  model: Model
  estimate: number
  bic: number
  aic: number
}

/** Chooses a model on tables of one width; nothing where no maximum exists. */
export interface Selector {
  /** `counts` by mask. */
  select(counts: Float64Array): Selected | undefined
}

/** The chance below which the stepwise choice takes a pair in. */
export const PAIR_THRESHOLD = 0.02

/** The memory that all selectors share: one fitter and one test per width. */
export interface Bench {
  width: number
  fitter: Fitter
  existence: ExistenceTest
  margins: Float64Array
}

/** A bench for tables over `width` lists. */
export function createBench(width: number): Bench {
  const [fitter, existence] = [createFitter(width), createExistenceTest(width)]
  return { width, fitter, existence, margins: new Float64Array(1 << width) }
}

function takeMargins({ margins }: Bench, counts: Float64Array): number {
  margins.set(counts)
  sumSupersets(margins)
  return margins[0] as number
}

function selectedOf(fitted: Fitted, model: Model, persons: number): Selected {
  const { unseen, logLikelihood } = fitted
  const bic = model.length * log(persons) - 2 * logLikelihood
  const aic = 2 * model.length - 2 * logLikelihood
  return { model, estimate: persons + unseen, bic, aic }
}

/** The stepwise choice: pairs come in while one is less likely than `threshold` without it. */
export function createStepwise(bench: Bench, threshold = PAIR_THRESHOLD): Selector {
  const { width, margins } = bench
  const pairs = pairsOf(width)
  const expected = new Float64Array(1 << width)
  function select(counts: Float64Array): Selected | undefined {
    const persons = takeMargins(bench, counts)
    let selected: Selected | undefined
    let next = firstExisting(bench, counts, [mainEffects(width)])
    while (next !== undefined) {
      const { fitted, model } = next
      selected = selectedOf(fitted, model, persons)
      expected.set(fitted.fitted)
      sumSupersets(expected)
      next = firstExisting(bench, counts, candidates(model))
    }
    return selected
  }
  // The models with one more pair that is under the threshold, the least likely pair first.
  function candidates(model: Model): Model[] {
    return pairs
      .filter((pair) => !model.includes(pair))
      .map((pair) => ({ pair, p: surprise(margins[pair] as number, expected[pair] as number) }))
      .filter(({ p }) => p < threshold)
      .sort((a, b) => a.p - b.p)
      .map(({ pair }) => withTerm(model, pair))
  }
  return { select }
}

// The first of some models whose maximum exists and is reached, with its fit;
// `bench.margins` are those of `counts`.
function firstExisting(
  { fitter, existence, margins }: Bench,
  counts: Float64Array,
  models: readonly Model[],
): { model: Model; fitted: Fitted } | undefined {
  for (const model of models) {
    const fitted = fitter.fit(counts, margins, model)
    if (fitted.status !== 'fitted') continue
    if (fitter.proves(margins) || existence.codeOf(counts, model) === 0) return { model, fitted }
  }
  return undefined
}

/**
 * How unlikely a count is where `expected` are: the smaller tail; 1 where none are expected and
 * none came. Within one standard deviation it is never small, and 1 stands for that.
 */
export function surprise(count: number, expected: number): number {
  if (expected <= 0) return count === 0 ? 1 : 0
  const distance = count - expected
  if (distance * distance <= expected) return 1
  return distance < 0 ? poissonLower(count, expected) : poissonUpper(count, expected)
}

/**
 * The smallest BIC among the first k models, for each k of `heads`; ties go to fewer terms, then to
 * the name. One fit of each model serves all.
 */
export function createNestedBest(
  bench: Bench,
  models: readonly Model[],
  heads: readonly number[],
): (counts: Float64Array) => (Selected | undefined)[] {
  const ranks = nameRanks(models, bench.width)
  const fits = models.map((model): Selected => ({ model, estimate: 0, bic: 0, aic: 0 }))
  const isOut = new Uint8Array(models.length)
  function best(head: number): number {
    let chosen = -1
    for (let at = 0; at < Math.min(head, models.length); at++) {
      if (isOut[at] === 1) continue
      const by = chosen < 0 ? -1 : compareFits(fits[at] as Selected, fits[chosen] as Selected)
      if (by < 0 || (by === 0 && (ranks[at] as number) < (ranks[chosen] as number))) chosen = at
    }
    return chosen
  }
  function existing(counts: Float64Array, head: number): Selected | undefined {
    for (let at = best(head); at >= 0; at = best(head)) {
      if (bench.existence.codeOf(counts, models[at] as Model) === 0)
        return { ...fits[at] } as Selected
      isOut[at] = 1
    }
    return undefined
  }
  return (counts) => {
    const persons = takeMargins(bench, counts)
    for (let at = 0; at < models.length; at++) {
      const model = models[at] as Model
      const fitted = bench.fitter.fit(counts, bench.margins, model)
      isOut[at] = fitted.status === 'fitted' ? 0 : 1
      fits[at] = selectedOf(fitted, model, persons)
    }
    return heads.map((head) => existing(counts, head))
  }
}

/** A fitted model with its place among the models, and whether its fit proves that it exists. */
export type Placed = Selected & { at: number; isProof: boolean }

/** All models that could be fitted to `counts`, whether or not their maximum exists. */
export function fittedModels(
  bench: Bench,
  counts: Float64Array,
  models: readonly Model[],
): Placed[] {
  const persons = takeMargins(bench, counts)
  const placed: Placed[] = []
  for (const [at, model] of models.entries()) {
    const fitted = bench.fitter.fit(counts, bench.margins, model)
    if (fitted.status !== 'fitted') continue
    const isProof = bench.fitter.proves(bench.margins)
    placed.push({ ...selectedOf(fitted, model, persons), at, isProof })
  }
  return placed
}

/** By BIC; ties within 1e-9 by the number of terms. */
export function compareFits(a: Selected, b: Selected): number {
  const difference = a.bic - b.bic
  if (Math.abs(difference) > 1e-9) return difference
  return a.model.length - b.model.length
}

function nameRanks(models: readonly Model[], width: number): number[] {
  const named = models.map((model, at) => ({ at, name: modelName(model, width) }))
  named.sort((a, b) => (a.name < b.name ? -1 : 1))
  const ranks = new Array<number>(models.length)
  for (const [rank, { at }] of named.entries()) ranks[at] = rank
  return ranks
}
