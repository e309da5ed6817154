// How a Korean word for an act stands in its clause, by its ending and what follows: as a verb of
// the clause, before a noun that it describes, or beside the verb ("after being arrested").
import type { Standing, Trigger } from './act-trigger.ts'
import { endsInL, endsInN } from './korean-verb.ts'
import type { Lexicon } from './lexicon.ts'
import { phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

const HANGUL = /\p{Script=Hangul}/u
const LONGEST_WORD = 20

/** The whole word in which the trigger begins. */
export function wordOf(lower: string, { start, end }: Range): Range {
  let to = end
  while (to < end + LONGEST_WORD && HANGUL.test(lower.charAt(to))) to++
  return { start, end: to }
}

/** The standing of the trigger in its clause. */
export function standingKo(lower: string, trigger: Trigger, lexicon: Lexicon): Standing {
  const tail = { start: trigger.end, end: wordOf(lower, trigger).end }
  const next = lower[tail.end] === ' ' ? tail.end + 1 : tail.end
  const has = (section: string, start: number) => isWordOf(lower, start, lexicon, section)
  if (has('act after-word', next) || has('act after-word', tail.start)) return 'aside'
  if (isAside(lower, tail, trigger, lexicon)) return 'aside'
  if (isFirstOfTwo(lower, tail, lexicon)) return 'aside'
  if (!isBeforeNoun(lower, tail, trigger, lexicon)) return 'main'
  return has('act whole-noun', next) ? 'main' : 'modifier'
}

const JOINED = /[혀려]$/

// "잡혀 북송됐다": caught only to be sent back.
function isFirstOfTwo(lower: string, { start, end }: Range, lexicon: Lexicon): boolean {
  if (lower[end] !== ' ' || !JOINED.test(lower.slice(start - 1, end))) return false
  const next = { start: end + 1, end: end + LONGEST_WORD }
  const found = phraseAt(lexicon.index('act joined-return'), lower, next)
  return found !== undefined
}

// The listed word with at most a particle.
function isWordOf(lower: string, start: number, lexicon: Lexicon, section: string): boolean {
  const match = phraseAt(lexicon.index(section), lower, { start, end: start + LONGEST_WORD })
  if (!match) return false
  const after = lower.charAt(match.end)
  const end = match.end + 1
  const particle = phraseAt(lexicon.index('act particle'), lower, { start: match.end, end })
  return !HANGUL.test(after) || particle !== undefined
}

// "건너다 붙잡혔다", "고문으로 숨졌다": the word ends as what stands beside a verb does.
function isAside(lower: string, tail: Range, { isVerb }: Trigger, lexicon: Lexicon): boolean {
  if (lower[tail.end] !== ' ') return false
  const end = tail.end + LONGEST_WORD
  if (phraseAt(lexicon.index('act suffering'), lower, { start: tail.start, end })) return false
  const isWhole = phraseAt(lexicon.index('act aside-noun'), lower, tail)?.end === tail.end
  if (!isVerb && isWhole) return true
  return isDone(lower, tail, isVerb, lexicon) && endsWith(lower, tail, 'act aside-verb', lexicon)
}

function isDone(lower: string, tail: Range, isVerb: boolean, lexicon: Lexicon): boolean {
  return isVerb || phraseAt(lexicon.index('act doing'), lower, tail) !== undefined
}

function endsWith(lower: string, tail: Range, section: string, lexicon: Lexicon): boolean {
  const index = lexicon.index(section)
  for (let start = tail.start; start < tail.end; start++)
    if (phraseAt(index, lower, { start, end: tail.end })?.end === tail.end) return true
  return false
}

function isBeforeNoun(lower: string, tail: Range, { start, isVerb }: Trigger, lexicon: Lexicon) {
  if (endsWith(lower, tail, 'act quoting', lexicon)) return false
  const word = lower.slice(start, tail.end)
  return isDone(lower, tail, isVerb, lexicon) && (endsInN(word) || endsInL(word))
}
