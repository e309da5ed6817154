// The language of a document in the reader's words; a tag without words is printed as it is.
import { type Language, wordsIn } from '@tumen/words'

/** "Korean", "한국어": the name of a language tag, of its first part, or the tag itself. */
export function languageLabel(language: Language, tag: string): string {
  const { languageName, noLanguage } = wordsIn(language).page.document
  if (tag === 'und') return noLanguage
  const names: Readonly<Record<string, string>> = languageName
  const primary = tag.split('-')[0] ?? ''
  return [tag, primary].flatMap((one) => (Object.hasOwn(names, one) ? [names[one]] : []))[0] ?? tag
}
