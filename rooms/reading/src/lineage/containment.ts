// How much two sets of runs have in common. Containment, not Jaccard: an excerpt is a copy too,
// and SimHash cannot tell one from a stranger. Source: reading.md 7.

/** What two texts have in common, counted in different runs of five tokens. */
export interface Overlap {
  /** Runs of the first text, and of the second. */
  a: number
  b: number
  shared: number
  /** Shared runs as a share of the shorter text's; 0 when one has none. */
  containment: number
  /** Shared runs as a share of all. */
  jaccard: number
}

/** Counts what two sets share, exactly. */
export function overlapOf(a: ReadonlySet<number>, b: ReadonlySet<number>): Overlap {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const key of few) if (many.has(key)) shared++
  const all = a.size + b.size - shared
  return {
    a: a.size,
    b: b.size,
    shared,
    containment: few.size === 0 ? 0 : shared / few.size,
    jaccard: all === 0 ? 0 : shared / all,
  }
}
