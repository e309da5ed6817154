// Korean and Chinese numbers without a counter for people: with one that counts anything (九个男人),
// or beside a word for people (600脱北者, 사촌 둘은, 一百万维吾尔人).
import { nativeKoreanNumber } from '@tumen/claim'
import { triggersIn } from './act-trigger.ts'
import type { SentenceWords } from './count-east-phrase.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** A verb stands at most so far before its object: 抓了大约三十个. */
const OBJECT_GAP = 1
/** Looked at before a number. */
const LOOK_BACK = 16

/** Where the words of the number end, and where what is read as a number ends. */
export type NumberEnd = { to: number; read?: number; rule: 'count.number' | 'count.bare' }

/** Between a loose counter and the word for people stands at most this much: 九个年轻男人. */
const LONGEST_MODIFIER = 12

/** What befalls people only, and where such a number may stand: "有三个被打断过腿,一个跳楼死了". */
const FATE = wordPattern(
  'zh',
  String.raw`^(?:\p{Script=Han}{1,6}的)?(?:[^,。]{0,5}(?:被|遭|当场)|{number fate})`,
)
const OPEN = /(?:^|[,、;就又另的]|(?<!每.{0,9})有)$/
/** 四个月: how long. */
const LENGTHS = wordPattern('zh', '^[多半]?{number length}')
/** What is counted is no people: "五个村庄", but not "三十个想要出境的人". */
const THINGS = /^\p{Script=Han}(?!\p{Script=Han}{0,12}的?人)/u

// 个 counts anything: only before a word for people, or where it is a part of people ("其中五个").
export function looseEnd(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  const { lower, lexicon, range, patterns } = sentence
  if (lexicon.language !== 'zh') return undefined
  patterns.after.lastIndex = number.end
  const hedged = patterns.after.exec(lower) ? patterns.after.lastIndex : number.end
  const at = { start: hedged, end: range.end }
  const counter = phraseAt(lexicon.index('number counter-loose'), lower, at)
  if (!counter) return undefined
  const before = { start: Math.max(range.start, number.start - LOOK_BACK), end: number.start }
  const part = findPhrases(lexicon.index('number counter-before'), lower, before).at(-1)
  const isPart = part !== undefined && part.end === number.start
  const verb = triggersIn(lower, before, lexicon).at(-1)
  const between = verb && lower.slice(verb.end, number.start).replace(patterns.before, '')
  const isObject = verb?.isWeak === false && (between?.length ?? 0) <= OBJECT_GAP
  if (counter.means === 'part' && !isPart) return undefined
  const next = lower.slice(counter.end, counter.end + LONGEST_MODIFIER)
  if (LENGTHS.test(next)) return undefined
  const isFate = FATE.test(next) && OPEN.test(lower.slice(range.start, number.start))
  const isPeople = isPart || isFate || peopleAfter(sentence, counter.end) !== undefined
  // "搜查五个村庄": what stands behind the counter is counted.
  if (!isPeople && !(isObject && !THINGS.test(lower.slice(counter.end)))) return undefined
  return { to: counter.end, read: hedged, rule: 'count.number' }
}

/** The vague words before a counter that counts anything, of people: 好几个示威者, 抓了几个. */
export function looseVague(sentence: SentenceWords): Range[] {
  const { lower, lexicon, range } = sentence
  if (lexicon.language !== 'zh') return []
  return findPhrases(lexicon.index('number vague-loose'), lower, range).filter(({ start, end }) => {
    const verb = triggersIn(lower, { start: range.start, end: start }, lexicon).at(-1)
    const isObject = verb?.isWeak === false && start - verb.end <= OBJECT_GAP
    if (LENGTHS.test(lower.slice(end, end + LONGEST_MODIFIER))) return false
    return isObject || peopleAfter(sentence, end) !== undefined
  })
}

/** Who does or suffers something, before the word for people. */
const DOING = wordPattern('zh', '^{number doing}[^的]*的')

/** Where a word for people begins close behind, with nothing but a modifier between. */
export function peopleAfter(
  { lower, lexicon, range }: SentenceWords,
  start: number,
): number | undefined {
  const end = Math.min(range.end, start + LONGEST_MODIFIER)
  const noun = findPhrases(lexicon.index('number noun'), lower, { start, end }).find(
    ({ means }) => means !== '-',
  )
  if (!noun) return undefined
  const between = lower.slice(start, noun.start)
  if (/[^\p{Script=Han}]/u.test(between)) return undefined
  // "几个村庄的居民", but "好几个想逃的人".
  return between.includes('的') && !DOING.test(between) ? undefined : noun.start
}

// Without a counter before a word for people: 600脱北者 in a headline, 두 여성 with a native
// numeral; "한 여성" is only "a woman".
export function nounEnd(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  const isKorean = sentence.lexicon.language === 'ko'
  return isKorean && isOfPeopleKo(sentence, number)
    ? { to: number.end, rule: 'count.bare' }
    : undefined
}

function isOfPeopleKo(sentence: SentenceWords, number: Range): boolean {
  const { lower, range } = sentence
  const words = lower.slice(number.start, number.end)
  if ((nativeKoreanNumber(words) ?? 0) < 2) return false
  if (lower[number.end] !== ' ') return isAfterPeople(sentence, number)
  return isPeopleAt(sentence, { start: number.end + 1, end: range.end })
}

// "사촌 둘은": the noun stands before a numeral with a particle.
function isAfterPeople({ lower, lexicon, range }: SentenceWords, number: Range): boolean {
  const after = { start: number.end, end: number.end + 1 }
  if (!phraseAt(lexicon.index('number subject'), lower, after)) return false
  if (isAmong(lower, number.start, lexicon)) return true
  const before = { start: Math.max(range.start, number.start - LOOK_BACK), end: number.start - 1 }
  const noun = findPhrases(lexicon.index('number noun'), lower, before).at(-1)
  if (noun?.end === before.end && noun.means !== '-' && lower[before.end] === ' ') return true
  const words = lower.slice(before.start, number.end)
  return NOUN.test(words) && STANDS_ALONE.test(lower.slice(before.start, number.start))
}

/** Numerals that are nouns: 두 and 세 stand before one. */
const NOUN = wordPattern('ko', '{number native-noun}$')

/** "우리 집에서만 일곱이 죽었다", "강을 건넌 사람은 우리 셋": behind an ending, not behind a thing. */
const STANDS_ALONE = wordPattern(
  'ko',
  '(?:(?:[은는이가데고며]|지만|으나|가운데|에서|에서만|에서는|에만|에는|에|까지|' +
    '{number alone-before}) |[“"\'])$',
)

/** The longest word for "among" with its space. */
const LONGEST_AMONG = 4

// "열한 명 중 넷만", "이 가운데 둘은"
function isAmong(lower: string, start: number, lexicon: Lexicon): boolean {
  const before = { start: start - LONGEST_AMONG, end: start - 1 }
  const among = findPhrases(lexicon.index('number among'), lower, before).at(-1)
  return among?.end === before.end && lower[before.end] === ' '
}

/** Whether a word for people of two signs or more begins here. */
export function isPeopleAt({ lower, lexicon }: SentenceWords, range: Range): boolean {
  const noun = phraseAt(lexicon.index('number noun'), lower, range)
  return noun !== undefined && noun.means !== '-' && noun.end - noun.start > 1
}
