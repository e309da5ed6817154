// Quantiles of a sample: type 8 for limits of a bootstrap, type 7 for draws.
// Source: Hyndman & Fan, Sample quantiles in statistical packages (1996).

const FUZZ = 4 * Number.EPSILON

/** The quantile of type 8 at level p of `sorted`, an ascending sample that is not empty. */
export function quantileOfType8(sorted: ArrayLike<number>, p: number): number {
  const count = sorted.length
  const m = 1 / 3 + p * (count + 1 - 1 / 3 - 1 / 3)
  const j = Math.floor(m + FUZZ)
  const rest = m - j
  return between(sorted, j, Math.abs(rest) < FUZZ ? 0 : rest)
}

/** The quantile of type 7 at level p of `sorted`. */
export function quantileOfType7(sorted: ArrayLike<number>, p: number): number {
  const at = 1 + p * (sorted.length - 1)
  const j = Math.floor(at + FUZZ)
  return between(sorted, j, Math.max(0, at - j))
}

// Between the j-th smallest and the next; the first and the last stand for what lies outside.
function between(sorted: ArrayLike<number>, j: number, share: number): number {
  const count = sorted.length
  const low = sorted[Math.min(Math.max(j, 1), count) - 1] as number
  const high = sorted[Math.min(Math.max(j + 1, 1), count) - 1] as number
  if (share === 0) return low
  return (1 - share) * low + share * high
}

/** An ascending copy. */
export function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort()
}
