// The forward choice by AIC of the first estimate for the United Kingdom (2014): for comparison
// only, since it takes the chosen model as known. Source: Silverman (2014).

import { normalChance } from '../number/normal.ts'
import { isFinding } from '../report/finding.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { fitExisting, marginsOf } from './log-linear.ts'
import { type Model, mainEffects, pairsOf, withTerm } from './model.ts'

/** Adds the pair with the lowest AIC while AIC falls and the pair's Wald test is below `most`. */
export function forwardAic(table: CaptureTable, most = 0.05): Model {
  const width = table.lists.length
  const margins = marginsOf(denseCounts(table))
  let model = mainEffects(width)
  let aic = aicOf(table, model)
  for (;;) {
    const next = pairsOf(width)
      .filter((pair) => !model.includes(pair))
      .map((pair) => ({ pair, larger: withTerm(model, pair) }))
      .map((one) => ({ ...one, aic: aicOf(table, one.larger) }))
      .reduce<{ pair: number; larger: Model; aic: number } | undefined>(
        (best, one) => (best === undefined || one.aic < best.aic ? one : best),
        undefined,
      )
    if (next === undefined || !(next.aic < aic)) return model
    const isEmpty = margins[next.pair] === 0
    if (isEmpty || waldChance(fitExisting(table, next.larger), next.pair) > most) return model
    model = next.larger
    aic = next.aic
  }
}

function aicOf(table: CaptureTable, model: Model): number {
  const fit = fitExisting(table, model)
  return isFinding(fit) ? Infinity : fit.aic
}

function waldChance(fit: ReturnType<typeof fitExisting>, pair: number): number {
  if (isFinding(fit)) return 1
  const term = fit.coefficients.find((one) => one.term === pair)
  return term === undefined ? 1 : 2 * normalChance(-Math.abs(term.value / term.error))
}
