// The place of a few people whose sentence and paragraph name none: what the story tells of last,
// as long as a sign says that it still goes on there. Source: reading.md 2, Place; 6; a choice.
import type { ClaimPlace } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { asked, firstNear, fitting, placesBefore } from './place-carried.ts'
import { sizeOf } from './place-size.ts'
import type { Filled } from './proposal.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import { voicesOf } from './speaker-voice.ts'
import { daysIn } from './time-day.ts'
import { wordPattern } from './word-pattern.ts'

/** So many numbers back a place is remembered. */
const FAR = 40

/** From this many people on, a number without a place is one of the whole country. */
const MANY = 100

/** A few people of a story that goes on: what was told of last, in whatever paragraph. */
export function placesOfStory(draft: Draft, context: Context): Filled<ClaimPlace[]> | undefined {
  const isMany = sizeOf(draft) >= MANY && !isOfStory(draft, context)
  if (isMany || context.text.source.country) return undefined
  const twin = sameTime(draft, context)
  if (twin) return asked(fitting(twin, draft, false), 'place.same-time')
  // Who states a time of its own begins another event, but not in what one person tells; an entry
  // has its country.
  const isTold = voicesOf(context.text, context.lexicon).source?.rule === TESTIMONY
  const [time] = draft.times?.value ?? []
  const isSameDay = SAME_DAY.test(time?.expression ?? '')
  if (time?.stated && !isTold && !isSameDay) return undefined
  for (let n = draft.sentence - 1; n >= firstNear(draft); n--) {
    const found = placesBefore(n, draft, context)
    if (found.length > 0 && !isStoryAt(n, draft, context)) return undefined
    if (found.length > 0) return asked(found, 'place.story')
  }
  return undefined
}

// In an English text the place of the paragraph before still holds, none that is further off.
function isStoryAt(sentence: number, draft: Draft, { text }: Context): boolean {
  if (text.language !== 'en') return true
  const paragraphOf = (n: number) => text.sentences[n]?.paragraph ?? 0
  return paragraphOf(draft.sentence) - paragraphOf(sentence) <= 1
}

// 船上有七百五十人左右: however many, those of the event that the text is about.
function isOfStory({ times }: Draft, { text }: Context): boolean {
  return text.language === 'zh' && STORY_TIMES.has(times?.rules[0] ?? '')
}

const STORY_TIMES: ReadonlySet<string> = new Set(['time.story', 'time.event', 'time.paragraph'])

/** 같은 날 두 명이 다쳤다: of the story still. */
const SAME_DAY = wordPattern('ko', '^{place same-day}')

/** Longer times hold more than one event. */
const WEEK = 7

// "On 14 November alone": the number before it that has this time, or one around it.
function sameTime(draft: Draft, { drafts, at }: Context): Draft | undefined {
  const time = draft.times?.value[0]
  if (!time?.stated) return undefined
  return drafts.slice(Math.max(0, at - FAR), at).findLast((one) => {
    const before = one.times?.value[0]
    if (!before?.stated || before.role !== 'event' || daysIn(before) > WEEK) return false
    return before.earliest <= time.earliest && time.latest <= before.latest
  })
}
