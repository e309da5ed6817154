// The time of a number that states none, from what the whole text is about: the same act in its
// lead, or the crime that a court tries. Source: reading.md 6; the choice of the first is ours.
import type { Act, DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { isOfOutlet } from './rules/told.ts'
import { isCase } from './time-case.ts'
import { isOfCharge } from './time-charge.ts'
import { daysIn } from './time-day.ts'
import { isOfRecord } from './time-ko-record.ts'
import { daysOf as daysOfSense } from './time-sense.ts'
import { timesOfSentence } from './time-setting.ts'

/** Sentences at the head that tell what the text is about. */
const LEAD = 3

/** Numbers that the head of a text has at the most. */
const HEAD_DRAFTS = 40

/** Numbers back to which the crime of a case is looked for. */
const FAR = 24

/** What a court does; it has a day of its own. */
const COURT_ACTS: ReadonlySet<Act> = new Set(['sentence', 'release', 'detention', 'imprisonment'])

/** Numbers, and sentences, back in which the event has a day of its own. */
const NEAR = 6
const NEXT = 2

/** A longer time than this is no event. */
const LONGEST = 31

/** The days of the lead's number of the same act, or of the crime that is tried. */
export function leadTime(draft: Draft, context: Context): DayInterval | undefined {
  if (context.text.language !== 'en' || context.text.source.covers) return undefined
  return sameAct(draft, context) ?? caseTime(draft, context)
}

// "put the number of those expelled at 700" below "expelled several hundred over the past week".
function sameAct({ act, sentence }: Draft, { drafts, at }: Context): DayInterval | undefined {
  const lead = drafts.slice(0, Math.min(at, HEAD_DRAFTS)).find((one) => {
    const isAbove = one.sentence <= LEAD && one.sentence < sentence
    return isAbove && one.act?.value === act?.value && isStated(one)
  })
  // What has been told of since then goes on.
  const near = drafts.slice(Math.max(0, at - NEAR), at).findLast((one) => {
    const apart = sentence - one.sentence
    return apart > 0 && apart <= NEXT && one.act?.value === act?.value && isStated(one)
  })
  return lead && daysOf(near ?? lead)
}

/** Days of a lead's event: one, or a part of a month, such as its middle. */
const LONGEST_EVENT = 12

/** Whether days may be those of the event that a lead tells of. */
export function isOfOneEvent(days: DayInterval): boolean {
  return daysIn(days) <= LONGEST_EVENT
}

/** Sentences at the head in which a Korean text says of which days it tells. */
const OPENING = 4

/**
 * "1월부터 3월까지 …을 조사했다": what the outlet of a Korean text tells by itself is of the days that
 * its head names first, where they were over when it came out.
 */
export function leadPeriod(draft: Draft, context: Context): DayInterval | undefined {
  const { text } = context
  const isFlow = (draft.measure?.value.measure ?? 'flow') === 'flow'
  if (text.language !== 'ko' || !isFlow || !isOfOutlet(draft)) return undefined
  const reference = text.source.published.latest
  for (let n = 0; n < Math.min(OPENING, text.sentences.length); n++) {
    for (const one of timesOfSentence(n, context)) {
      const { sense, role, use } = one
      const isOther = isOfCharge(one, draft, context) || isOfRecord(one, draft, context.text)
      if (n === draft.sentence && isOther) continue
      const days =
        role === 'event' && use === 'event' ? daysOfSense(sense, { reference }) : undefined
      if (days && days.latest < reference) return days
    }
  }
  return undefined
}

function isStated({ times, quantity }: Draft): boolean {
  const [time] = times?.value ?? []
  return quantity !== undefined && time?.stated === true && time.role === 'event'
}

function daysOf({ times }: Draft): DayInterval | undefined {
  const [time] = times?.value ?? []
  const days = time && { earliest: time.earliest, latest: time.latest }
  return days && daysIn(days) <= LONGEST ? days : undefined
}

// "About a dozen women were raped in the school": on the day of the attack that is judged.
function caseTime({ act }: Draft, context: Context): DayInterval | undefined {
  if (!act || COURT_ACTS.has(act.value) || !isCase(context)) return undefined
  const { drafts, at } = context
  const isCrime = (one: Draft) =>
    one.act !== undefined && !COURT_ACTS.has(one.act.value) && isStated(one)
  const crime = drafts.slice(Math.max(0, at - FAR), at).findLast(isCrime)
  return crime && daysOf(crime)
}
