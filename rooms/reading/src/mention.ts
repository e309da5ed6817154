// Which of the times or places in a sentence belongs to which number: the nearest in its own
// clause, not one that another number owns, and the one at the head of the sentence for all.
// Source: reading.md 2; the case of several numbers in one list is a choice.
import type { Context, Draft } from './draft.ts'
import { findPhrases, type PhraseIndex } from './phrase-index.ts'
import { isInside, type Range } from './source-text.ts'

/** How a mention came to a number: its own, or one that it shares with others. */
export type Belonging = 'own' | 'leading' | 'next' | 'previous' | 'subordinate'

/** A mention with how it belongs to the number. */
export interface OwnMention<M extends Range> {
  mention: M
  how: Belonging
}

/** The number, and what stands around it in its sentence. */
export interface Surroundings {
  lower: string
  sentence: Range
  clause: Range
  /** The number with its hedge. */
  number: Range
  /** The word of the act, where one was found. */
  trigger?: Range | undefined
  /** The other numbers of the sentence, in order. */
  rivals: readonly Range[]
  /** Words after which another clause begins. */
  subordinators: PhraseIndex
  /** What stands before a number belongs to it, as in Korean and Chinese. */
  isHeadLast: boolean
}

/** What stands around the number of a draft. */
export function surroundingsOf(draft: Draft, { text, lexicon, drafts, at }: Context): Surroundings {
  const sentence = text.sentences[draft.sentence] ?? draft.clause
  const trigger = draft.act?.range
  return {
    lower: text.lower,
    sentence,
    clause: draft.clause,
    number: draft.range,
    rivals: rivalsOf(drafts, at),
    subordinators: lexicon.index('time subordinator'),
    isHeadLast: text.language !== 'en',
    trigger: trigger && isInside(trigger, sentence) ? trigger : undefined,
  }
}

function rivalsOf(drafts: readonly Draft[], at: number): Range[] {
  const own = drafts[at]
  if (!own) return []
  const isRival = ({ quantity, range }: Draft) =>
    quantity !== undefined && (range.end <= own.range.start || range.start >= own.range.end)
  let first = at
  while (drafts[first - 1]?.sentence === own.sentence) first--
  let end = at + 1
  while (drafts[end]?.sentence === own.sentence) end++
  return drafts
    .slice(first, end)
    .filter(isRival)
    .map(({ range }) => range)
}

const ORDER: Record<Belonging, number> = {
  own: 0,
  leading: 1,
  next: 2,
  previous: 3,
  subordinate: 4,
}

// Where the head comes last, a mention before the last number holds for the next one, too.
function orderOf(how: Belonging, { isHeadLast }: Surroundings): number {
  return isHeadLast && how === 'previous' ? 0.5 : ORDER[how]
}

/** What a mention outside the clause of the number costs, in units of text. */
const OTHER_CLAUSE = 60

/** The mentions of the sentence with how they belong to the number, the best one first. */
export function mentionsFor<M extends Range>(
  mentions: readonly M[],
  around: Surroundings,
): OwnMention<M>[] {
  return mentions
    .map((mention) => ({ mention, how: belonging(mention, around), cost: costOf(mention, around) }))
    .sort((a, b) => orderOf(a.how, around) - orderOf(b.how, around) || a.cost - b.cost)
    .map(({ mention, how }) => ({ mention, how }))
}

function belonging(mention: Range, around: Surroundings): Belonging {
  const { number, rivals } = around
  const isAfter = mention.start >= number.end
  const isBetween = (rival: Range) =>
    isAfter
      ? rival.start >= number.end && rival.end <= mention.start
      : rival.start >= mention.end && rival.end <= number.start
  if (rivals.some(isBetween)) {
    if (isAfter) return 'next'
    return rivals.some((rival) => rival.end <= mention.start) ? 'previous' : 'leading'
  }
  if (isSubordinate(mention, around, isAfter)) return 'subordinate'
  return isAfter ? ownAfter(mention, around) : ownBefore(mention, around)
}

const SEPARATOR = /[,;、]|\band\b|\bwhile\b|(?:지만|으나|는데|면서|[고며]) /u

function isSeparate({ lower }: Surroundings, start: number, end: number): boolean {
  return SEPARATOR.test(lower.slice(start, end))
}

// "86 in October and a further 50": the time stands with the number before the comma.
function ownAfter(mention: Range, around: Surroundings): Belonging {
  const next = around.rivals.find(({ start }) => start >= mention.end)
  if (!next) return 'own'
  const isLater = isSeparate(around, around.number.end, mention.start)
  if (around.isHeadLast && isLater) return 'next'
  const isNext = (around.isHeadLast || isLater) && !isSeparate(around, mention.end, next.start)
  return isNext ? 'next' : 'own'
}

function ownBefore(mention: Range, around: Surroundings): Belonging {
  const last = around.rivals.findLast(({ end }) => end <= mention.start)
  if (!last) return 'own'
  const isLast =
    isSeparate(around, mention.end, around.number.start) &&
    !isSeparate(around, last.end, mention.start)
  return isLast ? 'previous' : 'own'
}

// In a clause that begins after the number and its act, or in one that a comma ends before them.
function isSubordinate(mention: Range, around: Surroundings, isAfter: boolean): boolean {
  const { lower, number, sentence, subordinators, trigger } = around
  if (isAfter) {
    // A sentence that ended inside a quotation.
    if (/[。!?]/.test(lower.slice(number.end, mention.start))) return true
    const from = Math.max(number.end, trigger && trigger.end <= mention.start ? trigger.end : 0)
    return findPhrases(subordinators, lower, { start: from, end: mention.start }).length > 0
  }
  if (!lower.slice(mention.end, number.start).includes(',')) return false
  const head = { start: sentence.start, end: mention.start }
  return findPhrases(subordinators, lower, head).length > 0
}

function costOf(mention: Range, { number, clause, trigger }: Surroundings): number {
  const away = Math.min(distance(mention, number), trigger ? distance(mention, trigger) : 1e6)
  return away + (isInside(mention, clause) ? 0 : OTHER_CLAUSE)
}

function distance(a: Range, b: Range): number {
  return a.start >= b.end ? a.start - b.end : Math.max(0, b.start - a.end)
}
