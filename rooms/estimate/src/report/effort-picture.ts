// What can be drawn beside one estimate, as data: strata, more records, single persons, and how
// often the interval would hold. As in `picture`, `inside` never enters a release.

import type { Calibration, Coverage } from '../log-linear/calibration.ts'
import type { Model } from '../log-linear/model.ts'
import { profileInterval, relativeProfile } from '../log-linear/profile.ts'
import { exp } from '../number/elementary.ts'
import { chiSquaredQuantile } from '../number/normal.ts'
import { type CaptureTable, maskOf } from '../table/capture-table.ts'
import type { StrataEstimate } from '../table/stratum.ts'
import { type CurvePicture, membersOf, type PictureBase } from './picture.ts'
import type { PowerPoint } from './power.ts'
import type { Variant } from './sensitivity.ts'

/** Each stratum with its interval, and the total with the joint one. */
export interface StrataPicture extends PictureBase {
  persons: number
  strata: { name: string; persons: number; estimate?: number; low?: number; high?: number }[]
  total?: { estimate: number; low: number; high: number }
}

/** A stratum of fewer persons is not released. */
const SMALL = 100
const PROFILE_POINTS = 81

/** The strata of an estimate. */
export function strataPicture({ persons, strata, total }: StrataEstimate): StrataPicture {
  const rows = strata.map(({ name, persons: own, estimate, printed }) => ({
    ...{ name, persons: own },
    ...(estimate !== undefined && { estimate }),
    ...(printed && sidesOf(printed)),
  }))
  const inside = strata.some(({ persons: own }) => own < SMALL)
  const shown = total && { total: { estimate: total.estimate, ...sidesOf(total.printed) } }
  return { unit: 'persons', assumption: 'model', inside, persons, strata: rows, ...shown }
}

function sidesOf(limits: Readonly<Record<string, number>>): { low: number; high: number } {
  return { low: limits['0.025'] ?? Number.NaN, high: limits['0.975'] ?? Number.NaN }
}

/** The interval against the number of records, as shares of the estimate. */
export interface PowerPicture extends PictureBase {
  points: { factor: number; low: number; high: number; ratio: number }[]
}

/** What more records of the same kind would be worth. */
export function powerPicture(points: readonly PowerPoint[]): PowerPicture {
  const shares = points.map(({ factor, estimate, low, high, ratio }) => {
    return { factor, low: low / estimate, high: high / estimate, ratio }
  })
  return { unit: 'persons', assumption: 'model', inside: false, points: shares }
}

/** The estimate with one person less and more in each overlap, the largest change first. */
export interface LeveragePicture extends PictureBase {
  estimate: number
  cells: { lists: number[]; minus?: number; plus?: number }[]
}

/** How much hangs on one person, from the changes `plus` and `minus`. */
export function leveragePicture(variants: readonly Variant[], estimate: number): LeveragePicture {
  const cells = new Map<string, LeveragePicture['cells'][number]>()
  for (const { change, about, estimate: changed } of variants) {
    if ((change !== 'plus' && change !== 'minus') || changed === undefined) continue
    const cell = cells.get(about) ?? { lists: membersOf(maskOf(about)) }
    cells.set(about, { ...cell, [change]: changed })
  }
  const moved = ({ minus = estimate, plus = estimate }: LeveragePicture['cells'][number]) =>
    Math.max(Math.abs(minus - estimate), Math.abs(plus - estimate))
  const sorted = [...cells.values()].sort((a, b) => moved(b) - moved(a))
  return { unit: 'persons', assumption: 'model', inside: true, estimate, cells: sorted }
}

/** The likelihood of each total under one model, and where the interval cuts it. */
export interface ProfilePicture extends CurvePicture {
  /** Totals above it lie in the interval. */
  cut: number
  estimate: number
  low: number
  high?: number
}

/** The profile of one model, a bit beyond its interval; an open side ends at three times it. */
export function profilePicture(table: CaptureTable, model: Model, level = 0.95): ProfilePicture {
  const { estimate, low, high } = profileInterval(table, model, level)
  const reach = (high ?? 3 * estimate) - low
  const [from, to] = [Math.max(table.persons, low - reach / 5), low + 1.2 * reach]
  const points = relativeProfile(table, model, { from, to, points: PROFILE_POINTS })
  const cut = exp(-chiSquaredQuantile(level) / 2)
  const shown = { cut, estimate, low, ...(high !== undefined && { high }) }
  return { unit: 'persons', assumption: 'model', inside: false, points, ...shown }
}

/** How often each kind of interval holds the truth of its own world. */
export interface CalibrationPicture extends PictureBase {
  nominal: number
  draws: number
  sameModel: number
  intervals: ({ kind: 'wider' | 'bca' | 'percentile' } & Coverage)[]
}

/** The calibration of a nominal level, the interval that is printed first. */
export function calibrationPicture(found: Calibration, nominal = 0.95): CalibrationPicture {
  const kinds = ['wider', 'bca', 'percentile'] as const
  return {
    ...{ unit: 'persons', assumption: 'model', inside: false, nominal },
    ...{ draws: found.draws - found.failed, sameModel: found.sameModel },
    intervals: kinds.map((kind) => ({ kind, ...found[kind] })),
  }
}
