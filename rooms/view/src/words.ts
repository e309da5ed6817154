// The words of Tumen by language. Every sentence that a person reads comes from here.
import type { Language } from './language.ts'
import type { Words } from './words/catalogue.ts'
import { en } from './words/en.ts'
import { ko } from './words/ko.ts'
import { zh } from './words/zh.ts'

const WORDS: Readonly<Record<Language, Words>> = { en, ko, zh }

/** The whole catalogue in one language. */
export function wordsIn(language: Language): Words {
  return WORDS[language]
}
