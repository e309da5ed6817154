// The period of which a text tells by its own heading: "Arrivals, third quarter of 2020: figures".
// Source: reading.md 2, Time; that a heading stands for a header is a choice.
import type { DayInterval } from '@tumen/claim'
import type { Context } from './draft.ts'
import { prepareText } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { SourceText } from './source-text.ts'
import { daysIn } from './time-day.ts'
import { daysOf, type TimeSense } from './time-sense.ts'
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

const overs = new WeakMap<PreparedText, { days?: DayInterval }>()

/**
 * The time of which the heading or the title says that the text tells, where it was over when the
 * text came out: "The raids of March 2019". The day of a briefing or a letter is its own.
 */
export function timeOfTitle(context: Pick<Context, 'text' | 'lexicon'>): DayInterval | undefined {
  const { text, lexicon } = context
  const found = overs.get(text)
  if (found) return found.days
  const headings = text.sentences.slice(0, HEAD).flatMap(({ position }, n) => {
    return position === 'headline' ? timesOfSentence(n, context) : []
  })
  const all = [...timesInTitle(text.source, lexicon), ...headings]
  // "The worst fog since May" is not of May.
  const own = all.filter(({ role, use }) => role !== 'since' && use === 'event')
  const days = own.flatMap(({ sense }) => daysOf(sense, scopeOf(text)) ?? [])
  const over = days.find(({ latest }) => latest < text.source.published.latest)
  const first = periodOfTitle(context) ?? over
  overs.set(text, first ? { days: first } : {})
  return first
}

function timesInTitle({ title, language, published }: SourceText, lexicon: Lexicon) {
  if (title === undefined || language !== lexicon.language) return []
  const text = prepareText({ text: title.slice(0, LONGEST_TITLE), language, published })
  return timesOfSentence(0, { text, lexicon })
}

/** "Arrivals, July-September 2022": the days that the title of a periodical names. */
export function coveredByTitle(source: SourceText, lexicon: Lexicon): DayInterval | undefined {
  const { title, covers, published } = source
  if (lexicon.language !== 'en' || covers || title === undefined) return undefined
  const text = prepareText({ text: title.slice(0, LONGEST_TITLE), language: 'en', published })
  const [time] = timesOfSentence(0, { text, lexicon }).filter(({ sense }) => isPart(sense))
  const days = time && daysOf(time.sense, scopeOf(text))
  const isOver = days && daysIn(days) > SHORTEST && days.latest < published.latest
  return isOver ? days : undefined
}

/** Units of a title that are looked at. */
const LONGEST_TITLE = 200

// A quarter, a half, so many months, from one month to another: no event lasts so long.
function isPart(sense: TimeSense): boolean {
  if (sense.is === 'span') return sense.from.is === 'month' && sense.to.is === 'month'
  if (sense.is !== 'year' || sense.part === undefined) return false
  return typeof sense.part !== 'string' || /^(?:half|quarter)-/.test(sense.part)
}

function scopeOf({ source }: PreparedText): { reference: string } {
  return { reference: source.published.latest }
}
