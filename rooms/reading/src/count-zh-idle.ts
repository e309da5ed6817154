// Chinese numbers that count nobody anew: whose people were counted before and are only described
// (这5人身份特殊), a whole of which only parts are told, how many at a time, who was asked.
// Source: reading.md 6; vectors/reading.
import { triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import type { Lexicon } from './lexicon.ts'
import { wordPattern } from './word-pattern.ts'

/** The words of a sentence, and the values of the numbers told before. */
interface Told {
  lower: string
  lexicon: Lexicon
  values: readonly (number | undefined)[]
}

const POINTED = /[这该]$/u
/** 以8人为一批: how many at a time. */
const BATCH = /^为(?:一|单位|限|上限|准)/u
const BATCH_BEFORE = /以$/u
/** 对8名渔民的采访: who was asked. */
const ASKED = wordPattern('zh', '^[^,。;]{0,24}?的?{number inquiry}')
const ASKED_BEFORE = /(?:对|基于|根据|通过)[^,。;]{0,14}$/u

/** Whether the number counts nobody anew. */
export function isIdleZh(
  { lower, lexicon, values }: Told,
  { phrase, clause, to }: Surroundings,
): boolean {
  if (lexicon.language !== 'zh') return false
  const before = lower.slice(Math.max(clause.start, phrase.start - LOOK_BACK), phrase.start)
  const after = lower.slice(phrase.end, clause.end)
  if (BATCH_BEFORE.test(before) && BATCH.test(after)) return true
  const own = triggersIn(lower, { start: phrase.end, end: Math.min(to, clause.end) }, lexicon)
  if (ASKED_BEFORE.test(before) && ASKED.test(after) && own.every(({ isWeak }) => isWeak))
    return true
  const isAgain = POINTED.test(before) && values.includes(phrase.quantity.value)
  if (!isAgain || own.length > 0 || !DESCRIBED.test(after)) return false
  // 这5人是在逃往南岸时被捕的
  if (!/^[^,。;]{0,6}?[是为]/u.test(after)) return true
  return triggersIn(lower, { start: phrase.end, end: to }, lexicon).every(({ isWeak }) => isWeak)
}

/** 这5人为3男2女, 这5名伤者包括…, 这5人的证件. */
const DESCRIBED = wordPattern('zh', '^[^,。;]{0,6}?(?:的|为|是|均|皆|都|{number description})')

const LOOK_BACK = 16

/** 在被绑架的65名工人中: a whole that is only described, whose parts are told. */
export function isOnlyWhole(lower: string, { start }: { start: number }): boolean {
  return lower.charAt(start - 1) === '的'
}
