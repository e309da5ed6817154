// How many items of a list a short report shows. The rest is not counted out loud: a report
// prints only numbers that the figure states.
import type { Level } from './answer.ts'

const SHOWN = 4

/** The items of a list that are shown at a level, and whether there are more. */
export function shorten<T>(level: Level, items: readonly T[]): { kept: T[]; more: boolean } {
  const kept = level === 'full' ? [...items] : items.slice(0, SHOWN)
  return { kept, more: kept.length < items.length }
}
