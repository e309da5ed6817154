// The readers that differ by language, as one table. Time, place and speaker read all three
// languages with one body and their words from the lists.

import type { Act } from '@tumen/claim'
import type { Draft, FieldReader, MeasureReading, Voice } from '../port/draft.ts'
import type { Lexicon } from '../text/lexicon.ts'
import type { PreparedText } from '../text/prepared-text.ts'
import type { Language } from '../text/source-text.ts'
import { readAct } from './act.ts'
import { readEastCounts } from './count-east.ts'
import { readEnglishCounts } from './count-en.ts'
import { readMeasure } from './measure.ts'
import { readDenials } from './statement.ts'
import { readVoice } from './voice.ts'

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

const ENGLISH: LanguageRules = {
  counts: readEnglishCounts,
  act: readAct,
  measure: readMeasure,
  voice: readVoice,
  statements: readDenials,
}

const EAST = {
  measure: readMeasure,
  voice: readVoice,
  statements: readDenials,
}

const KOREAN: LanguageRules = { counts: readEastCounts, act: readAct, ...EAST }

const CHINESE: LanguageRules = { counts: readEastCounts, act: readAct, ...EAST }

export const LANGUAGE_RULES: Record<Language, LanguageRules> = {
  en: ENGLISH,
  ko: KOREAN,
  zh: CHINESE,
}
