// The average of eight models by AIC, as in published studies of three lists. The limits are
// averaged too, so that the spread between the models is left out: for comparison only.
// Source: Rossi, Pool & Mulligan (2010).

import { exp } from '../number/elementary.ts'
import { isFinding } from '../report/finding.ts'
import type { CaptureTable } from '../table/capture-table.ts'
import { fitExisting } from './log-linear.ts'
import { hierarchicalModels } from './model.ts'

/** The averaged estimate and limits, and the models behind them. */
export interface ModelAverage {
  estimate: number
  low: number
  high: number
  models: {
    model: string
    unseen: number
    low: number
    high: number
    aic: number
    weight: number
  }[]
}

const MOST_TIMES = 5
// As the studies have it.
const REACH = 1.96

/** The average over all models of pairs; nothing unless there are three lists. */
export function averageByAic(table: CaptureTable): ModelAverage | undefined {
  if (table.lists.length !== 3) return undefined
  const rows = (hierarchicalModels(3, 2) ?? []).flatMap((model) => {
    const fit = fitExisting(table, model)
    if (isFinding(fit)) return []
    const intercept = fit.coefficients.at(-1) as { value: number; error: number }
    const at = (sign: number) => exp(intercept.value + sign * REACH * intercept.error)
    const row = { model: fit.model, unseen: at(0), low: at(-1), high: at(1), aic: fit.aic }
    const isLikely = row.unseen <= MOST_TIMES * table.persons && Number.isFinite(row.high)
    return isLikely ? [row] : []
  })
  if (rows.length === 0) return undefined
  const least = Math.min(...rows.map(({ aic }) => aic))
  const weighted = rows.map((row) => ({ ...row, weight: exp((least - row.aic) / 2) }))
  const sum = weighted.reduce((total, { weight }) => total + weight, 0)
  const models = weighted.map((row) => ({ ...row, weight: row.weight / sum }))
  const mean = (of: 'unseen' | 'low' | 'high') =>
    table.persons + models.reduce((total, row) => total + row.weight * row[of], 0)
  return { estimate: mean('unseen'), low: mean('low'), high: mean('high'), models }
}
