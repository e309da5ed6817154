// Scales of the pictures of an estimate: from nothing where lengths are compared, between two
// values where only places on a line are.
import { whole } from '../../estimate/number.ts'
import { tickRoom } from '../axis.tsx'
import { PLOT } from '../drawing.tsx'
import { linearScale, round, type Scale } from '../scale.ts'

/** Where a number of persons ends that is drawn: far ones would make all others a dot. */
const FARTHEST = 3

/**
 * A scale from nobody to the largest of the ends, but never beyond three times the largest of the
 * points: what reaches further is an arrow.
 */
export function personScale(points: readonly number[], ends: readonly number[]): Scale {
  const top = lastOf(points, ends)
  return linearScale(top, [PLOT.left, PLOT.right], tickRoom(whole(top)))
}

/** The largest value that a scale from nobody draws. */
export function lastOf(points: readonly number[], ends: readonly number[]): number {
  const most = Math.max(1, ...points)
  return Math.min(Math.max(most, ...ends) * 1.04, most * FARTHEST)
}

/** A scale between two values, with round ticks inside. */
export function spanScale(
  span: readonly [number, number],
  range: readonly [number, number],
  most: number,
): Scale {
  const [from, given] = span
  const to = given > from ? given : from + 1
  const [start, end] = range
  const at = (value: number) => {
    const inside = Math.min(to, Math.max(from, value))
    return round(start + ((end - start) * (inside - from)) / (to - from))
  }
  const step = roundStep((to - from) / Math.max(1, most - 1))
  const first = Math.ceil(from / step)
  const count = Math.max(0, Math.floor(to / step) - first + 1)
  return { at, ticks: Array.from({ length: count }, (_, n) => (first + n) * step) }
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10
  return factor * power
}
