// Linear scales with round ticks, for every axis of the charts. Never logarithmic: twice as long
// must mean twice as many. Coordinates are rounded so that equal data give equal bytes.

/** Where a value stands on an axis, and the round values that are named there. */
export interface Scale {
  at(value: number): number
  ticks: number[]
}

/** A coordinate with at most one decimal; never `-0` and never out of what can be drawn. */
export function round(value: number): number {
  return Math.round(Math.min(1e6, Math.max(-1e6, value)) * 10) / 10 + 0
}

/** Whole numbers from 0 that are easy to read, at most `most` of them, none above `max`. */
export function niceTicks(max: number, most: number): number[] {
  const step = niceStep(Math.max(1, max) / Math.max(1, most - 1))
  const count = Math.floor(Math.max(1, max) / step)
  return Array.from({ length: count + 1 }, (_, n) => n * step)
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10
  return factor * power
}

/** A scale from 0 to `max` between two coordinates; a bit longer than the largest value. */
export function linearScale(max: number, range: readonly [number, number], most: number): Scale {
  const [start, end] = range
  const top = Math.max(1, max)
  return {
    at: (value) => round(start + ((end - start) * Math.min(value, top)) / top),
    ticks: niceTicks(top, most),
  }
}
