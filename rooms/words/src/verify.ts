// The words of the check of a bundle, separate from all others: a verifier that is given out as one
// file carries only these.
import type { verify } from '../en/noun.ts'
import { withLanguage } from './fill.ts'
import { eachLanguage, type Language } from './language.ts'
import { joinedTree } from './tree.ts'

/** What the check of a bundle says. */
export type VerifyWords = (typeof verify)['verify']

const WORDS = eachLanguage(({ verify, language }) => {
  const text = (written: string): string => withLanguage(written, language.language.tag)
  return joinedTree([verify.verify], text) as VerifyWords
})

/** The words of the check in one language. */
export function verifyWordsIn(language: Language): VerifyWords {
  return WORDS[language]
}
