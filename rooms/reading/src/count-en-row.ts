// A row of English numbers that adds up to a number told before says who those were: "held 31 monks
// … led 20 women and 11 men to a barn". They are its breakdown and no claims.
// Source: reading.md 6; how near the sum must come is a choice.
import type { RestrictionDimension } from '@tumen/claim'
import { englishSentence } from './act-en-predicate.ts'
import { rolesOf, wordsIn } from './act-en-role.ts'
import type { CountQuantity, Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** Numbers, and sentences, back to which the whole is looked for. */
const NUMBERS = 8
const SENTENCES = 6

/** From so many people on a sum is no chance. */
const LEAST = 3

/** By how much a sum may go beyond a whole that is told as "more than 300". */
const BEYOND = 1.02

/** Between the numbers of a row: nothing but where they are from, and the link. */
const LINK = /^(?: from (?:the )?[\p{Lu}][\p{L}.' -]{1,40}?)?(?:,| and|, and|,? as well as) $/u

/** The noun of a number: "19 men, 8 women". */
const NOUN = /^ [\p{L}-]+/u

/** Takes the last row of a sentence from the drafts where it is the breakdown of a whole. */
export function dropRowOfWhole(
  drafts: Draft[],
  from: number,
  { text, lexicon }: { text: PreparedText; lexicon: Lexicon },
): void {
  const first = rowFrom(drafts, from, text)
  const last = drafts.at(-1)
  if (drafts.length - first < 2 || !last) return
  // "The 12 women and nine men were jailed": told of with a verb of their own.
  const sentence = englishSentence(text, lexicon, last.sentence)
  const [main] = rolesOf(sentence, last.range).mains
  const [head] = wordsIn(sentence.words, drafts[first]?.range ?? last.range)
  // "The group of 12 women and nine men": no parts by themselves.
  const isGroup = sentence.words[head - 1]?.detail === 'of'
  if (!isGroup && main?.isFinite && main.isPassive && main.act && main.act !== 'other') return
  const row = drafts.slice(first)
  const whole = wholeOf(sumOf(row, first), drafts, first)
  if (!whole?.quantity) return
  const own = whole.quantity.value
  const shares = row.flatMap(shareOf)
  const { breakdown = [] } = own
  if (shares.length > 0) whole.quantity.value = { ...own, breakdown: [...breakdown, ...shares] }
  drafts.length = first
}

// The first of the last numbers of the sentence that stand in one row.
function rowFrom(drafts: readonly Draft[], from: number, { source: { text } }: PreparedText) {
  let first = drafts.length - 1
  while (first > from) {
    const [before, next] = [drafts[first - 1], drafts[first]]
    if (!before || !next) break
    const between = text.slice(before.range.end, next.range.start)
    if (!LINK.test(between) && !LINK.test(between.replace(NOUN, ''))) break
    first--
  }
  return first
}

// Nothing where one of them is open or refers to people beyond the row and its whole.
function sumOf(row: readonly Draft[], first: number): number | undefined {
  const values = row.map(({ quantity, refersTo }) => {
    const isFree = !refersTo || refersTo.draft >= first
    return quantity?.value.op === 'exactly' && isFree ? quantity.value.value : undefined
  })
  return values.reduce((sum, value) => (sum === undefined ? sum : value && sum + value), 0)
}

function wholeOf(
  sum: number | undefined,
  drafts: readonly Draft[],
  first: number,
): Draft | undefined {
  const sentence = drafts[first]?.sentence ?? 0
  if (sum === undefined || sum < LEAST) return undefined
  return drafts.slice(Math.max(0, first - NUMBERS), first).findLast((one) => {
    const isNear = one.sentence < sentence && sentence - one.sentence <= SENTENCES
    return isNear && one.quantity && isSum(one.quantity.value, sum)
  })
}

function isSum({ op, value }: CountQuantity, sum: number): boolean {
  if (value === undefined || value === sum) return value === sum
  const isOpen = op === 'more_than' || op === 'at_least' || op === 'about'
  return isOpen && sum > value && sum <= value * BEYOND
}

function shareOf({ restrict, quantity }: Draft) {
  const [of] = restrict ?? []
  const value = quantity?.value.value
  if (!of || value === undefined) return []
  const { by, label } = of as { by: RestrictionDimension; label: string }
  return [{ by, label, op: 'exactly' as const, value }]
}
