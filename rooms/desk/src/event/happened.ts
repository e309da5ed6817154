// When a claim says that it was, as exactly as it says so: one day, from and to, since or until a
// day, or days that nobody knows exactly. A stock without a day of the count has no time here: the
// day of the statement could say who spoke. Source: claims.md 3.4; desk.md 7, V1.
import type { Claim, ClaimTime } from '@tumen/claim'
import type { happenedSchema } from '@tumen/contract'
import type { z } from 'zod'
import { isLooseTime } from './loose-time.ts'

/** First and last day, and which of them are not exact or no ends at all. */
export type Happened = z.output<typeof happenedSchema>

/** The time of a claim; nothing where none is said. */
export function happenedOf({ times, quantity }: Claim): Happened | undefined {
  const of = (...roles: ClaimTime['role'][]) => times.filter(({ role }) => roles.includes(role))
  if (quantity?.measure === 'stock') {
    const last = of('as_of')
      .sort((a, b) => (a.latest < b.latest ? -1 : 1))
      .at(-1)
    return last && spanOf([last])
  }
  const [events, since, until] = [of('event'), of('since'), of('until')]
  const all = [...events, ...since, ...until]
  if (all.length === 0) return spanOf(of('baseline'))
  const span = spanOf(all)
  if (span === undefined || events.length > 0) return span
  if (until.length === 0) return { ...span, latest: span.earliest, openEnd: true }
  return since.length === 0 ? { ...span, earliest: span.latest, openStart: true } : span
}

function spanOf(times: readonly ClaimTime[]): Happened | undefined {
  const [earliest] = times.map((time) => time.earliest).sort()
  const latest = times
    .map((time) => time.latest)
    .sort()
    .at(-1)
  if (earliest === undefined || latest === undefined) return undefined
  return { earliest, latest, ...(times.some(isLooseTime) ? { approximate: true as const } : {}) }
}

/** Whether something was at any time from one day to another; what has no time is at none. */
export function isWithinDays(
  happened: Happened | undefined,
  { from = '0000', to = '9999' }: { from?: string; to?: string },
): boolean {
  if (from === '0000' && to === '9999') return true
  if (happened === undefined) return false
  const first = happened.openStart ? '0000' : happened.earliest
  const last = happened.openEnd ? '9999' : happened.latest
  return first <= to && last >= from
}
