// The verbs of saying in a Chinese sentence: where they stand, whether they say anything there, and
// the subject that they take from the part before. Source: reading.md 4.
import { lastPhrase } from './phrase-end.ts'
import { findPhrases, type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import type { EastScene } from './speaker-east-scene.ts'
import { isQuoted } from './speaker-quote.ts'
import type { Speaker } from './speaker-saying.ts'
import { openingOf, partsOf } from './speaker-zh-part.ts'
import { wordPattern } from './word-pattern.ts'

/** The words of a section outside of quotations, in order; those that are none of it swallow. */
export function verbsIn(
  { text, lexicon, quotes }: EastScene,
  section: string,
  range: Range,
): PhraseMatch[] {
  const index = lexicon.index(section)
  const found: PhraseMatch[] = []
  for (let at = range.start; at < range.end; ) {
    const match = phraseAt(index, text.lower, { start: at, end: range.end })
    if (match && match.means !== 'none' && !isQuoted(quotes, at)) found.push(match)
    at = match ? match.end : at + 1
  }
  return found
}

const RECEIVED = wordPattern('zh', '{speaker received}[^,]{0,8}$')

/** Units of a subject at the head of its sentence. */
const SUBJECT = 16

/** The subject of the part before: 内政部发言人拒绝评论,仅表示. */
export function subjectBefore(scene: EastScene, part: Range): Speaker | undefined {
  const before = partsOf(scene)
    .filter(({ end }) => end <= part.start)
    .at(-1)
  if (!before) return undefined
  const start = openingOf(scene, before)
  const head = { start, end: Math.min(before.end, start + SUBJECT) }
  // 内政部 + 发言人: the last of the nouns that follow each other.
  const nouns = findPhrases(scene.lexicon.index('speaker noun'), scene.text.lower, head)
  const last = nouns.findIndex(({ end }, n) => nouns[n + 1]?.start !== end)
  const noun = nouns[last]
  if (!noun || !/office|official_body|ngo|outlet/.test(noun.means)) return undefined
  // 接到通报,指一艘船翻覆: what somebody else told them.
  if (RECEIVED.test(scene.text.lower.slice(noun.end, before.end))) return undefined
  // 砸了一个工会,声称…: what was done to it, by somebody who is not named here.
  if (scene.text.lower.slice(start, noun.start).includes('了')) return undefined
  return eastSpeaker(scene, { start, end: noun.end })
}

/** Whether what has to follow the verb follows it: 说明, 统计的数字. */
export function fits({ text, lexicon, sentence }: EastScene, { means, end }: PhraseMatch): boolean {
  if (means === 'end' || means === 'bulletin') return ',:"\u300c'.includes(text.folded.charAt(end))
  if (means === 'owner') return isOwner({ text, lexicon, sentence }, end)
  if (means !== 'figure') return true
  const range = { start: end, end: end + 4 }
  return phraseAt(lexicon.index('speaker figure-next'), text.lower, range) !== undefined
}

/** Units from 登记的 to the word before its number. */
const OWNED = 14

// 协会登记的失踪者有460多名: whose figure it is.
function isOwner(
  { text, lexicon, sentence }: Pick<EastScene, 'text' | 'lexicon' | 'sentence'>,
  end: number,
): boolean {
  const index = lexicon.index('speaker figure-next')
  const stop = Math.min(sentence.end, end + OWNED)
  for (let at = end + 1; at < stop && text.folded.charAt(at) !== ','; at++) {
    const found = phraseAt(index, text.lower, { start: at, end: sentence.end })
    if (found && NUMBER.test(text.lower.slice(found.end, found.end + 6))) return true
  }
  return false
}

/** A number, with a hedge before it. */
const NUMBER = /^[^,。]{0,4}?[\d一二两三四五六七八九十百千万数几]/

/** Whether nothing is said: 未否认, 没有说明. */
export function isBlocked({ text, lexicon }: EastScene, { start }: Range): boolean {
  const index = lexicon.index('speaker not-said')
  for (let at = Math.max(0, start - 3); at < start; at++) {
    const found = phraseAt(index, text.lower, { start: at, end: start })
    if (found?.end === start) return true
  }
  return false
}

/** Whether those who are counted stand before an estimate: 逃离家园者估计有20万人. */
export function isEstimated(
  { text, lexicon }: EastScene,
  verb: PhraseMatch,
  speaker: Speaker,
): boolean {
  if (!text.lower.startsWith('有', verb.end)) return false
  const { start, end } = speaker
  const noun = lastPhrase(lexicon.index('speaker noun'), text.lower, { start, end })
  return noun?.means === 'person' && noun.end - noun.start === 1
}

/** 《江岸报》消息, 监测组织报告: a medium or an organisation, and not 发现的一份报告. */
export function tellsNews({ text }: EastScene, { role, start, end }: Speaker): boolean {
  const isSource = role === 'outlet' || role === 'ngo' || role === 'official_body'
  return isSource && !/[的份项篇本该此年]$/u.test(text.lower.slice(start, end))
}
