// The attributes of forms whose text must survive a program that does not answer.
import type { Language } from '../language.ts'
import { wordsIn } from '../words.ts'

/** Spread on a `<form>` of a page that loads the island `keep`: unsent text is never lost. */
export function keptForm(language: Language): { 'data-keep': string } {
  return { 'data-keep': wordsIn(language).page.claimForm.notSent }
}
