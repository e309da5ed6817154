// How often a name is, when a spelling may stand for several: the share of records that have its
// most frequent key. A rare name that agrees says more. Source: names.md 12.
import type { NameKey } from './name-key.ts'

const WEIGHT = 0.8
const LEAST_SHARE = 0.025

/** Surname and given name of a key as one text. */
export function keyText({ surname, given }: NameKey): string {
  return `${surname}|${given}`
}

function ownTexts(keys: readonly NameKey[]): Set<string> {
  return new Set(keys.filter(({ guessed }) => !guessed).map(keyText))
}

/**
 * Of each key the share of records that have it. Takes the keys of every record, names or not, or
 * those of each name with how many `records` have it.
 */
export function keyShares(
  names: readonly (readonly NameKey[])[],
  records: readonly number[] = names.map(() => 1),
): Map<string, number> {
  const counts = new Map<string, number>()
  let all = 0
  for (const [x, keys] of names.entries()) {
    const own = records[x] as number
    all += own
    for (const text of ownTexts(keys)) counts.set(text, (counts.get(text) ?? 0) + own)
  }
  return new Map([...counts].map(([text, n]) => [text, n / all]))
}

/** The largest share of the keys of a name; 0 for a name without keys. */
export function nameShare(keys: readonly NameKey[], shares: ReadonlyMap<string, number>): number {
  let most = 0
  for (const text of ownTexts(keys)) most = Math.max(most, shares.get(text) ?? 0)
  return most
}

/**
 * What the rarity of two names that agree at level 4 or 5 adds to the weight of their pair, in
 * bits; negative for a name that is more frequent than agreement by chance. `a` and `b` are their
 * shares, `chance` is u of the levels 4 and 5 together, above 0.
 */
export function rarityWeight(a: number, b: number, chance: number): number {
  return WEIGHT * Math.log2(chance / Math.max(a, b, LEAST_SHARE * chance))
}
