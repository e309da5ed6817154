// Why a document is restricted although nobody said so, as sentences for whoever added it.
import { type Language, wordsIn } from '@tumen/words'

/** Why, and what somebody does who has looked at it; nothing for a reason that does not exist. */
export function closedSentences(language: Language, closedAs: string): string[] {
  const { remedy, ...reasons } = wordsIn(language).page.document.added.closed
  const known: Readonly<Record<string, string>> = reasons
  const reason = Object.hasOwn(known, closedAs) ? known[closedAs] : undefined
  return reason === undefined ? [] : [reason, remedy]
}
