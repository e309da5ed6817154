// The words of Tumen by language, with what the rooms below promise of them (catalogue.ts).
import * as words from '@tumen/words'
import type { Words } from './words/catalogue.ts'

/** Everything that Tumen says in one language. */
export function wordsIn(language: words.Language): Words {
  return words.wordsIn(language)
}
