// The one of several names by language that a reader sees.
import type { Language } from '@tumen/words'

/** The name in the reader's language; else English, undetermined, or the first there is. */
export function nameIn(
  language: Language,
  names: Record<string, string> | string | undefined,
): string | undefined {
  if (names === undefined || typeof names === 'string') return names
  return names[language] ?? names.en ?? names.und ?? Object.values(names)[0]
}
