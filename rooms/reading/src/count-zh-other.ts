// Another count of what was told of last: 该组织公布的名单则有1291人. Source: reading.md 6.
import type { Context, Draft } from './draft.ts'

const INSTEAD = /则(?:只|仅|共)?(?:有|为|是|达|列)$/

/** The number that somebody else counts otherwise here: the last that is no part of another. */
export function countOfOther(draft: Draft, { text, drafts, at }: Context): Draft | undefined {
  const words = text.lower.slice(draft.clause.start, draft.range.start)
  if (text.language !== 'zh' || !INSTEAD.test(words)) return undefined
  const isWhole = ({ quantity, refersTo }: Draft) => quantity && refersTo?.how !== 'part_of'
  return drafts.slice(Math.max(0, at - NEAR), at).findLast(isWhole)
}

/** Numbers back to which the other count may stand. */
const NEAR = 6
