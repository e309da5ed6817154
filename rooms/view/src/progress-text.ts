// One line of progress: the step in words, how far, and a bar when the total is known.
import { fill } from './fill.ts'
import type { Language } from './language.ts'
import { digits } from './number-phrase.ts'
import { wordsIn } from './words.ts'

const BAR = 20

/** The line for a step; `total` 0 means that it is not known. */
export function progressText(
  language: Language,
  step: string,
  done: number,
  total: number,
): string {
  const words = wordsIn(language)
  const names: Readonly<Record<string, string | undefined>> = words.step
  const name = names[step] ?? words.stepOther
  if (total <= 0) return fill(words.progressOpen, { step: name, done: digits(done) })
  const full = Math.max(0, Math.min(BAR, Math.floor((done / total) * BAR)))
  const bar = `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`
  const text = fill(words.progress, { step: name, done: digits(done), total: digits(total) })
  return `${bar} ${text}`
}
