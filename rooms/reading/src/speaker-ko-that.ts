// Korean sayings that only point to the sentence before: "12명이 체포됐다. 경찰은 이날 이같이 밝혔다".
// Source: reading.md 4; that the whole sentence before is theirs is a choice.
import type { EastScene } from './speaker-east-scene.ts'
import { FIGURES_OF, type Saying } from './speaker-saying.ts'
import { wordPattern } from './word-pattern.ts'

/** Right before a verb of saying. */
const THAT = wordPattern('ko', '(?<![가-힣]){speaker that-said} $')
const LONGEST_THAT = 12

/** The sayings, and for each that points back another of the sentence before. */
export function withThat({ text, sentence }: EastScene, sayings: readonly Saying[]): Saying[] {
  return sayings.flatMap((one): Saying[] => {
    const { start, end } = one
    const from = Math.max(sentence.start, start - LONGEST_THAT)
    if (!THAT.test(text.lower.slice(from, start))) return [one]
    return [one, { ...one, covers: { start: end, end }, rule: FIGURES_OF }]
  })
}
