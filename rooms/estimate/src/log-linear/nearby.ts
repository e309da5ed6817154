// Choosing a model on tables that are nearly one table: of five lists all models would take half a
// minute for some dozens of tables, and the best of the table itself are enough to choose among.
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { chooseModel, defaultKeep, defaultSelection, type Selection } from './method.ts'
import type { Model } from './model.ts'
import { keptModels } from './replicate.ts'
import { createBench, createNestedBest, type Selected } from './selection.ts'

/** How a model is chosen on a table near another. */
export interface NearbyChoice {
  selection?: Selection
  /** To choose among these alone. */
  models?: Model[]
}

/** How to choose on tables near `table`. */
export function nearbyChoice(table: CaptureTable, selection?: Selection): NearbyChoice {
  const width = table.lists.length
  const chosen = selection === undefined ? {} : { selection }
  const isMany = width === 5 && (selection ?? defaultSelection(width)) === 'bic'
  return isMany ? { ...chosen, models: keptModels(table, defaultKeep(width)) } : chosen
}

/** The model that is chosen; nothing where no maximum exists. */
export function chooseNearby(
  table: CaptureTable,
  { selection, models }: NearbyChoice,
): Selected | undefined {
  if (models === undefined) return chooseModel(table, selection)
  const choose = createNestedBest(createBench(table.lists.length), models, [models.length])
  return choose(denseCounts(table))[0]
}
