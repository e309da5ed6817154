// A document that says something and has come out: …다는 감시단 보고서가 3일 나왔다. Source: reading.md 4.
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { type EastScene, phrasesOf } from './speaker-east-scene.ts'
import { type KoreanWord, nounsBefore } from './speaker-ko-word.ts'
import type { Speaker } from './speaker-saying.ts'

/** Words between the document and the verb: a day, an adverb. */
const BETWEEN = 3

/** The documents of a Korean sentence that are said to have come out with what it tells. */
export function appearedDocuments(scene: EastScene, words: readonly KoreanWord[]): Speaker[] {
  return phrasesOf(scene, 'speaker appeared').flatMap((match): Speaker[] => {
    const verb = words.findIndex(({ start, end }) => start <= match.start && match.start < end)
    const near = words.slice(Math.max(0, verb - BETWEEN), Math.max(0, verb))
    const subject = near.findLast(({ particle }) => particle === 'subject')
    const range = subject && nounsBefore(scene, words, { ...scene.sentence, end: subject.nounEnd })
    const speaker = range && isSaid(words, range) ? eastSpeaker(scene, range) : undefined
    return speaker?.role === 'document' ? [speaker] : []
  })
}

// What it says ends right before it: …다는.
function isSaid(words: readonly KoreanWord[], { start }: Range): boolean {
  return words.findLast(({ end }) => end <= start)?.isQuotative === true
}
