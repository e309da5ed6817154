// Days in UTC. "As known on a day" means to its end, so a row of that day is known.

/** The UTC day of an instant. */
export function dayOf(instant: string | Date): string {
  return (typeof instant === 'string' ? instant : instant.toISOString()).slice(0, 10)
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000))
}

/** The last instant of a day. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59.999Z`
}

/** First and last day of the calendar month of a day. */
export function monthOf(day: string): { first: string; last: string } {
  const month = day.slice(0, 7)
  const [year, number] = month.split('-').map(Number) as [number, number]
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { first: `${month}-01`, last: `${month}-${String(length).padStart(2, '0')}` }
}

/** Whether a text is a day that exists, e.g. not 30 February. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && dayOf(new Date(time)) === text
}
