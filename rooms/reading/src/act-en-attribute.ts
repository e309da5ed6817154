// Whether an English participle stands before its noun ("the detained men") or is a verb ("hundreds
// fled Syria"): by the words before and behind it. Source: reading.md 2, Act 4.
import { FORM } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'

/** Whether a participle stands before its noun: "the detained men", "forcibly returned women". */
export function isAttribute(words: readonly Word[], n: number): boolean {
  let before = n - 1
  while (words[before]?.is === 'adverb' && words[before]?.lower !== 'all') before--
  const p = words[before]
  const q = words[n + (words[n]?.verb?.words.length ?? 1)]
  // "those expelled | were minors"
  if (q && ['be', 'have', 'modal'].includes(q.is)) return false
  // "hundreds | fled", "others | made it to the coast"
  if (p?.detail === 'crowd') return false
  const isBeforeNoun = q?.is === 'word' && (!q.verb || (q.verb.forms & FORM.base) !== 0)
  // "the number of those held | rose to 1,100"
  if (q?.verb && !isBeforeNoun) return false
  // "are among those | arrested"
  if (!isBeforeNoun && p?.lower === 'those' && q?.is !== 'adverb') return false
  if (!isBeforeNoun) return p?.is === 'determiner' && p.detail !== 'many' && q?.is !== 'preposition'
  // "Many | fled Burundi", but "many displaced families"
  if (p?.is === 'number' || p?.detail === 'many' || p?.lower === 'all')
    return hasPlural(words, n + 1)
  return (
    p === undefined ||
    p.is === 'determiner' ||
    (p.is === 'preposition' && !p.isName && p.lower !== 'aboard') ||
    (p.is === 'mark' && before === 0)
  )
}

/** Words in which the noun of a number must end: "12 convicted North Korean spies". */
const NOUN_NEAR = 4

// "30 detained migrants", but not "30 left Syria".
function hasPlural(words: readonly Word[], first: number): boolean {
  for (let n = first; n < first + NOUN_NEAR; n++) {
    const word = words[n]
    if (word?.is !== 'word') return false
    if (word.isPlural) return true
  }
  return false
}

/** Behind a number, the only word of a sentence that can be its verb is one. */
export function isOnlyVerb(words: readonly Word[], n: number): boolean {
  const p = words[n - 1]
  if (p?.is !== 'number' && p?.detail !== 'many') return false
  return !words.some((word, m) => m !== n && isVerbal(word))
}

function isVerbal({ is, verb }: Word): boolean {
  if (is === 'be' || is === 'have' || is === 'modal') return true
  return ((verb?.forms ?? 0) & (FORM.past | FORM.third)) !== 0
}

/** "with many | ending up in camps", but "the missing", "the killing of". */
export function opensGerund(words: readonly Word[], n: number): boolean {
  const isMany = words[n - 1]?.detail === 'many' && words[n - 2]?.detail === 'with'
  return (words[n - 1]?.is !== 'determiner' || isMany) && words[n + 1]?.detail !== 'of'
}

/** "hosts | about 44,000" */
export function isHedged(words: readonly Word[], n: number): boolean {
  return words[n]?.detail === 'hedge' && words.slice(n + 1, n + 3).some(({ is }) => is === 'number')
}

/** Whether the word behind a verb can open its object. */
export function opensObject(word: Word | undefined): boolean {
  if (!word) return false
  if (['determiner', 'number', 'pronoun', 'that', 'adverb'].includes(word.is)) return true
  const isOpening = ['to', 'ing'].includes(word.detail) || word.verb?.forms === FORM.ing
  return isOpening || (word.is === 'word' && (!word.verb || word.isNoun)) || word.isName
}
