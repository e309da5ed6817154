// Dates as operations take them: as people write them, everywhere. Whoever has a pair of days may
// give that where a period is asked for. One place, so that no field reads dates of its own.
import type { DayInterval } from '@tumen/claim'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { readInterval } from './time.ts'

/** A day, a month, a year or a period in words, e.g. `8 August 2019`, `2019년 8월`, `2019-08-08`. */
export const dateSchema = z.string().min(1).max(80)

const pairSchema = z.strictObject({ earliest: dateSchema, latest: dateSchema })

/** The same, or its first and last day, each as people write it. */
export const periodSchema = z.union([dateSchema, pairSchema])
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
