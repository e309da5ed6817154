// What a linkage is called: how many lists it read, and when.
import { dayPhrase, type LinkageHead } from '@tumen/view'
import { fill } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'

/** "Linkage of 3 lists, 4 August 2022". */
export function linkageName(
  { language, words }: Pick<Ask, 'language' | 'words'>,
  { lists, recorded }: Pick<LinkageHead, 'lists' | 'recorded'>,
): string {
  const day = dayPhrase(language, recorded)
  return fill(words.page.linkage.one, { n: lists.length, day })
}
