// How large groups are, and how many pairs lie within them.

/** How many members each group has; groups are named by any number. */
export function groupSizes(ids: Int32Array | Float64Array): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const id of ids) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  return sizes
}

/** The number of pairs of two members of one group. */
export function pairsWithin(sizes: ReadonlyMap<number, number>): number {
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}
