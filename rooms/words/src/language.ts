// The languages of the interface, and which one a tag asks for.
import * as folders from './folder.ts'

/** The name of a language's folder. */
export type Language = keyof typeof folders

/** Every language, by the name of its folder. */
export const LANGUAGES = Object.keys(folders) as readonly Language[]

/** The tag of each language, for `lang`; Chinese is simplified (`zh-Hans`). */
export const LANGUAGE_TAG = eachLanguage(({ language }) => language.language.tag)

/** What each language calls itself. */
export const LANGUAGE_NAME = eachLanguage(({ language }) => language.language.name)

/** The interface language for a BCP 47 tag or a locale such as `ko_KR.UTF-8`; else English. */
export function languageOf(tag: string | undefined): Language {
  const primary = (tag ?? '').toLowerCase().split(/[-_.]/)[0]
  return LANGUAGES.find((language) => language === primary) ?? 'en'
}

type Folder = typeof folders.en

/** A value for each language, made of the texts of its folder as they are in the files. */
export function eachLanguage<T>(made: (folder: Folder) => T): Readonly<Record<Language, T>> {
  const all: Readonly<Record<Language, Folder>> = folders
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, made(all[language])]),
  ) as Readonly<Record<Language, T>>
}
