// The words of the check of a bundle by language, apart from the whole catalogue: a verifier that
// is handed out as one file carries these and no others.
import type { Language } from '../language.ts'
import type { Translated } from './translated.ts'
import { verifyEn } from './verify.en.ts'
import { verifyKo } from './verify.ko.ts'
import { verifyZh } from './verify.zh.ts'

/** What the check of a bundle says. */
export type VerifyWords = Translated<typeof verifyEn>

const WORDS: Readonly<Record<Language, VerifyWords>> = { en: verifyEn, ko: verifyKo, zh: verifyZh }

/** The words of the check in one language. */
export function verifyWordsIn(language: Language): VerifyWords {
  return WORDS[language]
}
