// How alike two texts are, as conditions ask for it: by character, where databases count bytes.
// Jaro's measure rounds half moves down and Winkler's raises what is above .7 only, as DuckDB
// does, so that a list with one Korean name is not compared in another way than one without.
// Sources: Jaro 1989, Winkler 1990, Damerau 1964; rapidfuzz, in DuckDB; linkage.md 4.1.
import type { TextTest } from './condition.ts'

const PREFIX_WEIGHT = 0.1
const LONGEST_PREFIX = 4
const RAISED_ABOVE = 0.7
const MEMBER_END = ';'

/** Two texts as code points. */
type Points = readonly number[]

/** The code points of a text. */
export function pointsOf(text: string): Points {
  return Array.from(text, (character) => character.codePointAt(0) as number)
}

/**
 * For two texts a number whose bit k says whether they pass test k, at most 31 tests; each measure
 * is taken once.
 */
export function testBits(tests: readonly TextTest[]): (a: string, b: string) => number {
  const measures = [...new Set(tests.map(({ measure }) => measure))]
  return (a, b) => {
    const [left, right] = [pointsOf(a), pointsOf(b)]
    const values = new Map(
      measures.map((measure) => [
        measure,
        measure === 'share' ? sharedMembers(a, b) : MEASURES[measure](left, right),
      ]),
    )
    return tests.reduce((bits, test, k) => {
      const value = values.get(test.measure) as number
      const passes = isSimilarity(test) ? value >= test.limit : value <= test.limit
      return passes ? bits | (1 << k) : bits
    }, 0)
  }
}

function isSimilarity({ measure }: TextTest): boolean {
  return measure === 'share' || measure in SIMILAR
}

const SIMILAR = { jaro: jaroSimilarity, jaro_winkler: jaroWinklerSimilarity, jaccard }
const MEASURES = { ...SIMILAR, levenshtein, damerau, hamming }

/** How many members two lists have in common; members end at a semicolon. */
function sharedMembers(a: string, b: string): number {
  const members = (text: string) =>
    new Set(
      text
        .split(MEMBER_END)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    )
  const mine = members(a)
  return [...members(b)].filter((one) => mine.has(one)).length
}

/** Jaro's similarity, 0 to 1; moves are halved and rounded down. */
export function jaroSimilarity(a: Points, b: Points): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Uint8Array(b.length)
  const left: number[] = []
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] === 1 || b[j] !== a[i]) continue
      taken[j] = 1
      left.push(a[i] as number)
      break
    }
  }
  const met = left.length
  if (met === 0) return 0
  const right = b.filter((_, j) => taken[j] === 1)
  const moved = Math.floor(left.filter((point, i) => right[i] !== point).length / 2)
  return (met / a.length + met / b.length + (met - moved) / met) / 3
}

/** Jaro's similarity, raised for a common beginning of up to four where it is above .7. */
export function jaroWinklerSimilarity(a: Points, b: Points): number {
  const alike = jaroSimilarity(a, b)
  if (alike <= RAISED_ABOVE) return alike
  const most = Math.min(LONGEST_PREFIX, a.length, b.length)
  let prefix = 0
  while (prefix < most && a[prefix] === b[prefix]) prefix++
  return alike + prefix * PREFIX_WEIGHT * (1 - alike)
}

/** The share of the characters of both that stand in each. */
export function jaccard(a: Points, b: Points): number {
  const [left, right] = [new Set(a), new Set(b)]
  const both = [...left].filter((point) => right.has(point)).length
  const all = left.size + right.size - both
  return all === 0 ? 1 : both / all
}

/** At how many places two texts of one length differ; of unequal length never at most anything. */
export function hamming(a: Points, b: Points): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY
  return a.filter((point, at) => point !== b[at]).length
}

/** The fewest characters to be put in, taken out or changed. */
export function levenshtein(a: Points, b: Points): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const changed = (row[j] as number) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

/** The same where two neighbours that changed places count once, also with others between. */
export function damerau(a: Points, b: Points): number {
  const most = a.length + b.length
  const lastRow = new Map<number, number>()
  const rows = [new Array(b.length + 2).fill(most) as number[]]
  rows.push([most, ...Array.from({ length: b.length + 1 }, (_, j) => j)])
  for (let i = 1; i <= a.length; i++) {
    const row = [most, i]
    let lastColumn = 0
    for (let j = 1; j <= b.length; j++) {
      const k = lastRow.get(b[j - 1] as number) ?? 0
      const isSame = a[i - 1] === b[j - 1]
      const moved = (rows[k] as number[])[lastColumn] as number
      row.push(
        Math.min(
          ((rows[i] as number[])[j] as number) + (isSame ? 0 : 1),
          (row[j] as number) + 1,
          ((rows[i] as number[])[j + 1] as number) + 1,
          moved + (i - k - 1) + 1 + (j - lastColumn - 1),
        ),
      )
      if (isSame) lastColumn = j
    }
    lastRow.set(a[i - 1] as number, i)
    rows.push(row)
  }
  return (rows[a.length + 1] as number[])[b.length + 1] as number
}
