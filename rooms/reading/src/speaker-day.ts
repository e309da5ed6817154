// The day on which somebody spoke, where the text dates the telling. Source: reading.md 4.
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import { isTellingAt } from './rules/time-telling.ts'
import type { Saying } from './speaker-saying.ts'
import { findTimes } from './text/time-find.ts'
import { daysOf } from './text/time-sense.ts'

/** Units between a saying and the expression that dates it. */
const NEAR = 40

/** Dates the first who speaks by the words beside: "The newspaper last month quoted". */
export function dated(
  saying: Saying,
  sentence: number,
  { text }: { text: PreparedText; lexicon: Lexicon },
): void {
  const { published, covers } = text.source
  const [first] = saying.speakers
  const range = text.sentences[sentence]
  if (!first || saying.isNobody || !range) return
  const start = Math.max(range.start, saying.start - NEAR)
  const near = { start, end: Math.min(range.end, saying.end + NEAR) }
  const telling = findTimes(text, near, text.language).find((one) => isTellingAt(one, range, text))
  const scope = { reference: published.latest, ...(covers ? { covers } : {}) }
  const days = telling && daysOf(telling.sense, scope)
  if (days && days.earliest <= published.latest) first.date = days
}
