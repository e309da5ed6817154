// The readers that differ by language, as one table. Time, place and speaker read all three
// languages with one body and their words from the lists.

import type { Act } from '@tumen/claim'
import type { Draft, FieldReader, MeasureReading, Voice } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Language } from './source-text.ts'

/** What one language brings. */
export interface LanguageRules {
  /** Every number of people, or word for one, in the order of the text, with what it refers to. */
  counts(text: PreparedText, lexicon: Lexicon): Draft[]
  act: FieldReader<Act>
  measure: FieldReader<MeasureReading>
  voice: FieldReader<Voice>
  /** Claims without a number, from sentences or clauses that the counts leave over. */
  statements(text: PreparedText, lexicon: Lexicon, counts: readonly Draft[]): Draft[]
}

const EMPTY: LanguageRules = {
  counts: () => [],
  act: () => undefined,
  measure: () => undefined,
  voice: () => undefined,
  statements: () => [],
}

export const LANGUAGE_RULES: Record<Language, LanguageRules> = { en: EMPTY, ko: EMPTY, zh: EMPTY }
