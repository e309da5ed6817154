// Korean and Chinese numbers that count nobody: how many more, room for how many, who did it, who
// only goes along, who meets, what a group is made of.
import { hasPhrase } from './act-east.ts'
import { type Trigger, type TriggerAct, triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import { isJoined } from './count-east-joined.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

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
export function isOtherCount(scene: CountScene, place: Surroundings): boolean {
  return scene.lexicon.language === 'ko'
    ? isOtherCountKo(scene, place)
    : isOtherCountZh(scene, place)
}

function isOtherCountZh({ lower, lexicon }: CountScene, { phrase, from }: Surroundings): boolean {
  const before = { start: Math.max(from, phrase.start - NEAR), end: phrase.start }
  const beside = { start: Math.max(from, phrase.start - 3), end: phrase.start }
  return (
    hasPhrase(lower, before, lexicon, 'number except') ||
    isEach(lower, phrase.start, lexicon) ||
    isFirst(lower, phrase) ||
    BY_THEM.test(lower.slice(before.start, before.end)) ||
    OF_EACH.test(lower.slice(Math.max(0, phrase.start - LONGEST_EACH), phrase.start)) ||
    hasPhrase(lower, beside, lexicon, 'number capacity') ||
    hasPhrase(lower, beside, lexicon, 'number difference')
  )
}

function isOtherCountKo({ lower, lexicon }: CountScene, place: Surroundings): boolean {
  const { phrase, noun, clause, from, to } = place
  if (isDone({ lower, lexicon }, { start: from, end: phrase.start })) return false
  const after = { start: phrase.end, end: Math.min(to, phrase.end + NEAR) }
  if (hasPhrase(lower, after, lexicon, 'number except')) return true
  if (isAgent({ lower, lexicon }, phrase.end, to) || isIncluded(lower, phrase.end)) return true
  const behind = (units: number) => lower.slice(phrase.end, phrase.end + units)
  if (
    (noun.range && OF_KIN.test(behind(LONGEST_KIN))) ||
    OF_SEX.test(lower.slice(Math.max(from, phrase.start - NEAR), phrase.start)) ||
    INQUIRED.test(behind(LONGEST_INQUIRY)) ||
    MORE.test(behind(LONGEST_MORE)) ||
    ROOM.test(behind(LONGEST_MORE)) ||
    isMoreThan(lower, phrase, clause)
  )
    return true
  const start = lower[phrase.end] === ' ' ? phrase.end + 1 : phrase.end
  const index = lexicon.index('number difference')
  return phraseAt(index, lower, { start, end: start + 4 }) !== undefined
}

/** "196명(남 32명, 여 164명)", "20~30대가 99명": of what sex and age they are. */
const OF_SEX = wordPattern('ko', String.raw`(?:(?:\(|^, ?){number sex} ?|\d0대(?:가|는|이|은) )$`)

/** "어부 7명의 부모와 아내": not they. */
const OF_KIN = wordPattern('ko', '^의 {number kin}')
const LONGEST_KIN = 8

/** "90명의 행방을 문의", "85명을 대상으로 한 설문", "의사 세 명으로부터": who is asked about or asked. */
const INQUIRED = wordPattern(
  'ko',
  '^(?:의 {number whereabouts}[^,.]{0,8}{number inquiry}|' +
    '(?:의|에 대한)? (?:[가-힣]{1,3} )?{number freeing}[을를]? {number demand}|' +
    '을 대상으로[^,.]{0,12}{number survey}|으?로부터 )',
)
const LONGEST_INQUIRY = 28

/** "8명(6.3%)이 늘어났다": so many more. */
const MORE = wordPattern('ko', String.raw`^\([^)]{1,12}\)[이가]? ?{number more}`)
const LONGEST_MORE = 20
/** "20명을 가둘 만하다", "70명을 인터뷰": room for so many, and who is asked. */
const ROOM = wordPattern('ko', '^ ?(?:정도)?(?:[을를] {number room}|[을를] {number interview})')
/** Behind and before a number of how many more there are than before. */
const GREW = wordPattern('ko', String.raw`^(?:[과와] [\d만천백 ,]+명)?[이가]? ?{number more}`)
const THAN = wordPattern('ko', '{number than} ')

// "지난해보다 8명이 늘었다": so many more.
function isMoreThan(lower: string, { start, end }: Range, clause: Range): boolean {
  if (!GREW.test(lower.slice(end, end + LONGEST_MORE))) return false
  return THAN.test(lower.slice(clause.start, start))
}

/** Between a word for an act and the number of those whom it describes. */
const DONE = /^(?:한|된|했던|됐던|당한|받은|은) $/u

// "붙잡힌 4명을 뺀 36명", "쫓겨난 7명을 포함해": what they did or suffered is told of them.
function isDone({ lower, lexicon }: Pick<CountScene, 'lower' | 'lexicon'>, label: Range): boolean {
  const last = triggersIn(lower, label, lexicon).at(-1)
  const words = last ? lower.slice(last.end, label.end) : ''
  return DONE.test(words) && (!last?.isWeak || !last.isVerb) && words.endsWith(' ')
}

const INCLUDED = /^(?:[을를] ?|[이가도은는] ?| )?포함(?:한|해|하여|하고|하면|시켜|됐|돼|되|된| )/

// "학생 27명을 포함한 42명", "장애인 18명이 포함됐다": who a group is made of.
function isIncluded(lower: string, end: number): boolean {
  return INCLUDED.test(lower.slice(end, end + NEAR))
}

/** "被几名男子押走": those who did it. */
const BY_THEM = /(?:被|遭到?|受到)$/u
const FIRST = /(?:首|(?<![目此之日以先年月早])前)$/u
const WHETHER = wordPattern('zh', '^[当之]?[中里]?{number whether}')

// "前三名罪名": the first ones of a list; "这35人中是否有人": asked.
function isFirst(lower: string, { start, end }: Range): boolean {
  return (
    FIRST.test(lower.slice(Math.max(0, start - 2), start)) ||
    WHETHER.test(lower.slice(end, end + NEAR))
  )
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
  const isNamed = phraseAt(lexicon.index('number whole-after'), lower, spaceSkipped(lower, after))
  const isAboard = ABOARD.test(lower.slice(clause.start, phrase.start))
  if (isNamed && !isAboard && !isSufferer(lower, place, lexicon)) return true
  if (triggersIn(lower, own, lexicon).length > 0) return false
  if (lexicon.language === 'zh') return isKindZh(lower, place, lexicon)
  return place.isPart && triggersIn(lower, clause, lexicon).length === 0
}

/** "载有45人的小艇": so many were in it. */
const ABOARD = wordPattern('zh', '{number aboard}[^,。;]{0,4}$')

// "查明了被捕的7人的姓名": the names are of people to whom something happened.
function isSufferer(lower: string, { phrase, from, clause }: Surroundings, lexicon: Lexicon) {
  if (lexicon.language !== 'zh' || lower[phrase.start - 1] !== '的') return false
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  const verb = triggersIn(lower, before, lexicon).at(-1)
  return verb !== undefined && !verb.isWeak && phrase.start - verb.end <= 1
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

const MOVES: ReadonlySet<TriggerAct> = new Set(['border_crossing', 'arrival', 'send'])

// Those who meet, protest or are deployed, unless something happens to them.
export function isPresence({ lower, lexicon }: CountScene, place: Surroundings): boolean {
  const { phrase, clause, to, from } = place
  const start = lexicon.language === 'ko' ? phrase.end : Math.max(from, clause.start)
  // "赶集的9位农妇以及3名商贩被带走": they share the verb behind the next number.
  const isShared = isJoined({ lower, lexicon }, place)
  const own = { start, end: isShared ? clause.end : Math.min(to, clause.end) }
  const present = findPhrases(lexicon.index('number presence'), lower, own).filter(
    ({ means, end }) => means !== '-' && !isModifying(lower, end, lexicon),
  )
  if (present.length === 0) return false
  const isOwn = ({ start: at, end }: Trigger) =>
    present.every((found) => at >= found.end || end <= found.start)
  // "示威被捕人数": a label of what befell them is weak, and tells it.
  const isTold = ({ isWeak, act }: Trigger) => !isWeak || (act !== 'other' && !MOVES.has(act))
  return !triggersIn(lower, own, lexicon).some((one) => isTold(one) && isOwn(one))
}
