// What is said of two records and of a linkage, as whole sentences: why names compare as they do,
// what stands between two records, what is doubtful about a person, what a run has found.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'

/** A finding of a linkage: its code, with what it is about where that is told. */
export type LinkageNote = Output<'linkage.run'>['findings'][number]

/** The sentence of a finding or a flag; of an unknown code one that names it. */
export function linkageNoteSentence(language: Language, note: string | LinkageNote): string {
  const { finding, flag, otherFinding } = wordsIn(language).linkage
  const { code, at, count }: LinkageNote = typeof note === 'string' ? { code: note } : note
  const known: Readonly<Record<string, string>> = { ...finding, ...flag }
  const pattern = Object.hasOwn(known, code) ? (known[code] as string) : otherFinding
  return fill(pattern, { code, at, count })
}

/** Why two names compare as they do; the code itself where it is not known. */
export function nameReasonSentence(language: Language, why: string): string {
  return lookUp(wordsIn(language).linkage.why, why)
}

/** Why two records may not be one person. */
export function barrierSentence(language: Language, barrier: string): string {
  return lookUp(wordsIn(language).linkage.barrier, barrier)
}

/** What is doubtful about a person. */
export function warningSentence(language: Language, warning: string): string {
  return lookUp(wordsIn(language).linkage.warning, warning)
}

/** A field of a record, or a comparison of a model; a word of the group's own stands as it is. */
export function fieldLabel(language: Language, field: string): string {
  return lookUp(wordsIn(language).linkage.field, field)
}

/** A level of agreement by the label in its model; labels of other models stand as they are. */
export function levelLabel(language: Language, label: string): string {
  return lookUp(wordsIn(language).linkage.level, label)
}

function lookUp(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] as string) : key
}
