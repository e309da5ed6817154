// "Since the coup" in a Korean sentence without a date of its own: since the day that another
// sentence gives for that event. Source: reading.md 2, Time; 6.
import type { DayInterval } from '@tumen/claim'
import type { Context } from './draft.ts'
import { daysInRole } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import type { SinceWords } from './time-since-event.ts'
import { wordPattern } from './word-pattern.ts'

const SINCE = wordPattern(
  'ko',
  '({time named-event})(?:가|이|를|을)? ?(?:{time began} )?' +
    '(?:이후|이래|뒤|후|로 인해|으로 인해|로 인한|으로 인한|탓에|때문에|로|으로|동안)(?![가-힣])',
)

/** Units behind a time in which the event stands that it dates. */
const NEAR = 16

/** The Korean words, and the time beside the event. */
export const SINCE_KO: SinceWords = { language: 'ko', since: SINCE, daysBy: startOf }

function startOf(
  sentence: number,
  event: string,
  { context, setting }: { context: Context; setting: TimeSetting },
): DayInterval | undefined {
  const { lower, sentences } = context.text
  const last = sentences[sentence]?.end ?? 0
  const times = timesOfSentence(sentence, context).filter(({ use }) => use === 'event')
  const beside = times.findLast(({ end }) =>
    lower.slice(end, Math.min(last, end + NEAR)).includes(event),
  )
  return beside && daysInRole(beside.sense, 'event', setting.scope)
}
