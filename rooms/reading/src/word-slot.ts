// A small number for each word, the same for the same letters. A list marks the numbers of those
// words with which its phrases begin: a look at one mark leaves nearly every word of a text.
import { addMark, createMarkSet, type MarkSet } from './mark-set.ts'

/** So many numbers there are; two words may share one. */
const SLOTS = 4096

/** The number of a word in lower case. */
export function slotOf(word: string): number {
  let slot = 0
  for (let n = 0; n < word.length; n++) slot = (slot * 31 + word.charCodeAt(n)) & (SLOTS - 1)
  return slot
}

/** Marks of some words, to be asked by their numbers. */
export function slotsOf(words: Iterable<string>): MarkSet {
  const marks = createMarkSet(SLOTS)
  for (const word of words) addMark(marks, slotOf(word))
  return marks
}
