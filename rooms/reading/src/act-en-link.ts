// What stands between two words of an English sentence: marks, words that join clauses, a new
// subject. Source: reading.md 2, Act 1, 2.
import type { Word } from './act-en-word.ts'

/** What stands between two words. */
export interface Link {
  isRelative: boolean
  /** By a word for a place: "where". */
  isWhere: boolean
  isSubordinate: boolean
  isCoordinate: boolean
  isThat: boolean
  commas: number
  /** A noun or number stands after the last mark: a new subject. */
  hasNoun: boolean
  endsInComma: boolean
  hasBreak: boolean
}

/** What stands between two words of a sentence, by their indexes. */
export function linkOf(words: readonly Word[], from: number, to: number): Link {
  const link: Link = {
    isRelative: false,
    isWhere: false,
    isSubordinate: false,
    isCoordinate: false,
    isThat: false,
    commas: 0,
    hasNoun: false,
    endsInComma: words[to - 1]?.is === 'comma',
    hasBreak: false,
  }
  let isInside = false
  for (let n = from; n < to; n++) {
    if (words[n]?.detail === '(') isInside = true
    if (!isInside) readLink(link, words[n])
    // "28,614 persons, of whom 17,102 were": the clause is of the second number.
    if (words[n]?.is === 'relative' && words[n + 1]?.is === 'number') link.hasBreak = true
    if (words[n]?.detail === ')') isInside = false
  }
  return link
}

const DIVIDING: ReadonlySet<string> = new Set([
  'comma',
  'relative',
  'subordinate',
  'coordinate',
  'that',
  'break',
])
const NOMINAL: ReadonlySet<string> = new Set(['word', 'number', 'pronoun', 'determiner'])

function readLink(link: Link, word: Word | undefined): void {
  if (!word) return
  if (DIVIDING.has(word.is)) link.hasNoun = false
  // "since May," has no verb of its own.
  if (word.is === 'comma') link.isSubordinate = false
  if (word.is === 'comma') link.commas++
  else if (word.is === 'relative') {
    link.isRelative = true
    link.isWhere = word.detail === 'where'
  } else if (word.is === 'subordinate') link.isSubordinate = true
  else if (word.is === 'coordinate') link.isCoordinate = true
  else if (word.is === 'that') link.isThat = true
  else if (word.is === 'break') link.hasBreak = true
  else if (NOMINAL.has(word.is)) link.hasNoun = true
}
