// What a person said of the clock of the machine: that it is right, and which changes were recorded
// while it was wrong. Nothing is rewritten: from such a row on the changes that it names count as
// recorded when it was.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { closed, count, id, list, open, record } from '../shape/field.ts'

/** Changes by their leaves, from the first to the last. */
const leafRangeSchema = z.strictObject({ first: count, last: count })
export type LeafRange = z.infer<typeof leafRangeSchema>

/** A check of the clock by a person. */
export const clockCheckSchema = record({
  id: closed(id, 'internal'),
  /** Changes whose instants were wrong, in order; none where the clock was only confirmed. */
  leaves: open(list(leafRangeSchema)),
})
export type ClockCheck = z.infer<typeof clockCheckSchema>

/** Ranges begin before they end, one after the other. */
export function checkClock({ leaves }: ClockCheck): Finding[] {
  let before = -1
  for (const [n, { first, last }] of leaves.entries()) {
    if (first <= before || last < first) return [{ code: 'range_order', field: `leaves[${n}]` }]
    before = last
  }
  return []
}
