// Who is where people are held, in Korean and Chinese: "유치장에 34명이 있었다", 囚室塞进三十人. The
// place says that they are held, the verb only that they are there. Source: reading.md 2, Act.
import type { Act } from '@tumen/claim'
import { hasPhrase } from './act-east.ts'
import { aheadOf } from './act-ko-plan.ts'
import { triggersIn } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Filled } from './proposal.ts'
import { wordPattern } from './word-pattern.ts'

/** Signs before a number in which its place stands. */
const NEAR = 22
/** Between a Korean place and its number: its particle, a narrower place, a time. */
const LINK_KO = /^[^에,.]{0,4}(?:에|에는|에만|에서|에서는|에서만|엔)(?= )[^,.]{0,14}$/u
/** Between a Korean place and a number of those who are said to be in it. */
const IN_KO = wordPattern('ko', `^['"]?에 {act being-in} [^,.]{0,14}$`)
/** Between a Chinese place and its number: that so many are in it. */
const LINK_ZH = wordPattern('zh', '^[^,。;]{0,6}{act being-in}[^,。;]{0,6}$')
/** A Chinese clause that ends with its number, but for a noun. */
const END_ZH = /^[^,。;]{0,3}(?:[,。;]|$)/u

/** The act of a draft whose clause says no more than that people are in such a place. */
export function heldAt(
  { range, clause }: Draft,
  { text, lexicon }: Context,
): Filled<Act> | undefined {
  const before = { start: Math.max(clause.start, range.start - NEAR), end: range.start }
  const place = findPhrases(lexicon.index('act held-at'), text.lower, before).at(-1)
  if (!place) return undefined
  const words = text.lower.slice(place.end, range.start)
  const isIn = lexicon.language === 'ko' && IN_KO.test(words)
  const link = lexicon.language === 'ko' ? LINK_KO : LINK_ZH
  if (!isIn && !link.test(words)) return undefined
  const after = { start: range.end, end: clause.end }
  const isElse = triggersIn(text.lower, after, lexicon).some(
    (one) => one.act !== 'other' && !one.isWeak && !(isIn && aheadOf(one, { text, lexicon })),
  )
  const isThere =
    isIn ||
    (lexicon.language === 'zh'
      ? END_ZH.test(text.lower.slice(after.start, after.end))
      : hasPhrase(text.lower, after, lexicon, 'act staying'))
  if (isElse || !isThere) return undefined
  return { value: place.means as Act, rules: ['act.held-at'], range: place }
}
