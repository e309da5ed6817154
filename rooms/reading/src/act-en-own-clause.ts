// Whether a number in English opens a clause of its own behind "and", so that no verb before it
// holds it; and whether a verb has its subject before a place. Source: reading.md 2, Act 1.
import type { Word } from './act-en-word.ts'

/** "camps in Norland | hold 300": the subject stands before the place. */
export function isInPlace(words: readonly Word[], n: number): boolean {
  if (!words[n]?.isName) return false
  let from = n
  while (words[from - 1]?.isName && from > n - 3) from--
  return words[from - 1]?.is === 'preposition' && words[from - 2]?.isPlural === true
}

/** So many words may stand inside "have … been". */
const INSIDE = 9

/** Where "been" stands behind "have on their return" or "have, he said,"; else nothing. */
export function beenBehind(words: readonly Word[], n: number): number | undefined {
  const open = words[n]?.is
  if (open !== 'preposition' && open !== 'comma') return undefined
  for (let at = n + 1; at < Math.min(n + INSIDE, words.length); at++) {
    const word = words[at]
    if (word?.is === 'be') return word.detail === 'participle' ? at : undefined
    const isOther = word?.is === 'have' || word?.is === 'modal' || word?.is === 'break'
    if (isOther) return undefined
  }
  return undefined
}
