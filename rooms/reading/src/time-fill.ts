// A time of a claim in the form that the field holds, with its precision and its question.
// Source: reading.md 2, Time; 5.
import {
  type Anchor,
  type ClaimTime,
  type DayInterval,
  type TimeRole,
  ucdpPrecOfInterval,
} from '@tumen/claim'
import type { Filled, Question } from './proposal.ts'

/** A time of a claim with its precision. */
export function timeOf(
  { role, earliest, latest }: { role: TimeRole } & DayInterval,
  anchor: Anchor,
  isStated: boolean,
): ClaimTime {
  const ucdpPrec = ucdpPrecOfInterval({ earliest, latest })
  return { role, earliest, latest, anchor, stated: isStated, ucdpPrec }
}

/** The question whether a time is meant, with it as the first answer. */
export function whichDate({ earliest, latest }: ClaimTime): Question {
  return { code: 'which-date', field: 'times', candidates: [`${earliest}/${latest}`] }
}

/** The days that another sentence tells, as those of a claim, by a rule. */
export function carriedOver(days: DayInterval, rule: string): Filled<ClaimTime[]> {
  return { value: [timeOf({ role: 'event', ...days }, 'other_event', false)], rules: [rule] }
}
