// Dates as operations take them: as people write them, everywhere. For a period, a pair of days may
// be given. One place, so that no field reads dates of its own.
import { z } from 'zod'

/** A day, a month, a year or a period in words, e.g. `8 August 2019`, `2019년 8월`, `2019-08-08`. */
export const dateSchema = z.string().min(1).max(80)

const pairSchema = z.strictObject({ earliest: dateSchema, latest: dateSchema })

/** The same, or its first and last day, each as people write it. */
export const periodSchema = z.union([dateSchema, pairSchema])
