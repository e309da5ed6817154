// What a refusal says of a clock that may be wrong: when it is, the hour of the newest change, and
// the day to be confirmed.
import { dayOf } from '../day.ts'

/** The hour alone: by the instant one could tell when somebody else works or has decided. */
export function hourOf(instant: string): string {
  return `${instant.slice(0, 13)}:00:00.000Z`
}

/** The detail of such a refusal. */
export function clockDetail(clock: { now: string; newest: string }): Record<string, string> {
  const { now, newest } = clock
  return { now, newest: hourOf(newest), today: dayOf(now) }
}
