// Numbers of an estimate as they are printed: whole persons, limits rounded outwards so that
// rounding never promises more, ratios with two digits that count.
import { digits } from '../phrase/number.ts'

/** What arithmetic leaves beside a whole number. */
const SLACK = 1e-9

/** Whole persons. */
export function whole(value: number): string {
  return digits(Math.round(value))
}

/** A lower limit. */
export function lower(value: number): string {
  return digits(Math.floor(value + SLACK))
}

/** An upper limit. */
export function upper(value: number): string {
  return digits(Math.ceil(value - SLACK))
}

/** A ratio. */
export function ratio(value: number): string {
  return digits(value >= 100 ? Math.round(value) : Number(value.toPrecision(2)))
}
