// What an English noun for people says of them ("detainees"), and what those who tell say of
// themselves ("described beatings"); weaker than any verb with an act. Source: reading.md 2, Act 6.
import type { Act } from '@tumen/claim'
import type { ActNoun, EnglishSentence, Predicate } from './act-en-predicate.ts'
import type { Word } from './act-en-word.ts'

/** So many words behind the verb of telling stands what was suffered. */
const TOLD_NEAR = 5

/** What only those tell of first to whom it was done. */
const SUFFERED: ReadonlySet<Act> = new Set(['torture', 'sexual_violence', 'forced_labour'])

/** The noun for what those who speak suffered: "told us of electric shocks". */
export function toldNoun(
  { words, nouns, predicates }: EnglishSentence,
  main: Predicate,
): ActNoun | undefined {
  const noun = nouns.find(({ first }) => first >= main.end)
  if (!noun || noun.first - main.end > TOLD_NEAR) return undefined
  // "have reported their abduction"
  if (!SUFFERED.has(noun.act) && words[noun.first - 1]?.lower !== 'their') return undefined
  const isNext = !predicates.some(({ first }) => first >= main.end && first < noun.first)
  return isNext && words.slice(main.end, noun.first).every(isOpen) ? noun : undefined
}

function isOpen({ is }: Word): boolean {
  return !['comma', 'break', 'that', 'relative', 'subordinate'].includes(is)
}
