// The one day on which a number at one moment counts, and what is said of time beside it. A person
// may say both that somebody was held in July and that it went on since January: only the day can
// be compared with other days. Source: figures.md 3, claims.md 3.4.
import type { Claim, ClaimTime } from '../claim/claim.ts'

/** The day of a stock. */
export interface StockDay {
  day: string
  /** Whether a day of the count is said; if not, it is the day of the statement. */
  isSaid: boolean
  /** Times that are said of it and count for nothing. */
  aside: ClaimTime[]
}

/**
 * The day on which a stock counts: its `as_of`, of several the latest, else the day of the
 * statement. Nothing for a claim that is no stock.
 */
export function stockDay({
  quantity,
  times,
  asserted,
}: Pick<Claim, 'times' | 'asserted'> & {
  quantity?: { measure: NonNullable<Claim['quantity']>['measure'] }
}): StockDay | undefined {
  if (quantity?.measure !== 'stock') return undefined
  const said = times.filter(({ role }) => role === 'as_of').map(({ latest }) => latest)
  const aside = times.filter(({ role }) => role !== 'as_of')
  return { day: said.sort().at(-1) ?? asserted.latest, isSaid: said.length > 0, aside }
}
