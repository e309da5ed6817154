// A name as evidence about syllables: what parsing gives and comparing takes. Every form of a name
// becomes sets of possible Hangul syllables, none is picked. Source: names.md 1, 2.

import type { PinyinReading } from './pinyin.ts'
import type { SyllableSet } from './spelling-index.ts'

/** The alphabet of a reading. */
export type Script = 'hangul' | 'han' | 'latin' | 'cyrillic'

/** Where the surname stood: a word before or after, in one word with the rest, or nowhere. */
export type Order = 'first' | 'last' | 'glued' | 'mono' | 'single'

/** One way to read a name. */
export interface Reading {
  /** Canonical surnames that it may be; null when none was found, as in "Kkotpuni". */
  surname: ReadonlySet<string> | null
  /** One to three syllables, each with what it may be. Empty for a character of no list. */
  given: readonly SyllableSet[]
  script: Script
  /** `single`: Hangul or Han without a space that tells where the surname ends. */
  order: Order
  /** The characters of surname and given name in traditional form. */
  han?: readonly string[]
  /** Of each character, the traditional forms that it may stand for: 钟 for 鍾 and 鐘. */
  forms?: readonly ReadonlySet<string>[]
  /** Of each character, its possible pinyin. */
  pinyin?: readonly ReadonlySet<string>[]
  /** The letters behind each given syllable. */
  letters?: readonly string[]
}

/** Why a name says nothing about who somebody is. */
export type NoEvidence = 'empty' | 'pseudonym' | 'masked' | 'surname_only'

/** What parsing gives: all readings in an order that is always the same. */
export interface Parsed {
  readings: readonly Reading[]
  none?: NoEvidence
  raw: string
  /** The folded words, by which names without readings are compared; empty if there are none. */
  words: readonly string[]
  /** The alphabet of `words`: names are compared by letters within one. */
  alphabet: Script | 'other'
  /** How a Latin name reads as Chinese, or one in Hangul by its sound. */
  pinyin: readonly PinyinReading[]
  /** Whether readings or syllables were left out because there were too many. */
  cut: boolean
}
