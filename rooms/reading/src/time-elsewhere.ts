// Whether a text has gone on to another event between two sentences: "Meanwhile …", "In another
// raid …", 한편, 此外. What it tells there has not the time of what it told before. Source: reading.md
// 6; which words they are is a choice.
import type { Context, Draft } from './draft.ts'
import { wordPattern, wordPatterns } from './word-pattern.ts'

const ELSEWHERE = wordPatterns(`^["'“‘]?{time elsewhere}`)
/** "Another raid": but "another 20" goes on with the same. */
const OTHER_NOUN = wordPattern('en', `^["'“‘]?{time elsewhere-noun} (?!\\d)`)

/** Units in which the longest of these words stands. */
const LONGEST = 24

/** Whether a sentence behind `from`, up to that of the number, begins with another event. */
export function isElsewhere(from: number, { sentence }: Draft, { text }: Context): boolean {
  const { sentences, lower, language } = text
  const paragraph = sentences[sentence]?.paragraph
  for (let n = sentence; n > from && sentences[n]?.paragraph === paragraph; n--) {
    const { start = 0 } = sentences[n] ?? {}
    const words = lower.slice(start, start + LONGEST)
    if (ELSEWHERE[language].test(words)) return true
    if (language === 'en' && OTHER_NOUN.test(words)) return true
  }
  return false
}
