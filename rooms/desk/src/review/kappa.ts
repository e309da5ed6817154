// How far two readers agree beyond chance: Cohen's kappa with the interval of its asymptotic error.
// Source: Cohen 1960; Fleiss, Cohen and Everitt 1969, in the simple form of Cohen.

export interface Kappa {
  value: number
  low: number
  high: number
}

const Z = 1.959963984540054

/** Of pairs of answers; nothing where chance alone would agree always. Linear in the pairs. */
export function kappaOf(pairs: readonly (readonly [string, string])[]): Kappa | undefined {
  const n = pairs.length
  const words = [...new Set(pairs.flat())]
  const share = (side: 0 | 1, word: string) =>
    pairs.filter((pair) => pair[side] === word).length / n
  const observed = pairs.filter(([a, b]) => a === b).length / n
  const chance = words.reduce((sum, word) => sum + share(0, word) * share(1, word), 0)
  if (n === 0 || chance === 1) return undefined
  const value = (observed - chance) / (1 - chance)
  const error = Math.sqrt((observed * (1 - observed)) / (n * (1 - chance) ** 2))
  return { value, low: Math.max(-1, value - Z * error), high: Math.min(1, value + Z * error) }
}
