// How many there are, in Korean and Chinese: when it is told so, and when it is not the time of
// another number of the sentence. Source: reading.md 2, Time and Measure; the rest is a choice.
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { TimeSense } from './time-sense.ts'

/** "2019년 말의 8천 명": how many there are at the end of a year is told of its last day. */
export function senseOfState(sense: TimeSense, { measure }: Draft, { text }: Context): TimeSense {
  const isState = text.language !== 'en' && measure?.value.measure === 'stock'
  if (isState && text.language === 'ko' && isLate(sense)) return { ...sense, part: 'end' }
  return isState && sense.is === 'month' && sense.isYearEnd ? { ...sense, part: 'end' } : sense
}

// "6월 말 시설에 갇힌 외국인은 1,253명": on the last day.
function isLate(sense: TimeSense): sense is Extract<TimeSense, { is: 'month' | 'relative' }> {
  return (sense.is === 'month' || sense.is === 'relative') && sense.part === 'late'
}

/** "여전히 갇혀 있다": what is told of now has not the time of another number. */
export function isStillSo(draft: Draft, { text, lexicon }: Context): boolean {
  if (text.language === 'en' || draft.measure?.value.measure !== 'stock') return false
  // "8명은 23일 넘겨졌고 나머지 5명은 붙잡혀 있다"
  if (draft.refersTo?.how === 'remainder') return true
  return findPhrases(lexicon.index('time now'), text.lower, draft.clause).length > 0
}
