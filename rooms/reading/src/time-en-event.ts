// "Since the coup" in an English sentence without a date of its own: since the day that another
// sentence gives for that event ("the coup of 4 May 2011"). Source: reading.md 2, Time; 6.
import type { DayInterval } from '@tumen/claim'
import type { Context } from './draft.ts'
import { daysOf } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import type { SinceWords } from './time-since-event.ts'
import { wordPattern } from './word-pattern.ts'

const SINCE = wordPattern(
  'en',
  '\\bsince (?:the |its |this |that |their )?' +
    '(?:[\\p{L}\\-]{1,20} ){0,7}?({time named-event})\\b',
)

/** The English words, and the time beside the event. */
export const SINCE_EN: SinceWords = { language: 'en', since: SINCE, daysBy: startOf }

/** Units between a time and the event that it dates. */
const NEAR = 40

function startOf(
  sentence: number,
  event: string,
  { context, setting }: { context: Context; setting: TimeSetting },
): DayInterval | undefined {
  const { lower, sentences } = context.text
  const { start: from = 0, end: to = 0 } = sentences[sentence] ?? {}
  const stem = event.replace(/s$/, '')
  const beside = timesOfSentence(sentence, context).find(({ start, end, use, role }) => {
    if (use === 'telling' || role === 'baseline') return false
    const before = lower.slice(Math.max(from, start - NEAR), start)
    const behind = lower.slice(end, Math.min(to, end + NEAR))
    return before.includes(stem) || behind.includes(stem)
  })
  return beside && daysOf(beside.sense, setting.scope)
}
