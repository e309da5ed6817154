// "Since the coup" in a Korean sentence without a date of its own: since the day that another
// sentence gives for that event. Source: reading.md 2, Time; 6.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { daysInRole } from './time-sense.ts'
import { type CarriedTime, sinceThen } from './time-sentence.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'

const EVENT =
  /(쿠데타|정변|내전|전쟁|침공|교전|사태|시위|봉쇄|비상사태|계엄|분쟁|소요|전투|지진|함락|집권|공세|폭동|대선|학살|작전)/
const SINCE = new RegExp(
  `${EVENT.source}(?:가|이|를|을)? ?(?:시작된 |터진 |일어난 |발생한 |선포 |선포된 |발발 |벌어진 )?` +
    '(?:이후|이래|뒤|후|로 인해|으로 인해|로 인한|으로 인한|탓에|때문에|로|으로|동안)(?![가-힣])',
)

/** Sentences in which the begin of the event is looked for. */
const FAR = 24
/** Units behind a time in which the event stands that it dates. */
const NEAR = 16

/** The days since an event that the sentence of the number names and another one dates. */
export function sinceEventKo(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { text } = context
  const { start } = text.sentences[draft.sentence] ?? draft.clause
  if (text.language !== 'ko') return undefined
  const event = SINCE.exec(text.lower.slice(start, draft.clause.end))?.[1]
  if (event === undefined) return undefined
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - FAR); n--) {
    const days = startOf(n, event, { context, setting })
    if (days) return { days: sinceThen(days, setting), rule: 'time.since-event', isAsked: true }
  }
  return undefined
}

function startOf(
  sentence: number,
  event: string,
  { context, setting }: { context: Context; setting: TimeSetting },
): DayInterval | undefined {
  const { lower, sentences } = context.text
  const last = sentences[sentence]?.end ?? 0
  const times = timesOfSentence(sentence, context).filter(({ use }) => use === 'event')
  const beside = times.find(({ end }) =>
    lower.slice(end, Math.min(last, end + NEAR)).includes(event),
  )
  return beside && daysInRole(beside.sense, 'event', setting.scope)
}
