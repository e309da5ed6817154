// What the warnings about persons read of mentions: years of birth, and names as sets of
// syllables. Source: linkage.md 9.3.
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { comparePersonNames, parsePersonName, type WarningInput } from '@tumen/linkage'
import type { LinkageBook } from '../linkage/book.ts'

const HANGUL_ONLY = /^[\p{Script=Hangul}\s]+$/u
/** The level from which two names are the same by sound. */
const SAME_SOUND = 4

/** What `personWarnings` reads of a linkage and its persons. */
export function warningInput(
  book: Pick<LinkageBook, 'mentions' | 'pairs' | 'same' | 'possible'>,
  root: Int32Array,
  threshold: number,
): WarningInput {
  const { mentions, pairs, same, possible } = book
  return { root, pairs, threshold, same, possible, ...namesAndYears(mentions) }
}

function namesAndYears(mentions: readonly Stored<Mention>[]) {
  const rows = mentions.map(({ row }) => row)
  const names = [...new Set(rows.flatMap(({ name = '' }) => (HANGUL_ONLY.test(name) ? name : [])))]
  const parsed = names.map((name) => parsePersonName(name))
  const numberOf = new Map(names.map((name, n) => [name, n]))
  return {
    born: {
      low: Int32Array.from(rows, ({ bornLow }) => bornLow ?? 1),
      high: Int32Array.from(rows, ({ bornHigh }) => bornHigh ?? 0),
    },
    spelling: Int32Array.from(rows, ({ name }) => numberOf.get(name ?? '') ?? -1),
    soundAlike: (x: number, y: number) => {
      const [one, other] = [parsed[x], parsed[y]]
      return !one || !other || comparePersonNames(one, other).level >= SAME_SOUND
    },
  }
}
