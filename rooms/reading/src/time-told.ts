// The time of a return that people face: they face it when it is told. Source: reading.md 2, Time
// and Act 3; a choice.
import type { ClaimTime } from '@tumen/claim'
import type { Draft } from './draft.ts'
import type { Filled } from './proposal.ts'
import { timeOf, whichDate } from './time-fill.ts'
import type { TimeSetting } from './time-setting.ts'

/** The day on which a return that people face is told of, where the text says it. */
export function toldTime(
  draft: Draft,
  { told, telling }: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  if (draft.act?.value !== 'attempted_return' || !told || !telling) return undefined
  const time = timeOf({ role: 'event', ...told }, 'report_date', false)
  return { value: [time], rules: ['time.told'], questions: [whichDate(time)] }
}
