// Numbers that say of whom those counted before consist, by sex or by kind: "이 중 가나인이 5백
// 명으로 가장 많고 …", 其中渔工40人. They count nobody anew. Source: reading.md 6.
import { type Trigger, triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import type { CountPhrase } from './count-east-phrase.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern, wordPatterns } from './word-pattern.ts'

/** Where the words since the number before hold a kind and its number, and nothing happened. */
export interface Composition {
  lower: string
  lexicon: Lexicon
  /** The number before in this sentence was such a part, too. */
  isGoingOn: boolean
}

/** Whether the number only says how many of a kind there are among those counted before. */
export function isComposition(scene: Composition, place: Surroundings): boolean {
  const { lower, lexicon, isGoingOn } = scene
  const { phrase, from, to, clause } = place
  const label = { start: from, end: phrase.start }
  const own = { start: phrase.end, end: Math.min(to, clause.end) }
  if (triggersIn(lower, own, lexicon).some(({ isWeak }) => !isWeak)) return false
  if (isGoingOn) return isNextKind(lower, label, lexicon)
  if (isFirstOfAll(lower, label, own, lexicon)) return true
  if (isIncluded(lower, label, lexicon)) return true
  const part = findPhrases(lexicon.index('number part-before'), lower, label).at(-1)
  if (!part) return false
  const kind = { start: part.end, end: phrase.start }
  // "이 가운데 사망자는 3명": what befell them.
  if (triggersIn(lower, kind, lexicon).some((one) => isFate(one, lower, lexicon))) return false
  return lexicon.language === 'zh'
    ? isKindZh(lower, kind, own, lexicon)
    : isKindKo(lower, kind, own)
}

/** "가나 3백명 '최다'": one kind before the others. */
const FIRST_OF_ALL = wordPattern('ko', `^(?:으로|로)? ?['"]?{number first-of-all}`)

function isFirstOfAll(lower: string, label: Range, own: Range, lexicon: Lexicon): boolean {
  if (!FIRST_OF_ALL.test(lower.slice(own.start, own.end))) return false
  return triggersIn(lower, label, lexicon).every(({ isWeak }) => isWeak)
}

/** Between the Chinese word for "including" and its number. */
const LONGEST_INCLUDED = 14

// "向导包括五名村民和一名…", 包括前述30人: of whom those told of consist.
function isIncluded(lower: string, { start, end }: Range, lexicon: Lexicon): boolean {
  if (lexicon.language !== 'zh') return false
  const near = { start: Math.max(start, end - LONGEST_INCLUDED), end }
  const found = findPhrases(lexicon.index('number including'), lower, near).at(-1)
  if (!found) return false
  // 包括5月遣返四十人: each is an event of its own.
  const between = { start: found.end, end }
  const isEvent = triggersIn(lower, between, lexicon).some(({ isWeak }) => !isWeak)
  return !isEvent && !/[,。;]|[\d一二三四五六七八九十][年月日]/.test(lower.slice(found.end, end))
}

/** "六名向导包括…": a whole that was told of, only to say of whom it consists. */
export function isWholeAgain(
  { lower, lexicon }: Pick<Composition, 'lower' | 'lexicon'>,
  { phrase, clause, to }: Surroundings,
  told: readonly (number | undefined)[],
): boolean {
  const { value } = phrase.quantity
  if (lexicon.language !== 'zh' || value === undefined || !told.includes(value)) return false
  const next = { start: Math.max(phrase.end, to - AT_ONCE), end: to }
  const isSaid = findPhrases(lexicon.index('number including'), lower, next).at(-1)?.end === to
  return isSaid && triggersIn(lower, { start: clause.start, end: to }, lexicon).length === 0
}

/** The word for "including" right before the next number. */
const AT_ONCE = 4

function isFate({ act, end }: Trigger, lower: string, lexicon: Lexicon): boolean {
  const after = { start: end - 1, end: end + 2 }
  if (lexicon.language === 'ko' || act !== 'other') return true
  return findPhrases(lexicon.index('act person'), lower, after).length > 0
}

/** "▲4월 37명", "3분기 52명": a number of its own period. */
const ITEM = /(?:[▲△▷•■◇] ?[^,.]{1,8}|\d{1,2}(?:분기|월)(?:에는?|엔)?) $/u

// No word for an act but the names of kinds: 无证打工的共24人.
function isNextKind(lower: string, label: Range, lexicon: Lexicon): boolean {
  if (ITEM.test(lower.slice(label.start, label.end))) return false
  const acts = triggersIn(lower, label, lexicon).filter(({ isWeak }) => !isWeak)
  return acts.length === 0 || (lexicon.language === 'zh' && isNamed(lower, label, lexicon))
}

const LINK_ZH = /(?:则?[有为占达共计约]|有?约)* ?$/u
const KIND_ZH = wordPattern('zh', '{number kind-ending}$')
const LONGEST_NOUN = 6

// The words end with a word for people or for where they come from.
function isNamed(lower: string, { start, end }: Range, lexicon: Lexicon): boolean {
  const words = lower.slice(start, end).replace(LINK_ZH, '')
  const last = start + words.length
  if (KIND_ZH.test(words)) return true
  for (let at = Math.max(start, last - LONGEST_NOUN); at < last - 1; at++) {
    const noun = phraseAt(lexicon.index('number noun'), lower, { start: at, end: last })
    if (noun?.end === last && noun.means !== '-') return true
  }
  return false
}

function isKindZh(lower: string, kind: Range, own: Range, lexicon: Lexicon): boolean {
  if (/\p{L}/u.test(lower.slice(own.start, own.end))) return false
  return isNamed(lower, kind, lexicon)
}

const KIND_KO = /\p{Script=Hangul}(?:이|가|은|는)(?: 각각)? ?$/u
const MOST = /^(?:으로|,|이었|이다|이고|이며|였|씩|$)/u

// "이 중 가나가 5백 명으로 가장 많고"
function isKindKo(lower: string, kind: Range, own: Range): boolean {
  const after = lower.slice(own.start, own.end).trim()
  return KIND_KO.test(lower.slice(kind.start, kind.end)) && MOST.test(after)
}

const ENUMERATED_KO = / ?등 ?(?:[가-힣]{1,6} ){0,3}$/u
const ENUMERATED_ZH = wordPattern('zh', '等{number in-all}?[^,。;]{0,6}$')
/** Between the items of an enumeration stands at most so much. */
const LONGEST_ITEM = 40

/** "남성 45명, 여성 17명 등 총 62명": the items of an enumeration whose total is counted. */
export function isEnumerated(
  { lower, lexicon }: Pick<Composition, 'lower' | 'lexicon'>,
  phrases: readonly CountPhrase[],
  at: number,
): boolean {
  if (isSumBefore(lower, phrases, at)) return true
  const item = phrases[at]
  const most = item?.quantity.value
  if (!item || most === undefined || isPlaced(lower, item.start)) return false
  const total = lexicon.language === 'ko' ? ENUMERATED_KO : ENUMERATED_ZH
  for (let n = at + 1; n < phrases.length; n++) {
    const [start, end] = [phrases[n - 1]?.end ?? 0, phrases[n]?.start ?? 0]
    if (end - start > LONGEST_ITEM) return false
    if (triggersIn(lower, { start, end }, lexicon).some(({ isWeak }) => !isWeak)) return false
    if (total.test(lower.slice(start, end))) return (phrases[n]?.quantity.value ?? 0) >= most
  }
  return false
}

/** "5일 37명에 이어", "출소 후 36명": a part with a time or stage of its own. */
const TIMED = wordPattern(
  'ko',
  String.raw`(?:\d{1,2}[일월년]|{time running}|{time year}|{time month-shift}|[가-힣]{2} ?[중후뒤]) $`,
)

// "굴루에서 52명": a part with a place of its own is told of.
function isPlaced(lower: string, start: number): boolean {
  const words = lower.slice(Math.max(0, start - LONGEST_ITEM), start)
  if (TIMED.test(words)) return true
  return /(?:에서|에서는|에서만|에|에는|엔) $/u.test(words) || /在[^,。;、]{1,12}$/u.test(words)
}

/** Where people stay, each place is one of its own. */
const STAYING = wordPatterns('{number staying}')

/** In brackets behind a name; behind a time it is a number of its own. */
const BRACKETED = /(?<![년월일기해수명인\d] ?)\($/u
const LEAST_BRACKETED = 2

/** "가나(37명), 토고(54명)": how many of each. */
export function isBracketed(
  { lower, lexicon }: Pick<Composition, 'lower' | 'lexicon'>,
  range: Range,
  phrases: readonly CountPhrase[],
  at: number,
): boolean {
  const isOne = ({ start, end }: CountPhrase) =>
    lower[end] === ')' && BRACKETED.test(lower.slice(Math.max(0, start - 3), start))
  const one = phrases[at]
  if (!one || STAYING[lexicon.language].test(lower.slice(range.start, phrases[0]?.start)))
    return false
  return isOne(one) && phrases.filter(isOne).length >= LEAST_BRACKETED
}

/** "어른 3명, 아이 2명으로 구성돼" */
const MADE_OF = wordPattern('ko', '^으로 {number made-of}')
const LONGEST_MADE_OF = 8

/** A bracket behind a number with what makes it up. */
const LONGEST_BRACKETED = 60

// "75명(사망자 70명, 부상자 5명)": numbers in brackets that make up the one before them.
function isSumBefore(lower: string, phrases: readonly CountPhrase[], at: number): boolean {
  let first = at
  while (first > 0 && lower[phrases[first - 1]?.end ?? 0] !== '(') first--
  const whole = phrases[first - 1]
  if (!whole || whole.quantity.value === undefined) return false
  const close = lower.indexOf(')', whole.end)
  if (close < 0 || close - whole.end > LONGEST_BRACKETED) return false
  const inside = phrases.slice(first).filter(({ end }) => end <= close)
  const sum = inside.reduce((all, { quantity }) => all + (quantity.value ?? Number.NaN), 0)
  return phrases.indexOf(inside.at(-1) as CountPhrase) >= at && sum === whole.quantity.value
}

const TOLD = /^(?:이다|이며|이고|입니다|으로|이었|였|인 것| 등으로| 등이)/u
const LISTED = /^(?:, |[과와] |,|和|、)[^,.。]{0,14}$/u

/** "피란민은 어른 38명, 아기 9명이다" of 47 who were told of: numbers that add up to one before. */
export function isSumOfTold(
  lower: string,
  phrases: readonly CountPhrase[],
  at: number,
  told: readonly (number | undefined)[],
): boolean {
  const isNext = (n: number) =>
    LISTED.test(lower.slice(phrases[n - 1]?.end ?? 0, phrases[n]?.start ?? 0))
  let [first, last] = [at, at]
  while (first > 0 && isNext(first)) first--
  while (last + 1 < phrases.length && isNext(last + 1)) last++
  const run = phrases.slice(first, last + 1)
  const end = phrases[last]?.end ?? 0
  if (run.length < LEAST_BRACKETED || !TOLD.test(lower.slice(end, end + 4))) return false
  if (run.some(({ start }) => isPlaced(lower, start))) return false
  if (MADE_OF.test(lower.slice(end, end + LONGEST_MADE_OF))) return true
  const sum = run.reduce((all, { quantity }) => all + (quantity.value ?? Number.NaN), 0)
  return told.includes(sum)
}
