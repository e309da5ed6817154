// What a reader should see first of the statements that a figure uses.

import { compareText } from '../scope/order.ts'
import type { Effect, Explanation, UsedClaim } from './answer.ts'

/** What a statement sets, from that which matters most to a reader. */
const EFFECTS: readonly Effect[] = ['low', 'high', 'best', 'whole', 'support']
/** So many of them stand before the sides of a contradiction. */
const ENDS = 3

/**
 * The first `most` of the used statements: those on which the numbers rest, then the sides of
 * contradictions, then the others; those of one origin together, by the day of publication.
 */
export function usedByWeight(
  { used, contradictions }: Pick<Explanation, 'used' | 'contradictions'>,
  publishedOn: (claim: string) => string | undefined,
  most: number,
): UsedClaim[] {
  const disputed = new Set(
    contradictions.flatMap(({ left, right }) => [...left.claims, ...right.claims]),
  )
  const rankOf = ({ claim, sets }: UsedClaim): number => {
    const first = EFFECTS.findIndex((effect) => sets.includes(effect))
    if (first >= 0 && first < ENDS) return first
    if (disputed.has(claim)) return ENDS
    return first < 0 ? EFFECTS.length + 1 : first + 1
  }
  const compare = (a: UsedClaim, b: UsedClaim): number =>
    compareText(a.origin, b.origin) ||
    compareText(publishedOn(a.claim) ?? '', publishedOn(b.claim) ?? '') ||
    compareText(a.claim, b.claim)
  const ranks: UsedClaim[][] = Array.from({ length: EFFECTS.length + 2 }, () => [])
  for (const one of used) ranks[rankOf(one)]?.push(one)
  const first: UsedClaim[] = []
  for (const same of ranks) first.push(...firstOf(same, most - first.length, compare))
  return first
}

/** The first of a list in order, without ordering the rest. */
function firstOf<T>(items: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = []
  for (const item of most > 0 ? items : []) {
    if (first.length === most && compare(item, first[most - 1] as T) >= 0) continue
    const at = first.findIndex((one) => compare(item, one) < 0)
    first.splice(at < 0 ? first.length : at, 0, item)
    if (first.length > most) first.pop()
  }
  return first
}
