// Numbers that only describe a group: women and men, children among them. They are no claims of
// their own but the breakdown of the number named last. Source: reading.md 6.
import type { Operator, Restriction, RestrictionDimension } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import { triggersIn } from './act-trigger.ts'
import type { CountedNoun } from './count-east-noun.ts'
import type { CountPhrase } from './count-east-phrase.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** One share of a group. */
export interface Share {
  by: RestrictionDimension
  label: string
  op: Operator
  value: number
}

/** A number with its surroundings. */
export interface Surroundings {
  phrase: CountPhrase
  noun: CountedNoun
  clause: Range
  /** Where the number before it ends, or the sentence begins. */
  from: number
  /** Where the number after it begins, or the sentence ends. */
  to: number
  /** Its whole was just named: "14명 중". */
  isPart: boolean
}

/** The share that the number states of a group, or nothing when it is a claim of its own. */
export function shareOf(lower: string, place: Surroundings, lexicon: Lexicon): Share | undefined {
  const { op, value } = place.phrase.quantity
  const own = { start: place.phrase.end, end: Math.min(place.clause.end, place.to) }
  const who = place.noun.restrict ?? describedAs(lower, own, lexicon)
  if (!who || value === undefined) return undefined
  return isDescription(lower, place, own, lexicon) ? { ...who, op, value } : undefined
}

// "其中十六人是儿童", "6명은 18세 미만의 청소년이었다": the clause says who they are.
function describedAs(lower: string, own: Range, lexicon: Lexicon): Restriction | undefined {
  const noun = findPhrases(lexicon.index('number own-person'), lower, own)[0]
  if (!noun) return undefined
  const [by = 'other', ...label] = noun.means.split(' ')
  return { by: by as RestrictionDimension, label: label.join(' ') }
}

function isDescription(
  lower: string,
  { phrase, clause, from, noun, isPart }: Surroundings,
  own: Range,
  lexicon: Lexicon,
): boolean {
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  const after = { start: phrase.end, end: Math.min(own.end, phrase.end + 12) }
  const isKorean = lexicon.language === 'ko'
  if (hasPhrase(lower, isKorean ? after : before, lexicon, 'number including')) return true
  if (noun.restrict && isInBrackets(lower, phrase, from)) return true
  if (noun.restrict && isKorean && isAmongThem(lower, phrase, clause)) return true
  if (triggersIn(lower, own, lexicon).length > 0) return false
  if (noun.restrict && OF_WHOLE.test(lower.slice(from, phrase.start))) return true
  if (noun.restrict && triggersIn(lower, clause, lexicon).length === 0) return true
  if (phraseAt(lexicon.index('number copula'), lower, { start: phrase.end, end: own.end }))
    return true
  const marks = { start: from, end: phrase.start }
  if (isPart || hasPhrase(lower, marks, lexicon, 'number part-before')) return true
  return noun.restrict === undefined && hasPhrase(lower, own, lexicon, 'act copula')
}

/** "도착한 67명 가운데 남성은 44명, 여성은 23명" */
const OF_WHOLE =
  /^(?: ?(?:가운데|중)|[이은으]?[^ ,]{0,4},| 이 중| 이 가운데) \p{Script=Hangul}{2,3}[은는이가] $/u

const THERE = /^[도은이가]? ?(?:있|포함)/u
const AMONG = /(?:가운데|중)(?:에|에는|에서|에서는|엔|는)? /u

// "생존자들 가운데는 홀로 탄 청소년 5명도 있었다": who they are.
function isAmongThem(lower: string, { start, end }: Range, clause: Range): boolean {
  if (!THERE.test(lower.slice(end, end + 4))) return false
  return AMONG.test(lower.slice(clause.start, start))
}

/** A bracket with a breakdown is no longer than this. */
const LONGEST_BRACKET = 60

function isInBrackets(lower: string, { start, end }: CountPhrase, from: number): boolean {
  const before = lower.slice(Math.max(0, from - 12), start)
  const after = lower.slice(end, end + LONGEST_BRACKET)
  const open = before.lastIndexOf('(')
  const close = after.indexOf(')')
  return open > before.lastIndexOf(')') && close >= 0 && !after.slice(0, close).includes('(')
}
