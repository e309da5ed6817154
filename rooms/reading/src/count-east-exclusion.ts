// Korean and Chinese numbers that count nobody: how many more, room for how many, who did it, who
// only goes along, who meets, what a group is made of.
import { hasPhrase } from './act-east.ts'
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** A number in its sentence, and the drafts before it. */
export interface CountScene {
  lower: string
  lexicon: Lexicon
  sentence: number
  /** The sentence. */
  range: Range
  drafts: readonly Draft[]
}

/** Looked at beside a number for what it is not. */
const NEAR = 8

// "121 fewer", "room for 35", "all but two" count nobody.
export function isOtherCount(
  { lower, lexicon }: CountScene,
  { phrase, from, to }: Surroundings,
): boolean {
  const before = { start: Math.max(from, phrase.start - NEAR), end: phrase.start }
  const beside = { start: Math.max(from, phrase.start - 3), end: phrase.start }
  const after = { start: phrase.end, end: Math.min(to, phrase.end + NEAR) }
  const isKorean = lexicon.language === 'ko'
  if (hasPhrase(lower, isKorean ? after : before, lexicon, 'number except')) return true
  if (!isKorean)
    return (
      isEach(lower, phrase.start, lexicon) ||
      OF_EACH.test(lower.slice(Math.max(0, phrase.start - LONGEST_EACH), phrase.start)) ||
      hasPhrase(lower, beside, lexicon, 'number capacity') ||
      hasPhrase(lower, beside, lexicon, 'number difference')
    )
  if (isAgent({ lower, lexicon }, phrase.end, to)) return true
  if (
    isIncluded(lower, phrase.end) ||
    OF_SEX.test(lower.slice(Math.max(from, phrase.start - NEAR), phrase.start))
  )
    return true
  const start = lower[phrase.end] === ' ' ? phrase.end + 1 : phrase.end
  const index = lexicon.index('number difference')
  return phraseAt(index, lower, { start, end: start + 4 }) !== undefined
}

/** "196명(남 32명, 여 164명)", "20~30대가 99명": of what sex and age they are. */
const OF_SEX = /(?:(?:\(|^, ?)(?:남|여|남자|여자|남성|여성) ?|\d0대(?:가|는|이|은) )$/

const INCLUDED = /^(?:[을를] ?|[이가도은는] ?| )?포함(?:한|해|하여|하고|하면|시켜|됐|돼|되|된| )/

// "학생 27명을 포함한 42명", "장애인 18명이 포함됐다": who a group is made of.
function isIncluded(lower: string, end: number): boolean {
  return INCLUDED.test(lower.slice(end, end + NEAR))
}

/** "每七名渡海者中就有一人": a proportion. */
const OF_EACH = /每[\d一二三四五六七八九十百千]{1,4}[名个人位]?[^,。;]{0,14}[中里]?[就便]?有$/u
const LONGEST_EACH = 26

// "每10个人": a proportion.
function isEach(lower: string, end: number, lexicon: Lexicon): boolean {
  const before = { start: end - 3, end }
  return findPhrases(lexicon.index('number each-before'), lower, before).at(-1)?.end === end
}

// "남성 5~6명에게 끌려갔다": those who did it.
function isAgent(
  { lower, lexicon }: Pick<CountScene, 'lower' | 'lexicon'>,
  start: number,
  end: number,
): boolean {
  if (!phraseAt(lexicon.index('number agent'), lower, { start, end })) return false
  const trigger = triggersIn(lower, { start, end }, lexicon)[0]
  return trigger?.isVerb === true && hasPhrase(lower, trigger, lexicon, 'act passive-sign')
}

// "두 아이와 함께", "和两个姐姐一起", "한 명씩": who only goes along, or one after another.
export function isCompanion(
  { lower, lexicon }: CountScene,
  { phrase, from, to }: Surroundings,
): boolean {
  const after = { start: phrase.end, end: Math.min(to, phrase.end + NEAR) }
  if (phrase.quantity.value === 1 && phraseAt(lexicon.index('number each'), lower, after))
    return true
  if (phrase.rule !== 'count.bare' && !phrase.isLoose) return false
  const before = { start: Math.max(from, phrase.start - 3), end: phrase.start }
  const index = lexicon.index('number companion')
  if (lexicon.language === 'ko') return findPhrases(index, lower, after).length > 0
  return findPhrases(index, lower, before).at(-1)?.end === phrase.start
}

// "How many are there", "whether two survived": asked, not said.
export function isAsked({ lower, lexicon }: CountScene, { phrase, clause }: Surroundings): boolean {
  const rest = { start: phrase.end, end: clause.end }
  return phrase.quantity.op === 'unknown_some' && hasPhrase(lower, rest, lexicon, 'number question')
}

// "국적별로는 … 610명": a breakdown; "有4人是同一家庭的成员": who they are, and no more.
export function isDescribed(
  { lower, lexicon, range }: CountScene,
  place: Surroundings,
  own: Range,
): boolean {
  const { phrase, clause } = place
  const before = { start: range.start, end: phrase.start }
  if (hasPhrase(lower, before, lexicon, 'number breakdown')) return true
  const after = { start: phrase.end, end: clause.end }
  if (phraseAt(lexicon.index('number whole-after'), lower, spaceSkipped(lower, after))) return true
  if (triggersIn(lower, own, lexicon).length > 0) return false
  if (lexicon.language === 'zh') return isKindZh(lower, place, lexicon)
  return place.isPart && triggersIn(lower, clause, lexicon).length === 0
}

// "有4人是同一家庭的成员", "其中外籍7名": who they are, and no more.
function isKindZh(lower: string, { phrase, clause }: Surroundings, lexicon: Lexicon): boolean {
  const after = { start: phrase.end, end: clause.end }
  if (phraseAt(lexicon.index('act being'), lower, after)) return true
  const before = { start: clause.start, end: phrase.start }
  const part = findPhrases(lexicon.index('number part-before'), lower, before).at(-1)
  const isLabelled = part !== undefined && part.end < phrase.start
  const isEnd = !/\p{L}/u.test(lower.slice(phrase.end, clause.end))
  return isLabelled && isEnd && triggersIn(lower, clause, lexicon).length === 0
}

function spaceSkipped(lower: string, { start, end }: Range): Range {
  return { start: lower[start] === ' ' ? start + 1 : start, end }
}

// "救助的孤儿": who is helped is told of, not that they are.
function isModifying(lower: string, end: number, lexicon: Lexicon): boolean {
  if (lexicon.language !== 'zh') return false
  return phraseAt(lexicon.index('act modifier'), lower, { start: end, end: end + 1 }) !== undefined
}

// Those who meet, protest or are deployed, unless something happens to them.
export function isPresence({ lower, lexicon }: CountScene, place: Surroundings): boolean {
  const { phrase, clause, to, from } = place
  const start = lexicon.language === 'ko' ? phrase.end : Math.max(from, clause.start)
  const own = { start, end: Math.min(to, clause.end) }
  const present = findPhrases(lexicon.index('number presence'), lower, own).filter(
    ({ means, end }) => means !== '-' && !isModifying(lower, end, lexicon),
  )
  if (present.length === 0) return false
  const isOwn = ({ start: at, end }: Trigger) =>
    present.every((found) => at >= found.end || end <= found.start)
  return !triggersIn(lower, own, lexicon).some((one) => !one.isWeak && isOwn(one))
}
