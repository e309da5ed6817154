// How many rows of a file had which outcome, in one line.
import type { Output } from '@tumen/contract'
import { type Language, wordsIn } from '@tumen/words'

/** Such as “3 new, 1 changed”. */
export function outcomesText(
  language: Language,
  outcomes: Output<'import.list'>['runs'][number]['outcomes'],
): string {
  const { report, page } = wordsIn(language)
  const { outcome: names } = page.names.dry
  return outcomes.map(({ outcome, rows }) => `${rows} ${names[outcome]}`).join(report.list)
}
