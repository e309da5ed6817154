// Whether a Korean sentence begins with a place of its own. Behind a sentence that somebody said it
// is told by the outlet again: "인도 내무부에 따르면 …. 잠무에서는 …". Source: reading.md 4; a choice.
import { phraseAt } from './phrase-index.ts'
import type { EastScene } from './speaker-east-scene.ts'
import type { KoreanWord } from './speaker-ko-word.ts'
import { isQuoted } from './speaker-quote.ts'

/** Words at the head of a sentence among which the place of another event stands. */
const HEAD_WORDS = 4
const ELSEWHERE = /[가-힣](?:에서는|에서도|에선|에는|에도|에서만)$/
const OF_TIME =
  /(?:때|당시|중|뒤|후|전|초|말|순|해|달|주|날|밤|봄|여름|가을|겨울|과정|기간|시기|동안|사이)에(?:서)?[는도]$/
const OF_DAY = /(?:이전|이후|분기|반기|새벽|아침|오후|저녁|여기|이 가운데|그중)에(?:서)?[는도]$/

/** A paper that tells something is no place: 편지에는, 보고서에는. */
const OF_PAPER =
  /(?:보고서|광고|공고|자료|편지|성명|문서|기록|명단|영상|사진|통계|기사|글|책)에(?:서)?[는도]$/

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
    if (ELSEWHERE.test(word))
      return !OF_TIME.test(word) && !OF_DAY.test(word) && !OF_PAPER.test(word)
    if (isClauseEnd) return false
  }
  return false
}
