// What of an estimate may leave the workspace. A cell of one person is one witness, and unrounded
// estimates of several models reveal the cells. Another room decides what is released.

import { rankOf } from '../number/matrix-rank.ts'
import { type CaptureTable, cellsOf, patternOf } from './capture-table.ts'

/** A number with three significant digits. */
export function coarse(value: number): number {
  return Number(value.toPrecision(3))
}

/** Cells that must not be shown: the small ones, and those that would give them back. */
export interface SmallCells {
  small: string[]
  /** Cells that go with them, so that neither the total nor the sizes of the lists tell them. */
  further: string[]
}

/** The cells with 1 … below − 1 persons and the smallest set of further ones that hides them. */
export function smallCells(table: CaptureTable, below: number): SmallCells {
  const cells = cellsOf(table)
  const small = cells.filter(([, count]) => count < below).map(([mask]) => mask)
  const others = cells.filter(([, count]) => count >= below)
  others.sort((a, b) => a[1] - b[1])
  const candidates = others.map(([mask]) => mask)
  const further = hidingSet(small, candidates, table.lists.length)
  const named = (masks: readonly number[]) =>
    masks.map((mask) => patternOf(mask, table.lists.length))
  return { small: named(small), further: named(further) }
}

// Sets of one more, two more … cells, the smaller counts first, until nothing can be told.
function hidingSet(
  small: readonly number[],
  candidates: readonly number[],
  width: number,
): number[] {
  if (small.length === 0) return []
  for (let size = 0; size <= Math.min(3, candidates.length); size++)
    for (const chosen of subsets(candidates, size))
      if (!canTell(small, [...small, ...chosen], width)) return chosen
  return [...candidates]
}

function* subsets(all: readonly number[], size: number): Generator<number[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let i = 0; i + size <= all.length; i++)
    for (const rest of subsets(all.slice(i + 1), size - 1)) yield [all[i] as number, ...rest]
}

// Whether some wanted cell is a combination of the total and the list sizes over the hidden cells:
// then its unit vector adds nothing to their rank.
function canTell(wanted: readonly number[], hidden: readonly number[], width: number): boolean {
  const total = hidden.map(() => 1)
  const sizes = Array.from({ length: width }, (_, i) => hidden.map((mask) => (mask >> i) & 1))
  const rank = rankOf([total, ...sizes])
  return wanted.some((mask) => {
    const unit = hidden.map((one) => (one === mask ? 1 : 0))
    return rankOf([total, ...sizes, unit]) === rank
  })
}
