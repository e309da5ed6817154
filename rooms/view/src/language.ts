// The three languages of the interface, and which one a tag asks for. Chinese is simplified
// (zh-Hans); the catalogues stand in `words/`.

export const LANGUAGES = ['en', 'ko', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** The tag of each language of the interface, for `lang`. */
export const LANGUAGE_TAG = { en: 'en', ko: 'ko', zh: 'zh-Hans' } as const satisfies Record<
  Language,
  string
>

/** The interface language for a BCP 47 tag or a locale such as `ko_KR.UTF-8`; else English. */
export function languageOf(tag: string | undefined): Language {
  const primary = (tag ?? '').toLowerCase().split(/[-_.]/)[0]
  return LANGUAGES.find((language) => language === primary) ?? 'en'
}

/** The name in the reader's language; else English, undetermined, or the first there is. */
export function nameIn(
  language: Language,
  names: Record<string, string> | string | undefined,
): string | undefined {
  if (names === undefined || typeof names === 'string') return names
  return names[language] ?? names.en ?? names.und ?? Object.values(names)[0]
}
