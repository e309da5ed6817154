// Whether the clock can be believed: a row of 2035 by mistake would hide every later one from the
// answers of its day, so more than a day between the clock and the newest row is asked about.
import type { LeafRange } from '@tumen/claim'
import { LedgerFault } from '../fault.ts'

/** So far the clock and the newest row may lie apart. */
const DAY_MS = 86_400_000

/** How the clock stands to what is recorded. */
export interface ClockReport {
  /** What the clock shows. */
  now: string
  /** The latest instant since which a row counts as recorded; nothing before the first row. */
  newest: string | undefined
  /** `ahead` or `behind` the newest row by more than a day: a change is refused then. */
  differs: 'ahead' | 'behind' | undefined
  /** Changes that count as recorded after the end of today: today's answers leave them out. */
  future: LeafRange[]
}

/** What a change says of the clock: that it was looked at, or that it was wrong before. */
export type ClockWord = 'confirmed' | 'repaired'

/** Whether the clock is more than a day away from the newest row, and on which side. */
export function clockDiffers(now: string, newest: string): ClockReport['differs'] {
  const apartMs = newest === '' ? 0 : Date.parse(now) - Date.parse(newest)
  if (Math.abs(apartMs) <= DAY_MS) return undefined
  return apartMs > 0 ? 'ahead' : 'behind'
}

/** Throws `clock-ahead` or `clock-behind`, unless the change says what is to be done about it. */
export function assertClock(now: string, newest: string, word: ClockWord | undefined): void {
  const differs = clockDiffers(now, newest)
  if (differs === undefined || word === 'repaired') return
  if (differs === 'ahead' && word === 'confirmed') return
  throw new LedgerFault(differs === 'ahead' ? 'clock-ahead' : 'clock-behind', {
    clock: { now, newest },
  })
}

/** The last instant of the day of an instant. */
export function endOfDayOf(instant: string): string {
  return `${instant.slice(0, 10)}T23:59:59.999Z`
}
