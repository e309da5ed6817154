// One log-linear model on one table, in full: the estimate, its error, its bias and its
// coefficients, or why there is none. Source: Cormack (1989); Rivest & Lévesque (2001).

import { log } from '../number/elementary.ts'
import { sumSubsets, sumSupersets } from '../number/superset-sum.ts'
import { type Finding, finding } from '../report/finding.ts'
import { type CaptureTable, denseCounts, MOST_DENSE } from '../table/capture-table.ts'
import { createExistenceTest, type ExistenceCode } from './existence.ts'
import { createFitter, type Fitter } from './fitter.ts'
import { type Model, modelName } from './model.ts'

/** A fitted model. */
export interface Fit {
  model: string
  /** All persons, seen or not. */
  estimate: number
  standardError: number
  /** All terms of the model, those at −∞ too. */
  terms: number
  deviance: number
  /** Cells that take part less terms that do. */
  degrees: number
  logLikelihood: number
  aic: number
  /** With the number of persons, not of cells. */
  bic: number
  /** The asymptotic bias of the estimate. */
  bias: number
  /** β of each kept term with its standard error, by mask. */
  coefficients: { term: number; value: number; error: number }[]
  /** Terms whose margin is zero, held at −∞. */
  dropped: number[]
}

/** Superset sums of counts by mask; cell 0 is 0. */
export function marginsOf(counts: Float64Array): Float64Array {
  const margins = Float64Array.from(counts)
  sumSupersets(margins)
  return margins
}

const R3_KINDS = { 1: 'no_maximum', 2: 'not_identified', 3: 'both' } as const

/** The finding for a model whose maximum does not exist or is not the only one. */
export function existenceFinding(code: ExistenceCode, name: string): Finding | undefined {
  return code === 0 ? undefined : finding('R3', R3_KINDS[code], { about: name })
}

/** Fits `model`; a finding where its maximum does not exist, or is not reached. */
export function fitLogLinear(table: CaptureTable, model: Model): Fit | Finding {
  const width = table.lists.length
  const name = modelName(model, width)
  if (width > MOST_DENSE) return finding('R3', 'not_identified', { about: name })
  const counts = denseCounts(table)
  const missing = existenceFinding(createExistenceTest(width).codeOf(counts, model), name)
  return missing ?? fitExisting(table, model)
}

/** Fits a model whose maximum is known to exist. */
export function fitExisting(table: CaptureTable, model: Model): Fit | Finding {
  const width = table.lists.length
  const name = modelName(model, width)
  const counts = denseCounts(table)
  const margins = marginsOf(counts)
  const fitter = createFitter(width, { most: model.length })
  const { status } = fitter.fit(counts, margins, model)
  if (status !== 'fitted') return finding('R3', status, { about: name })
  return fitOf(fitter, { table, model, counts, margins })
}

interface Scene {
  table: CaptureTable
  model: Model
  counts: Float64Array
  margins: Float64Array
}

function fitOf(fitter: Fitter, { table, model, counts, margins }: Scene): Fit {
  const fitted = fitter.fit(counts, margins, model)
  const { unseen, variance, deviance, logLikelihood, kept, terms, beta, isKept } = fitted
  const covariance = fitter.covariance()
  const cells = isKept.reduce((sum, one) => sum + one, 0)
  const coefficients = Array.from({ length: kept }, (_, i) => ({
    term: terms[i] as number,
    value: beta[i] as number,
    error: Math.sqrt(covariance[i * kept + i] as number),
  }))
  return {
    model: modelName(model, table.lists.length),
    estimate: table.persons + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * variance),
    terms: model.length,
    ...{ deviance, degrees: cells - kept, logLikelihood },
    aic: 2 * model.length - 2 * logLikelihood,
    bic: model.length * log(table.persons) - 2 * logLikelihood,
    bias: biasOf(fitted, covariance),
    coefficients,
    dropped: [...model].filter((term) => term !== 0 && margins[term] === 0),
  }
}

// h_ω = xᵀVx of every cell by the subset-sum transform of V, then ½ e^β₀ (−Vψ)₀.
function biasOf(fitted: ReturnType<Fitter['fit']>, covariance: Float64Array): number {
  const { kept, terms, fitted: mu, isKept, unseen } = fitted
  const spread = new Float64Array(mu.length)
  for (let i = 0; i < kept; i++)
    for (let j = 0; j < kept; j++) {
      const union = (terms[i] as number) | (terms[j] as number)
      spread[union] = (spread[union] as number) + (covariance[i * kept + j] as number)
    }
  sumSubsets(spread)
  const pull = spread.map((h, mask) => (isKept[mask] === 0 ? 0 : h * (mu[mask] as number)))
  sumSupersets(pull)
  const last = kept - 1
  let sum = 0
  for (let j = 0; j < kept; j++) {
    const psi = (pull[terms[j] as number] as number) - (j === last ? 1 : 0)
    sum += (covariance[last * kept + j] as number) * psi
  }
  return -0.5 * unseen * sum
}
