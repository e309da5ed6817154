// The numbers of unseen persons at which a posterior is calculated, and ln Γ along them.
import { log } from '../number/elementary.ts'
import { logGamma } from '../number/gamma-function.ts'

/** `from`, `from + step` … up to `to`; or points that ascend, each weighed the same. */
export type Grid = { from: number; to: number; step: number } | { points: readonly number[] }

const MOST_POINTS = 60_000

/** The grid for a number of persons seen: as far as twenty times as many again. */
export function defaultGrid(persons: number, points = MOST_POINTS): Grid {
  const to = Math.max(20 * persons, 1000)
  return { from: 0, to, step: Math.max(1, Math.ceil(to / points)) }
}

/** How many points a grid has. */
export function pointsOf(grid: Grid): number {
  if ('points' in grid) return grid.points.length
  return Math.floor((grid.to - grid.from) / grid.step + 1e-9) + 1
}

/** The number of unseen persons at point `i` of a grid. */
export function unseenAt(grid: Grid, i: number): number {
  return 'points' in grid ? (grid.points[i] as number) : grid.from + i * grid.step
}

/** `count` points of a grid from the point `first` on. */
export interface Window {
  grid: Grid
  first: number
  count: number
}

/** ln Γ(base + n₀) along the window; by recurrence where the next point is one more. */
export function gammaCurve(base: number, { grid, first, count }: Window): Float64Array {
  const curve = new Float64Array(count)
  let before = Number.NaN
  for (let i = 0; i < count; i++) {
    const unseen = unseenAt(grid, first + i)
    const isNext = unseen - before === 1 && i % 64 !== 0
    curve[i] = isNext ? (curve[i - 1] as number) + log(base + before) : logGamma(base + unseen)
    before = unseen
  }
  return curve
}
