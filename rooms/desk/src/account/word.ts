// Words that somebody types once: invitations and words of recovery. They are random, they are told
// once, and only their digests are kept.
import { createHash } from 'node:crypto'

/** Letters and digits that nobody takes for one another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 20

/** A fresh word of 100 bits, e.g. `k7f2-9qmd-3wxt-p8ra-m2h6`. */
export function newWord(random: (length: number) => Uint8Array): string {
  const letters = [...random(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** Words of recovery that are made at once. */
const RECOVERY_WORDS = 10

/** Fresh words of recovery, each of which signs in once. */
export function recoveryWords(random: (length: number) => Uint8Array): string[] {
  return Array.from({ length: RECOVERY_WORDS }, () => newWord(random))
}

/** sha256 of a word as it was typed: capitals, spaces and hyphens say nothing. */
export function digestOfWord(word: string): string {
  const plain = word.toLowerCase().replace(/[\s-]/g, '')
  return createHash('sha256').update(plain).digest('hex')
}
