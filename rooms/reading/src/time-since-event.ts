// "Since the coup" in a sentence without a date of its own: since the day that an earlier sentence
// gives for that event. Each language has its words. Source: reading.md 2, Time; 6.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { type CarriedTime, sinceThen } from './time-sentence.ts'
import type { TimeSetting } from './time-setting.ts'
import type { WordPattern } from './word-pattern.ts'

/** Sentences back in which the begin of the event is looked for. */
const FAR = 24

/** What a language says of it. */
export interface SinceWords {
  language: string
  /** The event comes first; behind it, where there is one, the word that says for how long. */
  since: WordPattern
  /** The days of the event by a sentence, if it tells them. */
  daysBy: (
    sentence: number,
    event: string,
    of: { context: Context; setting: TimeSetting },
  ) => DayInterval | undefined
  /** Words for the days of the event alone. */
  during?: string
}

/** The days since an event that the sentence of the number names and an earlier one dates. */
export function timeSinceEvent(
  { language, since, daysBy, during }: SinceWords,
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { text } = context
  if (text.language !== language) return undefined
  const { start } = text.sentences[draft.sentence] ?? draft.clause
  const [, event, mark] = since.exec(text.lower.slice(start, draft.clause.end)) ?? []
  if (event === undefined) return undefined
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - FAR); n--) {
    const days = daysBy(n, event, { context, setting })
    if (!days) continue
    const all = mark !== undefined && mark === during ? days : sinceThen(days, setting)
    return { days: all, rule: 'time.since-event', isAsked: true }
  }
  return undefined
}
