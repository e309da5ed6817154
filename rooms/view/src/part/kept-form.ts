// The attributes of forms whose text must survive a program that does not answer.
import { type Language, wordsIn } from '@tumen/words'

/** Spread on a `<form>` of a page that loads the island `keep`: unsent text is never lost. */
export function keptForm(language: Language): { 'data-keep': string } {
  return { 'data-keep': wordsIn(language).page.claimForm.notSent }
}
