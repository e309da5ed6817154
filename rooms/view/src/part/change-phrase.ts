// What a change was, in words of a reader: by the operation that made it.
import { type Language, wordsIn } from '@tumen/words'
import { historyPath } from './address.ts'

/** "Claim amended"; what nobody has words for is some other change, and never shows its name. */
export function operationPhrase(language: Language, operation: string): string {
  const { did, didOther } = wordsIn(language).page.log
  return (did as Readonly<Record<string, string | undefined>>)[operation] ?? didOther
}

/** The history of what a change is about; an undoing and an import are about no one record. */
export function changedPath(change: {
  operation: string
  subject: string
  undoes?: number
}): string | undefined {
  const isAboutMany = change.undoes !== undefined || change.operation.endsWith('.import')
  return isAboutMany ? undefined : historyPath(change.subject)
}

/** What an operation does, in one sentence; `summary` is what its table says of it in English. */
export function operationSummary(language: Language, name: string, summary: string): string {
  const sentences: Readonly<Record<string, string | undefined>> =
    wordsIn(language).command.operation
  return sentences[name] ?? summary
}
