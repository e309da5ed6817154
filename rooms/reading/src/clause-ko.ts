// Korean clauses: a verb with a connective or quoting ending closes one. Endings are data; a
// clause holds the verb that closes it, for Korean verbs come last.
import { isBracket } from './clause-bracket.ts'
import type { Lexicon } from './lexicon.ts'
import { mayEndAt, phraseAt, unitAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

const BREAKS = new Set([';', '…', '·', '\n'])
/** All marks and spaces that may part clauses lie before this unit, all Korean letters behind. */
const FIRST_OF_EAST = 0x3000
const LONGEST_ENDING = 4
const TOPIC = /[은는이가] $/
/** 넘고, 이르고: a verb before a comma; no noun like 사고. */
const AND = wordPattern('ko', '{clause verb-stem}고$')

/** The clauses of a Korean sentence, in order; together they cover it. */
export function clausesKo(lower: string, sentence: Range, lexicon: Lexicon): Range[] {
  const clauses: Range[] = []
  let start = sentence.start
  for (let at = sentence.start; at < sentence.end; at++) {
    if (unitAt(lower, at) >= FIRST_OF_EAST) continue
    if (!isBreak(lower, at, { start, end: sentence.end }, lexicon)) continue
    clauses.push({ start, end: at + 1 })
    start = at + 1
  }
  if (start < sentence.end) clauses.push({ start, end: sentence.end })
  return clauses
}

function isBreak(lower: string, at: number, { start }: Range, lexicon: Lexicon): boolean {
  const unit = lower.charAt(at)
  if (BREAKS.has(unit) || isBracket(lower, at)) return true
  // 막심은 "좁은 방에 …": what is said is a clause of its own.
  if (unit === '"' && lower.charAt(at - 1) === ' ' && TOPIC.test(lower.slice(start, at)))
    return true
  if (unit !== ' ' && unit !== ',') return false
  if (unit === ',' && AND.test(lower.slice(Math.max(start, at - LONGEST_ENDING), at))) return true
  const endings = lexicon.index('clause ending')
  if (!mayEndAt(endings, lower, at)) return false
  for (let length = 2; length <= LONGEST_ENDING; length++) {
    const from = at - length
    if (from <= start || phraseAt(endings, lower, { start: from, end: at })?.end !== at) continue
    return !isInnerEnding(lower, at, lexicon)
  }
  return false
}

// "-고 있다" goes on with the same verb.
function isInnerEnding(lower: string, at: number, lexicon: Lexicon): boolean {
  const inner = lexicon.index('clause not-ending')
  for (let start = at - LONGEST_ENDING; start < at; start++)
    if ((phraseAt(inner, lower, { start, end: at + LONGEST_ENDING })?.end ?? 0) >= at) return true
  return false
}
