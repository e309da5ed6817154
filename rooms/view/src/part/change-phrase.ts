// What a change was, in words of a reader: by the operation that made it.
import { type Language, wordsIn } from '@tumen/words'
import { historyPath } from './address.ts'

/** "Claim amended"; what nobody has words for is some other change, and never shows its name. */
export function operationPhrase(language: Language, operation: string): string {
  const { did, didOther } = wordsIn(language).page.log
  return (did as Readonly<Record<string, string | undefined>>)[operation] ?? didOther
}

/** What has a history of its own; an import, a saved query and a step of a review have none. */
const WITH_HISTORY = /^(document|claim|agent|event)\.(?!import)/

/** The history of what a change is about, if that has one. */
export function changedPath(change: { operation: string; subject: string }): string | undefined {
  return WITH_HISTORY.test(change.operation) ? historyPath(change.subject) : undefined
}

/** What an operation does, in one sentence; `summary` is what its table says of it in English. */
export function operationSummary(language: Language, name: string, summary: string): string {
  const sentences: Readonly<Record<string, string | undefined>> =
    wordsIn(language).command.operation
  return sentences[name] ?? summary
}
