// What a change was, in words of a reader: by the operation that made it.
import type { Language } from '../language.ts'
import { wordsIn } from '../words.ts'

/** "Claim amended"; an operation without a word of its own comes back by its name. */
export function operationPhrase(language: Language, operation: string): string {
  const did: Readonly<Record<string, string | undefined>> = wordsIn(language).page.log.did
  return did[operation] ?? operation
}

/** What an operation does, in one sentence; `summary` is what its table says of it in English. */
export function operationSummary(language: Language, name: string, summary: string): string {
  const sentences: Readonly<Record<string, string | undefined>> =
    wordsIn(language).command.operation
  return sentences[name] ?? summary
}
