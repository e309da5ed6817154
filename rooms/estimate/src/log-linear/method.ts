// The default method: which model is chosen where nobody asks for another, and what its estimate
// is.

import { type Finding, finding } from '../report/finding.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { createDownhill } from './downhill.ts'
import { hierarchicalModels } from './model.ts'
import { rankModels } from './rank.ts'
import {
  type Bench,
  createBench,
  createStepwise,
  type Selected,
  type Selector,
} from './selection.ts'

/** How a model is chosen. */
export const SELECTIONS = ['bic', 'stepwise', 'downhill'] as const
export type Selection = (typeof SELECTIONS)[number]

/** The best BIC up to five lists, then stepwise. */
export function defaultSelection(width: number): Selection {
  return width <= 5 ? 'bic' : 'stepwise'
}

/** How many models a replicate chooses among. */
export function defaultKeep(width: number): number {
  if (width <= 3) return 8
  return width === 4 ? 20 : 100
}

/** What chooses anew on every table, without a ranking made before. */
export function createSelector(bench: Bench, selection: 'stepwise' | 'downhill'): Selector {
  return selection === 'stepwise' ? createStepwise(bench) : createDownhill(bench)
}

/** Why there is no estimate where no model that may be chosen has a maximum. */
export function noModel(): Finding {
  return finding('R3', 'no_maximum', { about: 'default' })
}

/** The model that a way of choosing takes on a table; nothing where no maximum exists. */
export function chooseModel(
  table: CaptureTable,
  selection = defaultSelection(table.lists.length),
): Selected | undefined {
  const width = table.lists.length
  if (selection !== 'bic')
    return createSelector(createBench(width), selection).select(denseCounts(table))
  if (hierarchicalModels(width, 1) === undefined) return undefined
  const best = rankModels(table, { keep: 1 }).find(({ code }) => code === 0)
  return best && { model: best.terms, estimate: best.estimate, bic: best.bic, aic: best.aic }
}
