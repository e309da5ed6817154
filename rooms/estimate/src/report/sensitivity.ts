// How much an estimate hangs on single choices: each list left out, each two lists as one, one
// person more or less in each overlap. The model is chosen anew each time.

import { chaoBound } from '../closed-form/closed-form.ts'
import { fitLogLinear } from '../log-linear/log-linear.ts'
import type { Selection } from '../log-linear/method.ts'
import { mainEffects, modelName } from '../log-linear/model.ts'
import { chooseNearby, type NearbyChoice, nearbyChoice } from '../log-linear/nearby.ts'
import {
  type CaptureTable,
  cellsOf,
  dropList,
  mergeLists,
  patternOf,
  sizeOf,
  tableOf,
} from '../table/capture-table.ts'
import { isFinding } from './finding.ts'
import type { Job, Part, Running } from './job.ts'

/** What was changed. */
export const CHANGES = ['drop', 'merge', 'plus', 'minus'] as const
export type Change = (typeof CHANGES)[number]

/** Estimates after one change. */
export interface Variant {
  change: Change
  /** The lists, or the cell, that it is about. */
  about: string
  persons: number
  chao: number
  /** Independent lists; nothing where no maximum exists. */
  main?: number
  /** The default, or asked for, choice. */
  estimate?: number
  model?: string
}

/** One change. */
export interface VariantPart extends Part {
  kind: 'variant'
  table: CaptureTable
  change: Change
  about: string
  choice: NearbyChoice
}

export interface SensitivityOptions {
  changes?: readonly Change[]
  selection?: Selection
}

/** All changes as a job. */
export function sensitivityJob(
  table: CaptureTable,
  options: SensitivityOptions = {},
): Job<Variant[], VariantPart, Variant> {
  const { changes = CHANGES, selection } = options
  const anew: NearbyChoice = selection === undefined ? {} : { selection }
  const nearby = changes.some(isOfPersons) ? nearbyChoice(table, selection) : anew
  const parts = changes.flatMap((change) => {
    const choice = isOfPersons(change) ? nearby : anew
    return changed(table, change).map(
      (one): VariantPart => ({ kind: 'variant', units: 1, change, ...one, choice }),
    )
  })
  return { stage: 'sensitivity', parts, join: (results) => results }
}

function isOfPersons(change: Change): boolean {
  return change === 'plus' || change === 'minus'
}

function changed(table: CaptureTable, change: Change): { about: string; table: CaptureTable }[] {
  const { lists } = table
  if (change === 'drop')
    return lists.length < 3 ? [] : lists.map((about, j) => ({ about, table: dropList(table, j) }))
  if (change === 'merge') return lists.length < 3 ? [] : mergedPairs(table)
  return overlapCells(table, change === 'plus' ? 1 : -1)
}

function mergedPairs(table: CaptureTable): { about: string; table: CaptureTable }[] {
  const { lists } = table
  return lists.flatMap((one, i) =>
    lists.slice(i + 1).map((other, n) => {
      return { about: `${one}+${other}`, table: mergeLists(table, i, i + 1 + n) }
    }),
  )
}

function overlapCells(table: CaptureTable, by: number): { about: string; table: CaptureTable }[] {
  const cells = new Map(cellsOf(table))
  const masks = Array.from({ length: 1 << table.lists.length }, (_, mask) => mask)
  return masks
    .filter((mask) => sizeOf(mask) >= 2 && (cells.get(mask) ?? 0) + by >= 0)
    .map((mask) => {
      const counts = new Map(cells).set(mask, (cells.get(mask) ?? 0) + by)
      const about = patternOf(mask, table.lists.length)
      return { about, table: tableOf(table.lists, counts) }
    })
}

/** Estimates after one change. */
export function* runVariantPart(part: VariantPart): Running<Variant> {
  yield 0
  const { table, change, about, choice } = part
  const width = table.lists.length
  const main = fitLogLinear(table, mainEffects(width))
  const chosen = chooseNearby(table, choice)
  return {
    ...{ change, about, persons: table.persons, chao: chaoBound(table).estimate },
    ...(isFinding(main) ? {} : { main: main.estimate }),
    ...(chosen && {
      estimate: chosen.estimate,
      model: modelName(chosen.model, width),
    }),
  }
}
