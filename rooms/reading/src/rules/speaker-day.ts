// The day on which somebody spoke, where the text dates the telling. Source: reading.md 4.
import { findTimes } from '../text/time-find.ts'
import { daysOf } from '../text/time-sense.ts'
import type { Saying, Scene } from './speaker-saying.ts'
import { isTellingAt } from './time-telling.ts'

/** Units between a saying and the expression that dates it. */
const NEAR = 40

/** The saying with the day of the first who speaks: "The newspaper last month quoted". */
export function dated(saying: Saying, { text, sentence }: Scene): Saying {
  const { published, covers } = text.source
  const [first, ...others] = saying.steps
  if (!first || saying.isNobody) return saying
  const start = Math.max(sentence.start, saying.start - NEAR)
  const near = { start, end: Math.min(sentence.end, saying.end + NEAR) }
  const telling = findTimes(text, near, text.language).find((one) =>
    isTellingAt(one, sentence, text),
  )
  const scope = { reference: published.latest, ...(covers ? { covers } : {}) }
  const date = telling && daysOf(telling.sense, scope)
  if (!date || date.earliest > published.latest) return saying
  return { ...saying, steps: [{ ...first, speaker: { ...first.speaker, date } }, ...others] }
}
