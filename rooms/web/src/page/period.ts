// The days of a date that a form holds, such as `2022-10` or `October 2022`.
import { readWrittenDate } from '@tumen/claim'
import { Refusal } from '@tumen/desk'

/** First and last day of a partial date; an open side is no period. */
export function periodOf(words: string): { earliest: string; latest: string } {
  const { earliest, latest } = readWrittenDate(words).date ?? {}
  if (earliest === undefined || latest === undefined) throw new Refusal('impossible-date', 'when')
  return { earliest, latest }
}
