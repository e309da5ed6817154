// The moments at which an answer changed, and the day before each of them.
import type { Moment } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'
import { type Asked, inputOf, withoutDay } from './question.ts'

/** The answer of `figure.moments`, as far as pages show it. */
export interface FoundMoments {
  moments: Moment[]
  /** True when older ones are left out. */
  truncated?: boolean
}

/** The moments of a question, oldest first. */
export function readMoments(ask: Ask, asked: Asked): Promise<FoundMoments> {
  return ask.call('figure.moments', inputOf(withoutDay(asked)))
}

/** Statements times days that are reckoned beside an answer, which must come at once. */
const MOST_BESIDE = 1000

/** The moments beside an answer of so many statements; nothing when they would take long. */
export async function readMomentsBeside(
  ask: Ask,
  asked: Asked,
  statements: number,
): Promise<FoundMoments | undefined> {
  if (statements > MOST_BESIDE || !ask.may('figure.moments')) return undefined
  const input = { ...inputOf(withoutDay(asked)), within: MOST_BESIDE }
  const found = await ask.call('figure.moments', input)
  return found.truncated ? undefined : found
}

/** The day before, as `2022-08-09`. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
