// The period of which a text tells by its own heading: "Arrivals, third quarter of 2020: figures".
// Source: reading.md 2, Time; that a heading stands for a header is a choice.
import type { DayInterval } from '@tumen/claim'
import type { Context } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import { daysIn } from './time-day.ts'
import { daysOf } from './time-sense.ts'
import { timesOfSentence } from './time-setting.ts'

const known = new WeakMap<PreparedText, { days?: DayInterval }>()

/** Sentences at the beginning that may be the heading. */
const HEAD = 2

/** A shorter time is one of an event. */
const SHORTEST = 27

/** The period that the heading of statistics names; looked for once. */
export function periodOfTitle(context: Pick<Context, 'text' | 'lexicon'>): DayInterval | undefined {
  const { text, lexicon } = context
  const found = known.get(text)
  if (found) return found.days
  const words = lexicon.index('time title')
  const days = text.sentences.slice(0, HEAD).flatMap((sentence, n) => {
    const isTitle = sentence.position === 'headline'
    if (!isTitle || findPhrases(words, text.lower, sentence).length === 0) return []
    return timesOfSentence(n, context).flatMap(({ sense }) => daysOf(sense, scopeOf(text)) ?? [])
  })
  const [first] = days.filter((one) => daysIn(one) > SHORTEST)
  known.set(text, first ? { days: first } : {})
  return first
}

function scopeOf({ source }: PreparedText): { reference: string } {
  return { reference: source.published.latest }
}
