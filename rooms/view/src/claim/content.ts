// What of some words or pictures is hard to look at, in words. Source: desk.md 8, R1 and R5.
import type { Content } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'

/** "injury, death" */
export function contentWords(language: Language, { words }: Pick<Content, 'words'>): string {
  const { content, report } = wordsIn(language)
  return words.map((word) => content.word[word]).join(report.list)
}

/** "Hard to look at: injury, death. A drawing that stands for an injury." */
export function contentSentence(language: Language, content: Content): string {
  const description = content.descriptions.join(' ')
  const said = fill(wordsIn(language).content.about, { words: contentWords(language, content) })
  return description === '' ? said : `${said} ${description}`
}

/** What stands in the place of words that are not printed unasked. */
export function insteadOfWords(language: Language, content: Content): string {
  const words = contentWords(language, content)
  return fill(wordsIn(language).content.instead, { words })
}
