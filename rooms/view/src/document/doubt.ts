// What in a text speaks against what was said of its document, as sentences, and what to do.
import type { Output } from '@tumen/contract'

import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase } from '../phrase/date.ts'

/** A doubt as `document.add` and `document.show` answer it. */
export type DocumentDoubt = Output<'document.add'>['doubts'][number]

/** A sentence for each doubt and one that says what to do; nothing where there is no doubt. */
export function doubtSentences(language: Language, doubts: readonly DocumentDoubt[]): string[] {
  const { doubt } = wordsIn(language).page.document
  if (doubts.length === 0) return []
  const told = doubts.map(({ code, day }) =>
    fill(doubt[code], { day: day === undefined ? undefined : dayPhrase(language, day) }),
  )
  return [...told, doubt.remedy]
}
