// Days and periods as a reader of each language writes them. Data stays ISO; only sentences
// use these. A whole month or year is named as such.
import type { DayInterval } from '@tumen/claim'
import { fill, type Language, wordsIn } from '@tumen/words'

/** "31 July 2022", "2022년 7월 31일", "2022年7月31日"; an unreadable day comes back as it is. */
export function dayPhrase(language: Language, day: string): string {
  const parts = partsOf(day)
  return parts ? fill(wordsIn(language).date.day, parts(language)) : day
}

/** "31 Jul 2022", where a language has short names of months; for labels beside marks. */
export function shortDayPhrase(language: Language, day: string): string {
  const parts = partsOf(day)?.(language)
  if (!parts) return day
  return fill(wordsIn(language).date.shortDay, { ...parts, short: parts.month?.slice(0, 3) })
}

/** "31 July 2022, 09:15 UTC": an instant to the minute. */
export function instantPhrase(language: Language, instant: string): string {
  const time = instant.slice(11, 16)
  return fill(wordsIn(language).page.frame.instant, { day: dayPhrase(language, instant), time })
}

/** A closed interval of days: one day, a whole month or year, or from–to. */
export function intervalPhrase(language: Language, interval: DayInterval): string {
  const { earliest, latest } = interval
  const { date } = wordsIn(language)
  if (earliest === latest) return dayPhrase(language, earliest)
  const whole = wholePeriod(language, earliest, latest)
  if (whole) return whole
  return fill(date.between, {
    from: dayPhrase(language, earliest),
    to: dayPhrase(language, latest),
  })
}

/** Whether an interval is one day, or a month or year that is called by its name. */
export function isOnePeriod(language: Language, { earliest, latest }: DayInterval): boolean {
  return earliest === latest || wholePeriod(language, earliest, latest) !== undefined
}

/** The time of a question as it stands in a sentence, with its preposition; empty when none. */
export function timePhrase(
  language: Language,
  time: { from?: string; to?: string; at?: string },
): string {
  const { date } = wordsIn(language)
  const { from, to, at } = time
  const on = at ?? (from !== undefined && from === to ? from : undefined)
  if (on !== undefined) return fill(date.onDay, { day: dayPhrase(language, on) })
  if (from !== undefined && to !== undefined) {
    const period = wholePeriod(language, from, to)
    if (period) return fill(date.inPeriod, { period })
    return fill(date.fromTo, { from: dayPhrase(language, from), to: dayPhrase(language, to) })
  }
  if (from !== undefined) return fill(date.since, { from: dayPhrase(language, from) })
  return to === undefined ? '' : fill(date.until, { to: dayPhrase(language, to) })
}

function partsOf(day: string): ((language: Language) => Record<string, string>) | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  if (!match) return undefined
  const [y, m, d] = match.slice(1).map(Number) as [number, number, number]
  return (language) => ({
    y: String(y),
    m: String(m),
    d: String(d),
    month: wordsIn(language).date.months[m - 1] ?? String(m),
  })
}

function wholePeriod(language: Language, from: string, to: string): string | undefined {
  const { date } = wordsIn(language)
  const parts = partsOf(from)?.(language)
  if (!parts || from.slice(0, 4) !== to.slice(0, 4)) return undefined
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return fill(date.year, parts)
  const isMonth = from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01')
  const isLastDay = Number(to.slice(8, 10)) === lengthOfMonth(Number(parts.y), Number(parts.m))
  return isMonth && isLastDay ? fill(date.month, parts) : undefined
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
