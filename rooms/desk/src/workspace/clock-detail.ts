// What a refusal says of a clock that may be wrong: both instants, and the day to be confirmed.
import { dayOf } from '../day.ts'

/** The detail of such a refusal. */
export function clockDetail(clock: { now: string; newest: string }): Record<string, string> {
  const { now, newest } = clock
  return { now, newest, today: dayOf(now) }
}
