// The warnings of an estimate: how much it depends on one model, one list, one person.

import { LOW_COVERAGE, sampleCoverage } from '../closed-form/sample-coverage.ts'
import { fitHeterogeneity } from '../log-linear/heterogeneity.ts'
import { fitExisting } from '../log-linear/log-linear.ts'
import type { RankedModel } from '../log-linear/rank.ts'
import type { Selected } from '../log-linear/selection.ts'
import { log, power } from '../number/elementary.ts'
import { normalQuantile } from '../number/normal.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { type Finding, finding, isFinding } from './finding.ts'
import type { Variant } from './sensitivity.ts'

const MANY_TIMES = 5
const BIAS_SHARE = 0.1
const CELL_SHARE = 0.1
const MERGE_SHARE = 0.25
const MODEL_RATIO = 1.5
const NEAR_BIC = 2

/** W1 about the estimate itself: mostly unseen, little covered, biased. */
export function estimateWarnings(table: CaptureTable, selected: Selected): Finding[] {
  const { persons } = table
  const unseen = selected.estimate - persons
  const found: Finding[] = []
  if (unseen / persons > MANY_TIMES)
    found.push(finding('W1', 'mostly_unseen', { values: { times: unseen / persons } }))
  const coverage = sampleCoverage(table)?.coverage
  if (coverage !== undefined && coverage <= LOW_COVERAGE)
    found.push(finding('W1', 'low_coverage', { values: { coverage } }))
  const fit = fitExisting(table, selected.model)
  if (!isFinding(fit) && Math.abs(fit.bias) > BIAS_SHARE * fit.estimate)
    found.push(finding('W1', 'biased', { about: fit.model, values: { bias: fit.bias } }))
  return found
}

/** W1 and W4 about what one person, or two lists as one, would change. */
export function variantWarnings(selected: Selected, variants: readonly Variant[]): Finding[] {
  const { estimate } = selected
  const change = (one: Variant) => Math.abs((one.estimate ?? estimate) - estimate) / estimate
  const most = (changes: readonly string[]) =>
    variants
      .filter((one) => changes.includes(one.change))
      .sort((a, b) => change(b) - change(a))
      .at(0)
  const found: Finding[] = []
  const cell = most(['plus', 'minus'])
  if (cell && change(cell) > CELL_SHARE)
    found.push(finding('W1', 'one_cell', { about: cell.about, values: { change: change(cell) } }))
  const lists = most(['merge'])
  if (lists && change(lists) > MERGE_SHARE)
    found.push(
      finding('W4', 'lists_matter', { about: lists.about, values: { change: change(lists) } }),
    )
  return found
}

/** W2: models that explain the table as well say something else. */
export function modelWarnings(ranked: readonly RankedModel[]): Finding[] {
  const existing = ranked.filter(({ code }) => code === 0)
  const best = existing[0]
  if (best === undefined) return []
  const near = existing.filter(({ bic }) => bic - best.bic <= NEAR_BIC)
  const estimates = near.map(({ estimate }) => estimate)
  const [low, high] = [Math.min(...estimates), Math.max(...estimates)]
  if (!(high > MODEL_RATIO * low)) return []
  return [finding('W2', 'models_disagree', { values: { models: near.length, low, high } })]
}

// 95 % points of the chi-squared distribution by degrees of freedom. Source: Wilson & Hilferty
// (1931) is exact to .1 % from three on; one and two are exact.
function chiSquaredLimit(degrees: number): number {
  if (degrees === 1) return power(normalQuantile(0.975), 2)
  if (degrees === 2) return -2 * log(0.05)
  const part = 2 / (9 * degrees)
  return degrees * power(1 - part + normalQuantile(0.95) * Math.sqrt(part), 3)
}

/** W5: persons are not equally easy to list. */
export function heterogeneityWarnings(table: CaptureTable): Finding[] {
  if (table.lists.length < 3 || denseCounts(table).length === 0) return []
  const plain = fitHeterogeneity(table, { perList: true })
  const bound = fitHeterogeneity(table, { perList: true, shape: 'lower-bound' })
  if (isFinding(plain) || isFinding(bound) || bound.columns === 0) return []
  const gain = plain.deviance - bound.deviance
  if (!(gain > chiSquaredLimit(bound.columns))) return []
  return [finding('W5', 'heterogeneous', { values: { gain, columns: bound.columns } })]
}
