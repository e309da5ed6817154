// A text that is one person's account: an interview, an oral history, a written testimony. What
// nobody else says in it is said by that person. Source: reading.md 4; that the head of such a text
// names its narrator is a choice.
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { eastSpeaker } from './speaker-east-kind.ts'
import { eastScene } from './speaker-east-scene.ts'
import type { SpeakerPath } from './speaker-path.ts'
import type { SentenceSayings, Speaker } from './speaker-saying.ts'
import { wordPattern } from './word-pattern.ts'

/** The rule of a path that leads to the narrator. */
export const TESTIMONY = 'speaker.testimony'

/** Sentences at the head in which the narrator is named. */
const HEAD = 5

/** The way to the narrator of a Korean or Chinese account; nothing where the text is none. */
export function testimonyPath(
  text: PreparedText,
  lexicon: Lexicon,
  sayings: readonly SentenceSayings[],
): SpeakerPath | undefined {
  if (text.language === 'en' || !isTestimony(text, lexicon)) return undefined
  for (const n of sayings.slice(0, HEAD).keys()) {
    const speaker = narratorIn(text, lexicon, { n, found: sayings[n] })
    if (speaker)
      return { steps: [{ speaker, relation: 'reports' }], rule: TESTIMONY, isNobody: false }
  }
  return undefined
}

// A heading that names the kind of text, or a head that announces it: 以下为…的讲述.
function isTestimony(text: PreparedText, lexicon: Lexicon): boolean {
  const has = (section: string, range: Range) =>
    findPhrases(lexicon.index(section), text.lower, range).length > 0
  return text.sentences.slice(0, HEAD).some((sentence) => {
    const isHeading = sentence.position === 'headline' || sentence.position === 'subheading'
    if (isHeading) return has('speaker testimony', sentence)
    return has('speaker announced', sentence) && has('speaker account-noun', sentence)
  })
}

interface Head {
  n: number
  found: SentenceSayings | undefined
}

function narratorIn(text: PreparedText, lexicon: Lexicon, { n, found }: Head): Speaker | undefined {
  const position = text.sentences[n]?.position
  if (position === 'headline') return undefined
  // 讲述者:崔顺姬(化名): a line of its own below the heading.
  if (position === 'subheading') return behindMark(text, lexicon, n) ?? hiddenName(text, lexicon, n)
  const said = found?.sayings.flatMap(({ speakers }) => speakers).find(isPerson)
  const named = hiddenName(text, lexicon, n) ?? behindMark(text, lexicon, n)
  return named ?? koreanName(text, lexicon, n) ?? found?.mention ?? said
}

function isPerson({ role, back }: Speaker): boolean {
  return role === 'person' && !back
}

/** A name with age or "pseudonym" in brackets, or with 씨 behind it: 윤복순(가명·52) 씨. */
const KOREAN_NAME =
  /(?<![가-힣])([가-힣]{2,4})(?:\((?:가명|[^)]{0,14}\d\d)[^)]{0,14}\)| ?씨(?=[는의가를와 ]))/u

/** Somebody whom a Korean sentence names with age or 씨; the bare name. */
export function koreanName(text: PreparedText, lexicon: Lexicon, n: number): Speaker | undefined {
  const sentence = text.sentences[n]
  if (text.language !== 'ko' || !sentence) return undefined
  const found = KOREAN_NAME.exec(text.lower.slice(sentence.start, sentence.end))
  const name = found?.[1]
  if (!found || name === undefined) return undefined
  const start = sentence.start + found.index
  return eastSpeaker(eastScene(text, lexicon, n), { start, end: start + name.length })
}

const NAME = /[\p{Script=Han}·]{2,8}$/u

/** The name behind the word for a narrator: 讲述者化名卓玛,29岁. */
const NAMED = wordPattern(
  'zh',
  String.raw`^(?:[:是为系]|{speaker called})*([\p{Script=Han}·]{2,6}?)(?=[,(。:;、]|$)`,
)

function behindMark(text: PreparedText, lexicon: Lexicon, n: number): Speaker | undefined {
  const sentence = text.sentences[n]
  if (text.language !== 'zh' || !sentence) return undefined
  for (const { end } of findPhrases(lexicon.index('speaker narrator'), text.lower, sentence)) {
    const found = NAMED.exec(text.lower.slice(end, sentence.end))
    const name = found?.[1]
    if (!found || !name) continue
    const start = end + found[0].length - name.length
    return eastSpeaker(eastScene(text, lexicon, n), { start, end: start + name.length })
  }
  return undefined
}

// 金某(化名),女,四十一岁: a name before the bracket that hides it, or before sex and age.
function hiddenName(text: PreparedText, lexicon: Lexicon, n: number): Speaker | undefined {
  const sentence = text.sentences[n]
  if (text.language !== 'zh' || !sentence) return undefined
  const marks = lexicon.index('speaker narrator-mark')
  for (let at = sentence.start + 2; at < sentence.end; at++) {
    const mark = phraseAt(marks, text.lower, { start: at, end: sentence.end })
    const name = mark && NAME.exec(text.lower.slice(sentence.start, at))?.[0]
    if (name) return eastSpeaker(eastScene(text, lexicon, n), { start: at - name.length, end: at })
  }
  return undefined
}
