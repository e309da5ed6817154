// The times and places that a text names, sentence by sentence, found when they are first asked
// for and handed on to all rules that need them.
import type { DayInterval } from '@tumen/claim'
import type { Context } from '../port/draft.ts'
import type { Lexicon } from '../text/lexicon.ts'
import { findPhrases } from '../text/phrase-index.ts'
import { placesIn } from '../text/place-find.ts'
import type { PlaceIndex } from '../text/place-index.ts'
import type { PlaceMention } from '../text/place-mention.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'
import { shiftDays } from '../text/time-day.ts'
import {
  findTimes,
  type ResolvedTime,
  resolveTime,
  type TimeExpression,
} from '../text/time-find.ts'
import { isAbsolute, type TimeScope } from '../text/time-sense.ts'
import { type Story, storyOf } from './place-story.ts'
import { isTellingAt } from './time-telling.ts'

/** An expression of a text with what it means there. */
export interface ToldTime extends TimeExpression, ResolvedTime {
  /** It dates the telling, or the text, and not what happened. */
  isTelling: boolean
}

/** What is told where in a text. */
export interface Told {
  /** The expressions of time in a sentence, in order. */
  times(sentence: number): readonly ToldTime[]
  /** The places that a sentence names, in order. */
  places(sentence: number): readonly PlaceMention[]
  /** What the text tells of most. */
  story(): Story
  /** The day up to which a sentence is told: that of its telling, else of the text. */
  reference(sentence: number): string
}

/** What a rule for times or places may look at. */
export interface ToldContext extends Context {
  told: Told
}

/** The times and places of a text. */
export function toldIn(text: PreparedText, lexicon: Lexicon, index: PlaceIndex): Told {
  const { times, references } = allTimes(text, lexicon)
  const places = text.sentences.map((range) =>
    placesIn({ text, lexicon, index, range }).map((one) => asWritten(one, text)),
  )
  const placesOf = (sentence: number) => places[sentence] ?? []
  let story: Story | undefined
  return {
    places: placesOf,
    story: () => {
      story ??= storyOf({ text, lexicon, index }, placesOf)
      return story
    },
    times: (sentence) => times[sentence] ?? [],
    reference: (sentence) => references[sentence] ?? text.source.published.latest,
  }
}

// All are named as the text writes them, but for a people: "Thai police" act in Thailand.
function asWritten(one: PlaceMention, { source, language }: PreparedText): PlaceMention {
  const isPeople = language === 'en' && one.place !== undefined && one.name === one.place.names.en
  return isPeople ? one : { ...one, name: source.text.slice(one.start, one.end) }
}

/** Days within which somebody speaks before a text comes out. */
const RECENT = 200

// In the order of the text, for some lean on the time told of before: "the next day".
function allTimes(text: PreparedText, lexicon: Lexicon) {
  const times: ToldTime[][] = []
  const references: string[] = []
  const running: Running = {}
  const { published, covers } = text.source
  for (const sentence of text.sentences) {
    const found = timesIn(text, lexicon, sentence)
    const scope: TimeScope = { reference: published.latest, covers }
    const telling = found.find((one) => isTellingAt(one, sentence, text))
    const day = telling && resolveTime(telling, scope)?.time.latest
    const isNear = day && day <= published.latest && shiftDays(day, RECENT) > published.latest
    const reference = isNear ? day : published.latest
    references.push(reference)
    times.push(found.flatMap((one) => resolved(one, sentence, { text, running, reference })))
  }
  return { times, references }
}

/** What was told of last: any time, and a single day. */
interface Running {
  any?: DayInterval
  day?: DayInterval
}

function resolved(
  one: TimeExpression,
  sentence: Range,
  { text, running, reference }: { text: PreparedText; running: Running; reference: string },
): ToldTime[] {
  const isTelling = isTellingAt(one, sentence, text)
  const { covers, published } = text.source
  const { sense } = one
  const isDay = sense.is === 'running' && sense.unit === 'day'
  const said = isTelling ? published.latest : reference
  const scope = { reference: said, covers, running: isDay ? running.day : running.any }
  const { second } = text.source
  const isSecond = second !== undefined && sentence.start >= second.from && !isAbsolute(sense)
  const found = isSecond ? eitherTime(one, scope, second.day) : resolveTime(one, scope)
  if (!found) return []
  const { earliest, latest } = found.time
  if (!isTelling && one.role !== 'baseline' && earliest <= published.latest) {
    running.any = { earliest, latest }
    if (earliest === latest) running.day = running.any
  }
  return [{ ...one, ...found, isTelling }]
}

/** "Last Friday" in a second report: counted from its own day, or from that of the whole text. */
function eitherTime(one: TimeExpression, scope: TimeScope, day: string): ResolvedTime | undefined {
  const [own, other] = [resolveTime(one, { ...scope, reference: day }), resolveTime(one, scope)]
  if (!own || !other) return own ?? other
  const isSame = (a: DayInterval, b: DayInterval) =>
    a.earliest === b.earliest && a.latest === b.latest
  if (isSame(own.time, other.time)) return own
  const others = [other.time, ...own.others, ...other.others]
  return { ...own, certain: false, others: others.filter((time) => !isSame(time, own.time)) }
}

/** A line that says when a page was put up is no longer than this. */
const PAGE_LINE = 80

function timesIn(text: PreparedText, lexicon: Lexicon, range: Range): TimeExpression[] {
  const found = findTimes(text, range, text.language)
  if (found.length === 0 || range.end - range.start > PAGE_LINE) return found
  const words = findPhrases(lexicon.index('time page-line'), text.lower, range)
  return words.length > 0 ? [] : found
}

/** So many mentions on each side of a number are looked at: what lies beyond is another's. */
const NEAR = 6

/** Those mentions of a sentence that stand near a number, with the first of all. */
export function mentionsNear<M extends Range>(all: readonly M[], { start }: Range): readonly M[] {
  if (all.length <= 2 * NEAR) return all
  const behind = all.findIndex((one) => one.start >= start)
  const from = Math.max(0, (behind < 0 ? all.length : behind) - NEAR)
  return [...all.slice(0, from > 0 ? 1 : 0), ...all.slice(from, from + 2 * NEAR)]
}
