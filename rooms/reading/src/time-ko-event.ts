// "Since the coup" in a Korean sentence without a date of its own: since the day that another
// sentence gives for that event. Source: reading.md 2, Time; 6.
import type { DayInterval } from '@tumen/claim'
import type { Context } from './draft.ts'
import { daysInRole } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import type { SinceWords } from './time-since-event.ts'

const EVENT =
  /(쿠데타|정변|내전|전쟁|침공|교전|사태|시위|봉쇄|비상사태|계엄|분쟁|소요|전투|지진|함락|집권|공세|폭동|대선|학살|작전)/
const SINCE = new RegExp(
  `${EVENT.source}(?:가|이|를|을)? ?(?:시작된 |터진 |일어난 |발생한 |선포 |선포된 |발발 |벌어진 )?` +
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
