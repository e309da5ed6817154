// The readers that differ by language, as one table. Time, place and speaker read all three
// languages with one body and their words from the lists.

import type { Act } from '@tumen/claim'
import { readEnglishAct } from './act-en.ts'
import { readActKo } from './act-ko.ts'
import { readActZh } from './act-zh.ts'
import { readCountsEn } from './count-en.ts'
import { withSecondClaims } from './count-en-second.ts'
import { readCountsKo } from './count-ko.ts'
import { readCountsZh } from './count-zh.ts'
import type { Draft, FieldReader, MeasureReading, Voice } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { readMeasureEast } from './measure-east.ts'
import { readMeasureEn } from './measure-en.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Language } from './source-text.ts'
import { readStatementsEast } from './statement-east.ts'
import { readStatementsEn } from './statement-en.ts'
import { readVoiceEast } from './voice-east.ts'
import { readEnglishVoice } from './voice-en.ts'

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
  counts: (text, lexicon) => withSecondClaims(readCountsEn(text, lexicon), text, lexicon),
  act: readEnglishAct,
  measure: readMeasureEn,
  voice: readEnglishVoice,
  statements: readStatementsEn,
}

const EAST = {
  measure: readMeasureEast,
  voice: readVoiceEast,
  statements: readStatementsEast,
}

const KOREAN: LanguageRules = { counts: readCountsKo, act: readActKo, ...EAST }

const CHINESE: LanguageRules = { counts: readCountsZh, act: readActZh, ...EAST }

export const LANGUAGE_RULES: Record<Language, LanguageRules> = {
  en: ENGLISH,
  ko: KOREAN,
  zh: CHINESE,
}
