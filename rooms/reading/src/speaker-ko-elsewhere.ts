// Whether a Korean sentence begins with a place of its own. Behind a sentence that somebody said it
// is told by the outlet again: "인도 내무부에 따르면 …. 잠무에서는 …". Source: reading.md 4; a choice.
import { phraseAt } from './phrase-index.ts'
import type { EastScene } from './speaker-east-scene.ts'
import type { KoreanWord } from './speaker-ko-word.ts'
import { isQuoted } from './speaker-quote.ts'
import { wordPattern } from './word-pattern.ts'

/** Words at the head of a sentence among which the place of another event stands. */
const HEAD_WORDS = 4
const ELSEWHERE = /[가-힣](?:에서는|에서도|에선|에는|에도|에서만)$/
/** Neither a time nor a paper that tells something is a place: 당시에는, 편지에는. */
const NO_PLACE = wordPattern('ko', '{speaker no-place}에(?:서)?[는도]$')

/** "잠무에서는 지난달부터 …", "수도 주바의 유엔 보호소에서는 …": a place before any number. */
export function isElsewhere(scene: EastScene, words: readonly KoreanWord[]): boolean {
  const { text, quotes, lexicon } = scene
  const [first] = words
  // "미국은 지난해 …": another country acts.
  if (first?.particle === 'topic') {
    const state = phraseAt(lexicon.index('speaker country'), text.lower, first)
    if (state?.end === first.nounEnd) return true
  }
  for (const { start, end, isClauseEnd } of words.slice(0, HEAD_WORDS)) {
    const word = text.lower.slice(start, end).replace(/,$/, '')
    if (/\d/.test(word) || isQuoted(quotes, start)) return false
    if (ELSEWHERE.test(word)) return !NO_PLACE.test(word)
    if (isClauseEnd) return false
  }
  return false
}
