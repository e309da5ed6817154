// The day on which somebody spoke, where the text dates the telling. Source: reading.md 4.
import type { DayInterval } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Saying } from './speaker-saying.ts'
import { daysOf } from './time-sense.ts'
import { timesOfSentence } from './time-setting.ts'

/** Units between a saying and the expression that dates it. */
const NEAR = 40

/** Dates the first who speaks by the words beside: "The newspaper last month quoted". */
export function dated(
  saying: Saying,
  sentence: number,
  { text, lexicon }: { text: PreparedText; lexicon: Lexicon },
): void {
  const { published, covers } = text.source
  const [first] = saying.speakers
  if (!first || saying.isNobody) return
  const telling = timesOfSentence(sentence, { text, lexicon }).find(
    ({ use, start, end }) =>
      use === 'telling' && end > saying.start - NEAR && start < saying.end + NEAR,
  )
  const scope = { reference: published.latest, ...(covers ? { covers } : {}) }
  const days: DayInterval | undefined = telling && daysOf(telling.sense, scope)
  if (days && days.earliest <= published.latest) first.date = days
}
