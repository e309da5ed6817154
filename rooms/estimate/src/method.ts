// The default method: which model is chosen where nobody asks for another, and what its estimate
// is.
import { type CaptureTable, denseCounts } from './capture-table.ts'
import { hierarchicalModels } from './model.ts'
import { rankModels } from './rank.ts'
import { createBench, createStepwise, type Selected } from './selection.ts'

/** How a model is chosen. */
export type Selection = 'bic' | 'stepwise'

/** The best BIC up to five lists, then stepwise. */
export function defaultSelection(width: number): Selection {
  return width <= 5 ? 'bic' : 'stepwise'
}

/** How many models a replicate chooses among. */
export function defaultKeep(width: number): number {
  if (width <= 3) return 8
  return width === 4 ? 20 : 100
}

/** The model that a way of choosing takes on a table; nothing where no maximum exists. */
export function chooseModel(
  table: CaptureTable,
  selection = defaultSelection(table.lists.length),
): Selected | undefined {
  const width = table.lists.length
  if (selection === 'stepwise') return createStepwise(createBench(width)).select(denseCounts(table))
  if (hierarchicalModels(width, 1) === undefined) return undefined
  const best = rankModels(table, { keep: 1 }).find(({ code }) => code === 0)
  return best && { model: best.terms, estimate: best.estimate, bic: best.bic, aic: best.aic }
}
