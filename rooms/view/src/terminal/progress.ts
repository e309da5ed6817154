// One line of progress: the step in words, how far, and a bar when the total is known.
import { fill, type Language, wordsIn } from '@tumen/words'
import { digits } from '../phrase/number.ts'

const BAR = 20

/** The line for a step; `total` 0 means that it is not known. */
export function progressText(
  language: Language,
  step: string,
  done: number,
  total: number,
): string {
  const text = progressSentence(language, step, done, total)
  if (total <= 0) return text
  const full = Math.max(0, Math.min(BAR, Math.floor((done / total) * BAR)))
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${text}`
}

/** The same without a bar, for ears and pages. */
export function progressSentence(
  language: Language,
  step: string,
  done: number,
  total: number,
): string {
  const words = wordsIn(language)
  const names: Readonly<Record<string, string | undefined>> = words.step
  const name = names[step] ?? words.stepOther
  if (total <= 0) return fill(words.progressOpen, { step: name, done: digits(done) })
  return fill(words.progress, { step: name, done: digits(done), total: digits(total) })
}
