// The day of a Chinese wire report, which stands in its first lines (江岸社南岸5月6日电): times are
// reckoned against it, not against the day on which a page took it over later.
// Source: reading.md, Pitfalls (the date of a page); how much later is a choice.
import { dayNumber } from '@tumen/claim'
import type { PreparedText } from './prepared-text.ts'
import { daysOf } from './time-sense.ts'
import { type Told, timesOfSentence } from './time-setting.ts'

/** Sentences at the head in which the line of a wire report stands. */
const HEAD = 5
/** Days after which a page seldom takes over a report. */
const LATEST = 3
const WIRE = /^\p{Script=Han}{0,5}?(?:专?电|讯|报[导道])(?:[)(\u3011\u3015\] ]|$)/u
const LONGEST = 10

const known = new WeakMap<PreparedText, string>()

/** The day against which the times of a text are reckoned. */
export function referenceOf(context: Told): string {
  const { text } = context
  const found = known.get(text)
  if (found !== undefined) return found
  const made =
    (text.language === 'zh' ? wireDay(context) : undefined) ?? text.source.published.latest
  known.set(text, made)
  return made
}

function wireDay(context: Told): string | undefined {
  const { text } = context
  const reference = text.source.published.latest
  for (let n = 0; n < Math.min(HEAD, text.sentences.length); n++)
    for (const { sense, use, end } of timesOfSentence(n, context)) {
      if (sense.is !== 'day' || use !== 'telling') continue
      const after = text.lower.slice(end, Math.min(end + LONGEST, text.sentences[n]?.end ?? end))
      const day = WIRE.test(after) ? daysOf(sense, { reference })?.latest : undefined
      if (day === undefined) continue
      const late = dayNumber(reference) - dayNumber(day)
      return late >= 0 && late <= LATEST ? day : undefined
    }
  return undefined
}
