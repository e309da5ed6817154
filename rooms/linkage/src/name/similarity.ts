// How alike two strings are, letter by letter: Jaro's measure and Winkler's, counted in characters
// and not in bytes, so that one changed Hangul syllable is one difference and not three.
// Sources: Jaro 1989, Winkler 1990; names.md 9.4, linkage.md 4.1.

const PREFIX_WEIGHT = 0.1
const LONGEST_PREFIX = 4

function matched(a: readonly string[], b: readonly string[]): { left: string[]; right: string[] } {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const left: string[] = []
  for (const [i, character] of a.entries()) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] === 1 || b[j] !== character) continue
      taken[j] = 1
      left.push(character)
      break
    }
  }
  return { left, right: b.filter((_, j) => taken[j] === 1) }
}

function jaroOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const { left, right } = matched(a, b)
  const met = left.length
  if (met === 0) return 0
  const moved = left.filter((character, i) => right[i] !== character).length / 2
  return (met / a.length + met / b.length + (met - moved) / met) / 3
}

/**
 * Jaro's similarity of two strings, 0 to 1, by code point. Two empty strings are alike (1), an
 * empty and another are not (0). Not folded: upper and lower case differ.
 */
export function jaro(a: string, b: string): number {
  return jaroOf([...a], [...b])
}

/**
 * Jaro's similarity, raised for a common beginning of up to four characters by a tenth each of
 * what is missing to 1. Without a threshold below which nothing is raised.
 */
export function jaroWinkler(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  const alike = jaroOf(left, right)
  const most = Math.min(LONGEST_PREFIX, left.length, right.length)
  let prefix = 0
  while (prefix < most && left[prefix] === right[prefix]) prefix++
  return alike + prefix * PREFIX_WEIGHT * (1 - alike)
}
