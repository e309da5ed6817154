// How many it has been by now, in English: counted from the day from which the text has counted
// the same before ("1,200 have been killed since 4 May … the league puts the toll at 1,500").
// Source: reading.md 6, a choice.
import { dayNumber } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { type CarriedTime, sinceThen } from './time-sentence.ts'
import type { TimeSetting } from './time-setting.ts'
import { tenseOf } from './time-tense.ts'

/** Sentences back, and days for which a count runs. */
const FAR = 8
const LONGEST = 400

/** "Puts the toll at": a count that goes on. */
const TOLL = /\b(?:toll|figure|tally|total|number)\b[^.;]{0,40} at /

/** The days since which the text counts the same act, for a number that has been reached by now. */
export function sinceCount(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { drafts, at, text } = context
  if (text.language !== 'en' || draft.refersTo || text.source.covers) return undefined
  const isToll = TOLL.test(text.lower.slice(draft.clause.start, draft.clause.end))
  if (!isToll && tenseOf(draft, context) !== 'perfect') return undefined
  for (let n = at - 1; n >= 0; n--) {
    const one = drafts[n]
    if (!one || draft.sentence - one.sentence > FAR) return undefined
    const [time] = one.times?.value ?? []
    if (one.act?.value !== draft.act?.value || !time) continue
    if (time.role !== 'since' || !time.stated) continue
    const { earliest } = time
    if (dayNumber(text.source.published.latest) - dayNumber(earliest) > LONGEST) return undefined
    const days = sinceThen({ earliest, latest: earliest }, setting)
    return { days, rule: 'time.since-count', isAsked: true }
  }
  return undefined
}
