// Numbers that only describe a group: women and men, children among them. They are no claims of
// their own but the breakdown of the number named last. Source: reading.md 6.
import type { Operator, RestrictionDimension } from '@tumen/claim'
import { hasPhrase, triggersIn } from './act-east.ts'
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
}

/** The share that the number states of a group, or nothing when it is a claim of its own. */
export function shareOf(
  lower: string,
  { phrase, noun, clause, from, to }: Surroundings,
  lexicon: Lexicon,
): Share | undefined {
  const { op, value } = phrase.quantity
  if (!noun.restrict || value === undefined) return undefined
  const share = { ...noun.restrict, op, value }
  const before = { start: Math.max(from, clause.start), end: phrase.start }
  const after = { start: phrase.end, end: Math.min(to, phrase.end + 12) }
  if (hasPhrase(lower, before, lexicon, 'number including')) return share
  const including = findPhrases(lexicon.index('number including'), lower, after)[0]
  if (lexicon.language === 'ko' && including) return share
  if (phraseAt(lexicon.index('number copula'), lower, { start: phrase.end, end: to })) return share
  if (isInBrackets(lower, phrase, from)) return share
  const own = { start: phrase.end, end: Math.min(clause.end, to) }
  const isPart = hasPhrase(lower, { start: from, end: phrase.start }, lexicon, 'number part-before')
  return isPart && triggersIn(lower, own, lexicon).length === 0 ? share : undefined
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
