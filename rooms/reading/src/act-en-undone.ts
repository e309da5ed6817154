// What says in English that something was not done without the word "not": verbs before the one
// that tells it, and words between an auxiliary and its verb. Source: reading.md 2, Act; a choice.
import type { VerbReading } from './act-en-lexicon.ts'
import type { Word } from './act-en-word.ts'

type WithVerb = { verb?: VerbReading | undefined }

/** "Failed | to arrest". */
export function isUndone({ verb }: WithVerb): boolean {
  return verb?.kind === 'undone'
}

/** "Decided | to return", "failed | to return": what follows has not happened. */
export function isPlanKind({ verb }: WithVerb): boolean {
  return verb?.kind === 'plan' || verb?.kind === 'undone'
}

/** How many words say "not" behind an auxiliary: "are | no longer", "have | yet to"; none is 0. */
export function wordsOfNot(words: readonly Word[], n: number): number {
  const [first, second] = [words[n]?.lower, words[n + 1]?.lower]
  if (first === 'no' && second === 'longer') return 2
  return first === 'yet' && second === 'to' ? 2 : 0
}
