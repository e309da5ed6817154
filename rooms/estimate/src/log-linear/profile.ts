// The interval of one model from the profile of its likelihood, without approximation and without a
// cap on the upper side. It holds if this model is the right one. Source: Cormack (1992).

import { exp, log } from '../number/elementary.ts'
import { logGamma } from '../number/gamma-function.ts'
import { chiSquaredQuantile } from '../number/normal.ts'
import { sumSupersets } from '../number/superset-sum.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { createFitter } from './fitter.ts'
import type { Model } from './model.ts'

/** The maximum and both limits; no `high` when it lies beyond 10⁹. */
export interface ProfileInterval {
  estimate: number
  low: number
  high?: number
}

/** Fitted counts of all cells when so many persons are unseen; cell 0 among them. */
export type CellFit = (unseen: number) => ArrayLike<number>

const GOLDEN = (Math.sqrt(5) - 1) / 2
const FARTHEST = 1e9

/** The log-likelihood of a total, as a curve, and its interval at `level`. */
export function profileInterval(table: CaptureTable, model: Model, level = 0.95): ProfileInterval {
  const curve = profileCurve(denseCounts(table), table.persons, modelFit(table, model))
  return intervalOf(curve, { persons: table.persons, level, start: startOf(table, model) })
}

/** The likelihood of a total under one model, relative to its largest, between two totals. */
export function relativeProfile(
  table: CaptureTable,
  model: Model,
  { from, to, points }: { from: number; to: number; points: number },
): { at: number; value: number }[] {
  const curve = profileCurve(denseCounts(table), table.persons, modelFit(table, model))
  const floor = table.persons * (1 + 1e-9)
  const step = (to - from) / (points - 1)
  const logs = Array.from({ length: points }, (_, i) => Math.max(from + i * step, floor)).map(
    (at) => ({ at, log: curve(at) }),
  )
  const top = Math.max(...logs.map(({ log }) => log))
  return logs.map(({ at, log }) => ({ at, value: exp(log - top) }))
}

/** ℓ(N) for N above the persons seen. */
export function profileCurve(
  counts: Float64Array,
  persons: number,
  fit: CellFit,
): (total: number) => number {
  return (total) => {
    const unseen = total - persons
    const fitted = fit(unseen)
    let sum = logGamma(total + 1) - logGamma(unseen + 1)
    for (let mask = 1; mask < counts.length; mask++) {
      const count = counts[mask] as number
      if (count > 0) sum += count * log((fitted[mask] as number) / total)
    }
    return unseen > 0 ? sum + unseen * log((fitted[0] as number) / total) : sum
  }
}

/** The fits of a hierarchical model to the table with its unseen. */
export function modelFit(table: CaptureTable, model: Model): CellFit {
  const width = table.lists.length
  const fitter = createFitter(width, { most: model.length, hasUnseen: true })
  const counts = denseCounts(table)
  const margins = new Float64Array(counts.length)
  return (unseen) => {
    counts[0] = unseen
    margins.set(counts)
    sumSupersets(margins)
    return fitter.fit(counts, margins, model).fitted
  }
}

function startOf(table: CaptureTable, model: Model): number {
  const counts = denseCounts(table)
  const margins = Float64Array.from(counts)
  sumSupersets(margins)
  return createFitter(table.lists.length, { most: model.length }).fit(counts, margins, model).unseen
}

/** The interval of a curve whose maximum lies near `start` unseen persons. */
export function intervalOf(
  curve: (total: number) => number,
  { persons, level, start }: { persons: number; level: number; start: number },
): ProfileInterval {
  const floor = persons * (1 + 1e-9)
  const estimate = peakOf(curve, floor, persons + 1.5 * start + 1)
  const cut = curve(estimate) - chiSquaredQuantile(level) / 2
  const above = (total: number) => curve(total) - cut
  const low = above(floor) >= 0 ? persons : crossing(above, floor, estimate)
  let far = estimate
  let step = Math.max(1, (estimate - persons) / 2)
  while (above(far + step) > 0) {
    far += step
    step *= 1.5
    if (far > FARTHEST) return { estimate, low }
  }
  return { estimate, low, high: crossing(above, far, far + step) }
}

// Golden section; the right end moves out while the peak sits at it.
function peakOf(curve: (total: number) => number, from: number, to: number): number {
  let end = to
  for (;;) {
    const peak = goldenPeak(curve, from, end)
    if (peak < from + 0.98 * (end - from) || end > FARTHEST) return peak
    end = from + 3 * (end - from)
  }
}

function goldenPeak(curve: (total: number) => number, from: number, to: number): number {
  let [a, b] = [from, to]
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)]
  let [atC, atD] = [curve(c), curve(d)]
  while (b - a > 1e-7 * b) {
    if (atC > atD) {
      b = d
      d = c
      atD = atC
      c = b - GOLDEN * (b - a)
      atC = curve(c)
    } else {
      a = c
      c = d
      atC = atD
      d = a + GOLDEN * (b - a)
      atD = curve(d)
    }
  }
  return (a + b) / 2
}

// Where a function changes its sign between two points: false position in the Illinois form.
function crossing(above: (total: number) => number, from: number, to: number): number {
  let [a, b] = [from, to]
  let [atA, atB] = [above(a), above(b)]
  for (let step = 0; step < 200 && Math.abs(b - a) > 1e-9 * b; step++) {
    const middle = (a * atB - b * atA) / (atB - atA)
    const value = above(middle)
    if (Math.abs(value) < 1e-10) return middle
    if (value * atB < 0) {
      a = b
      atA = atB
    } else {
      atA /= 2
    }
    b = middle
    atB = value
  }
  return b
}
