// Places of an English sentence that are not those of a number in it: of the other half of a
// headline, of whoever is cited behind it, and where people only wish to go.
// Source: reading.md 2, Place; a choice.
import type { Context, Draft } from './draft.ts'
import type { PlaceMention } from './place-mention.ts'
import { isReturn, MOVES } from './place-rank.ts'
import { wordPattern } from './word-pattern.ts'

/** The places without those of others. */
export function withoutForeign(
  named: readonly PlaceMention[],
  draft: Draft,
  { text }: Pick<Context, 'text'>,
): readonly PlaceMention[] {
  const { range, sentence, act } = draft
  const isHeadline = text.sentences[sentence]?.position === 'headline'
  const isForeign = (one: PlaceMention) => {
    const [from, to] = one.start < range.start ? [one.end, range.start] : [range.end, one.start]
    const between = text.lower.slice(from, Math.max(from, to))
    if (isHeadline && between.includes('; ')) return true
    if (one.start > range.end && CITED.test(between)) return true
    const isMoved = act !== undefined && (MOVES.has(act.value) || isReturn(act.value))
    const isGoal = one.way === 'to' && !isMoved
    return isGoal && WISH.test(text.lower.slice(Math.max(0, one.start - LONGEST_WISH), one.start))
  }
  return named.some(isForeign) ? named.filter((one) => !isForeign(one)) : named
}

/** "…, according to an official from X": where the speaker is. */
const CITED = wordPattern('en', String.raw`\b{place cited}\b`)

/** "Weavers hoping to move to X", "exile to X". */
const WISH = wordPattern(
  'en',
  String.raw`\b{place wish} (?:to [a-z]{2,10} )?(?:back )?(?:to|into|towards?|for) (?:the )?$`,
)

const LONGEST_WISH = 40
