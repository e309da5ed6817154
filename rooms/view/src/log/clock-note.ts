// What an answer says of rows that count as recorded after today, and how a clock that may be wrong
// is told.
import type { Output } from '@tumen/contract'

import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, instantPhrase } from '../phrase/date.ts'

/** How many changes count as recorded after today, and how many statements they keep back. */
export type FutureCount = NonNullable<Output<'search'>['future']>

export function isFutureCount(value: unknown): value is FutureCount {
  const { changes, statements } = (value ?? {}) as Partial<FutureCount>
  return typeof changes === 'number' && typeof statements === 'number'
}

/** The sentence for an answer that leaves them out. */
export function futureNote(language: Language, count: FutureCount): string {
  const { clock } = wordsIn(language)
  return fill(count.statements === 0 ? clock.futureNone : clock.future, { ...count })
}

/** The sentence for a page of many answers, for a list and for a search. */
export function futureHere(language: Language, { changes, statements }: FutureCount): string {
  const { clock } = wordsIn(language)
  const sentence = statements === 0 ? clock.futureOther : clock.futureHere
  return fill(sentence, { changes, statements })
}

/** A clock and the newest instant, as a workspace or a refusal tells them. */
export interface ClockFacts {
  now: string
  newest?: string | undefined
}

/** Both instants and the day, in the reader's words, to be put into a sentence. */
export function clockPhrases(language: Language, { now, newest = now }: ClockFacts) {
  return {
    now: instantPhrase(language, now),
    newest: instantPhrase(language, newest),
    day: dayPhrase(language, now.slice(0, 10)),
  }
}
