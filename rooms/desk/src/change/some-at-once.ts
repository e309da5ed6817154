// Work on many things of which some are done at once.

/**
 * Does the work for each of all, so many at once, and gives what came of it in their order. When
 * one fails no other is begun, and the first failure is thrown when none is under way.
 */
export async function someAtOnce<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T, n: number) => Promise<R>,
): Promise<R[]> {
  const made: R[] = []
  const failed: unknown[] = []
  const left = all.entries()
  const turn = async () => {
    for (const [n, one] of left) {
      try {
        made[n] = await work(one, n)
      } catch (error) {
        failed.push(error)
      }
      if (failed.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: most }, turn))
  if (failed.length > 0) throw failed[0]
  return made
}
