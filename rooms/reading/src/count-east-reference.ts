// What a Korean or Chinese number refers to: a part of a group, the rest, others, the same
// people. Source: reading.md 6, last rows.
import { type CountPhrase, isWordStart } from './count-east-phrase.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Reference } from './proposal.ts'

/** A mark of reference before a number. */
export interface ReferenceMark {
  how: Reference
  /** Where the words of the number begin when the mark belongs to them. */
  start: number
}

const MARKS: readonly { section: string; how: Reference; gap: number; isOwn: boolean }[] = [
  { section: 'number rest-before', how: 'remainder', gap: 10, isOwn: true },
  { section: 'number further-before', how: 'further', gap: 2, isOwn: false },
  { section: 'number other-before', how: 'other', gap: 3, isOwn: false },
  { section: 'number all-before', how: 'all_of', gap: 0, isOwn: true },
  { section: 'number same-before', how: 'same', gap: 1, isOwn: true },
  { section: 'number restated-before', how: 'restatement', gap: 3, isOwn: false },
]
const LOOK_BACK = 24

/**
 * The mark before the phrase. `from` is where its sentence, or the words since the number before
 * it, begin. A mark of a part may stand anywhere in between, others stand close.
 */
export function referenceMark(
  lower: string,
  phrase: CountPhrase,
  from: number,
  lexicon: Lexicon,
): ReferenceMark | undefined {
  const window = { start: Math.max(from, phrase.start - LOOK_BACK), end: phrase.start }
  for (const { section, how, gap, isOwn } of MARKS) {
    const mark = findPhrases(lexicon.index(section), lower, window).at(-1)
    if (!mark || phrase.start - mark.end > gap || !isWordStart(lower, mark.start, lexicon)) continue
    return { how, start: isOwn ? mark.start : phrase.start }
  }
  const part = findPhrases(lexicon.index('number part-before'), lower, {
    start: from,
    end: phrase.start,
  }).at(-1)
  if (part && isWordStart(lower, part.start, lexicon) && !isOfThings(lower, part.end, lexicon))
    return { how: 'part_of', start: phrase.start }
  return phrase.isAll ? { how: 'all_of', start: phrase.start } : undefined
}

const NUMBER = /^ ?[\d一二两三四五六七八九十百千만천백한두세네다섯여섯]{1,5} ?/

// "其中一艘渔船抗拒登检": one of the ships, not of the people.
function isOfThings(lower: string, at: number, lexicon: Lexicon): boolean {
  const number = NUMBER.exec(lower.slice(at, at + 8))?.[0]
  if (number === undefined) return false
  const start = at + number.length
  return phraseAt(lexicon.index('number thing'), lower, { start, end: start + 2 }) !== undefined
}

/** How far the word for "among" may stand from the whole. */
const NEAR = 12
/** A word that only begins like "among": 中心. */
const LONGEST_WORD = 4

/** The words between a whole and its part: 14명 중 2명, 60名脱北者中有5人. */
export function isWholeOf(
  lower: string,
  whole: CountPhrase,
  part: CountPhrase,
  lexicon: Lexicon,
): boolean {
  const between = { start: whole.end, end: part.start }
  if (between.end - between.start > LOOK_BACK) return false
  const within = { start: between.start, end: between.end + LONGEST_WORD }
  const among = findPhrases(lexicon.index('number among'), lower, within).find(
    ({ end, means }) => means !== '-' && end <= between.end,
  )
  if (!among || among.start > whole.end + NEAR || !isWordStart(lower, among.start, lexicon))
    return false
  // "어린이 중" holds no "이 중".
  const mark = findPhrases(lexicon.index('number part-before'), lower, between).find(({ start }) =>
    isWordStart(lower, start, lexicon),
  )
  if (mark && mark.end >= among.end) return false
  const acts = findPhrases(lexicon.index('act trigger'), lower, between)
  if (lexicon.language !== 'zh') return acts.length === 0
  // 31名人质中有4人: a weak word says who they are; 65名工人中(带走39人,…): the brackets tell of parts.
  const isOpen = lower[among.end] === '('
  return acts.every(({ start, means }) =>
    start < among.start ? /weak$|^-$/.test(means) : isOpen && start >= among.end,
  )
}

const LARGEST = Number.MAX_SAFE_INTEGER

function mostOf({ quantity }: Draft): number {
  const { value, high } = quantity?.value ?? {}
  return value ?? high ?? LARGEST
}

// "그중 8명은 …, 20명은 …. 나머지 3명": the whole of the parts that were told of last.
function wholeOf(candidates: readonly Draft[], at: number): number | undefined {
  const sentence = candidates[at]?.sentence
  for (let n = at; candidates[n]?.sentence === sentence && n >= 0; n--) {
    const part = candidates[n]?.refersTo
    if (part?.how === 'part_of') return part.draft
    if (part !== undefined) return undefined
  }
  return undefined
}

/** The draft that the number refers to: the nearest that can be it, within two paragraphs. */
export function referredDraft(
  how: Reference,
  value: number | undefined,
  candidates: readonly Draft[],
): number | undefined {
  const fits = (draft: Draft) =>
    how === 'restatement' ||
    (how === 'same' || how === 'all_of'
      ? value !== undefined && draft.quantity?.value.value === value
      : value === undefined || mostOf(draft) > value)
  const at = candidates.findLastIndex((draft) => draft.quantity && fits(draft))
  if (at < 0) return undefined
  return how === 'remainder' ? (wholeOf(candidates, at) ?? at) : at
}
