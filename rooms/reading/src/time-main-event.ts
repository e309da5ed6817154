// The day of the event that a report tells of: most reports have one, and its date stands once,
// often in the second sentence. What happened near it and has no time of its own happened then.
// Source: reading.md 6; how a main event is known is a choice.
import { type DayInterval, dayNumber } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import { daysIn } from './time-day.ts'
import { isElsewhere } from './time-elsewhere.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysOf } from './time-sense.ts'
import { isOfPicture } from './time-sentence.ts'
import { isTelling, timesOfSentence } from './time-setting.ts'
import { isOfCourt } from './time-story.ts'
import { tenseOf } from './time-tense.ts'

/** Sentences at the head in which the date of the main event stands; Korean has more lines. */
const HEAD = { en: 8, ko: 12, zh: 8 }

/** Sentences behind its date in which the event is still told of. */
const BEHIND = 5

/** Days of an event: a longer time is a period, and one that was over sooner is history. */
const LONGEST = 7
const FRESH = 31

interface MainEvent {
  days: DayInterval
  sentence: number
  named: TimeExpression
}

type Told = Pick<Context, 'text' | 'lexicon'>

const known = new WeakMap<PreparedText, { event?: MainEvent }>()

function mainEvent(context: Told): MainEvent | undefined {
  const found = known.get(context.text)
  if (found) return found.event
  const event = firstEvent(context)
  known.set(context.text, event ? { event } : {})
  return event
}

function firstEvent(context: Told): MainEvent | undefined {
  const { text } = context
  const reference = text.source.published.latest
  let last: DayInterval | undefined
  for (
    let sentence = 0;
    sentence < Math.min(HEAD[text.language], text.sentences.length);
    sentence++
  )
    for (const named of timesOfSentence(sentence, context)) {
      const { sense, role, use } = named
      const scope = last && isThatDay(named, text) ? { reference, runningDay: last } : { reference }
      if (sense.is === 'day') last = daysOf(sense, { reference }) ?? last
      // "In the past 24 hours" holds all that is told of, the event has a day of its own.
      if (use !== 'event' || role !== 'event' || sense.is === 'past') continue
      if (isOfPicture(named, sentence, text)) continue
      const days = daysOf(sense, scope)
      if (!days || days.latest > reference || daysIn(days) > LONGEST) continue
      if (dayNumber(reference) - dayNumber(days.latest) <= FRESH) return { days, sentence, named }
    }
  return undefined
}

// "11일 보도했다. … 이날 나포된 배"; what somebody did that day ("장관은 이날 …") is
// seldom what the text is about.
function isThatDay({ sense, start }: TimeExpression, { language, lower }: PreparedText): boolean {
  if (language !== 'ko' || sense.is !== 'running' || sense.unit !== 'day') return false
  // "같은 날": of another event on the same day.
  if (lower.startsWith('같은', start)) return false
  return !/[은는이가] $/.test(lower.slice(start - 2, start))
}

/** The days of the main event, for a number near it that tells what happened, and not when. */
export function mainEventTime(draft: Draft, context: Context): DayInterval | undefined {
  const { text, lexicon } = context
  if (text.source.covers || !isOfEvent(draft, context)) return undefined
  const range = text.sentences[draft.sentence] ?? draft.clause
  if (findPhrases(lexicon.index('time now'), text.lower, range).length > 0) return undefined
  const event = mainEvent(context)
  if (!event || draft.sentence - lastNamed(event, draft, context) > BEHIND) return undefined
  if (event.sentence === draft.sentence && isTelling(event.named, draft, context)) return undefined
  if (isElsewhere(event.sentence, draft, context)) return undefined
  return isOfCourt(event.sentence, draft, context) ? undefined : event.days
}

// The last sentence before the number that names the same days: the event is still told of. Farther
// back than it may be nothing is looked at, else a long text would be gone through for each number.
function lastNamed({ days, sentence }: MainEvent, draft: Draft, context: Context): number {
  const reference = context.text.source.published.latest
  const from = Math.max(sentence + 1, draft.sentence - BEHIND)
  for (let n = draft.sentence; n >= from; n--) {
    const isNamed = timesOfSentence(n, context).some(({ sense }) => {
      const own = daysOf(sense, { reference })
      return own?.earliest === days.earliest && own.latest === days.latest
    })
    if (isNamed) return n
  }
  return sentence
}

const PERFECT = /\b(?:have|has) (?:[a-z]+ly )?(?:been )?[a-z]+(?:ed|en|ught|eld)\b/

function isOfEvent(draft: Draft, context: Context): boolean {
  const { measure, act, quantity } = draft
  const tense = tenseOf(draft, context)
  const kind = measure?.value.measure ?? 'flow'
  // "Guards have arrested dozens": done on the day, though they are still held.
  const words = context.text.lower.slice(draft.clause.start, draft.clause.end)
  const isThen = kind !== 'rate' && tense === 'past' && isFew(draft, context)
  const isDone = kind === 'flow' || (kind === 'stock' && PERFECT.test(words)) || isThen
  if (!act || !quantity || !isDone) return false
  // "Over 2,500 have been deported": not on that day.
  if (tense === 'perfect' && (quantity.value.value ?? 0) >= FEW) return false
  return tense !== 'now' && tense !== 'coming'
}

/** From so many people on they are counted over a longer time. */
const FEW = 1000

// "Some 20 guards stood by", "31 in total were seized": as many as there were then.
function isFew({ quantity }: Draft, { text }: Context): boolean {
  const { value = FEW, op } = quantity?.value ?? {}
  return text.language !== 'ko' && value < FEW && op !== 'up_to'
}
