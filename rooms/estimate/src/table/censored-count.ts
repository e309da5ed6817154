// How many persons of a cell are real when its count is only an upper limit, as of a list that
// counts people who no longer belong to it. Source: Overstall & King (2014).
import type { RandomStream } from '../number/random-stream.ts'

/** What is known of a censored cell in one sweep. */
export interface CensoredCell {
  /** The persons of all other cells. */
  others: number
  /** The chance of the cell among those who are seen at all. */
  chance: number
  most: number
}

const NEGLIGIBLE = 1e-17

/**
 * Draws the number of a cell from 0 to `most`: its weight is Γ(others + c)/c! · chance^c, the
 * unseen summed out under the prior 1/N.
 */
export function censoredVariate(
  stream: RandomStream,
  { others, chance, most }: CensoredCell,
): number {
  const top = topOf({ others, chance, most })
  const ratio = (c: number) => ((others + c) / (c + 1)) * chance
  const below: number[] = []
  let weight = 1
  for (let c = top; c > 0 && weight > NEGLIGIBLE; c--) {
    weight /= ratio(c - 1)
    below.push(weight)
  }
  const above: number[] = []
  weight = 1
  for (let c = top; c < most && weight > NEGLIGIBLE; c++) {
    weight *= ratio(c)
    above.push(weight)
  }
  const weights = [...below.reverse(), 1, ...above]
  let left = stream.uniform() * weights.reduce((sum, one) => sum + one, 0)
  const first = top - below.length
  for (const [i, one] of weights.entries()) {
    left -= one
    if (left <= 0) return first + i
  }
  return first + weights.length - 1
}

// The number with the largest weight: there the ratio to the next falls below one.
function topOf({ others, chance, most }: CensoredCell): number {
  if (chance >= 1) return most
  const at = Math.ceil((others * chance - 1) / (1 - chance))
  return Math.min(most, Math.max(0, at))
}
