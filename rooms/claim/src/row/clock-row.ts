// What a person said of the clock of the machine: that it is right, and which changes were recorded
// while it was wrong. Nothing is rewritten: from such a row on the changes that it names count as
// recorded when it was.
import type { Finding } from '../finding.ts'
import { count, id, list, record } from '../shape/shape.ts'

/** Changes by their leaves, from the first to the last. */
export interface LeafRange {
  first: number
  last: number
}

/** A check of the clock by a person. */
export interface ClockCheck {
  id: string
  /** Changes whose instants were wrong, in order; none where the clock was only confirmed. */
  leaves: LeafRange[]
}

/** The record of this table. */
export interface ClockRowByKind {
  clock_check: ClockCheck
}

/** Its shape. */
export const CLOCK_SHAPES = {
  clock_check: record({ id, leaves: list(record({ first: count, last: count })) }),
} as const

/** Ranges begin before they end, one after the other. */
export function checkClock({ leaves }: ClockCheck): Finding[] {
  let before = -1
  for (const [n, { first, last }] of leaves.entries()) {
    if (first <= before || last < first) return [{ code: 'range_order', field: `leaves[${n}]` }]
    before = last
  }
  return []
}
