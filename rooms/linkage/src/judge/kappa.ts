// Agreement of two readers beyond chance. Source: Cohen, A coefficient of agreement for nominal
// scales, 1960.

/** κ with what was observed and expected, and the number of items that both readers saw. */
export interface Agreement {
  readonly kappa: number
  readonly observed: number
  readonly expected: number
  readonly items: number
}

/** Cohen's κ of pairs of verdicts; nothing when there are none or chance alone agrees always. */
export function cohensKappa<V extends string>(
  verdicts: readonly (readonly [V, V])[],
): Agreement | undefined {
  const items = verdicts.length
  const first = new Map<V, number>()
  const second = new Map<V, number>()
  let agreed = 0
  for (const [one, other] of verdicts) {
    first.set(one, (first.get(one) ?? 0) + 1)
    second.set(other, (second.get(other) ?? 0) + 1)
    if (one === other) agreed += 1
  }
  let chance = 0
  for (const [verdict, count] of first) chance += count * (second.get(verdict) ?? 0)
  const observed = agreed / items
  const expected = chance / items ** 2
  if (items === 0 || expected === 1) return undefined
  return { kappa: (observed - expected) / (1 - expected), observed, expected, items }
}
