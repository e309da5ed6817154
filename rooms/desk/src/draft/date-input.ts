// Dates as operations take them: as people write them, everywhere. For a period, a pair of days may
// be given. One place, so that no field reads dates of its own.

import type { DayInterval } from '@tumen/claim'
import type { periodSchema } from '@tumen/contract'
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { readInterval } from './time.ts'

export type PeriodInput = z.output<typeof periodSchema>

/** The days of a period however it was given; refuses words that are no date, or two. */
export function readPeriod(given: PeriodInput, field: string): DayInterval {
  if (typeof given === 'string') return readInterval(given, field)
  return {
    earliest: readInterval(given.earliest, `${field}.earliest`).earliest,
    latest: readInterval(given.latest, `${field}.latest`).latest,
  }
}

/** The one day that words mean; a month or a period is none. */
export function readDay(words: string, field: string): string {
  const { earliest, latest } = readInterval(words, field)
  if (earliest !== latest) throw new Refusal('impossible-date', field)
  return latest
}
