// One order for everything that is printed or chosen between equals: code points, whatever the
// locale. The native `<` compares UTF-16 units, which puts U+1F600 before U+FF01.

const SURROGATE_FIRST = 0xd800
const SURROGATE_LAST = 0xdfff

/** Negative, zero or positive as `a` stands before, at or after `b` by code points. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return compareUnits(x, y)
  }
  return a.length - b.length
}

function compareUnits(x: number, y: number): number {
  const xAstral = x >= SURROGATE_FIRST && x <= SURROGATE_LAST
  const yAstral = y >= SURROGATE_FIRST && y <= SURROGATE_LAST
  if (xAstral !== yAstral) return xAstral ? 1 : -1
  return x - y
}

/** The earlier of two ISO days. */
export function earlierDay(a: string, b: string): string {
  if (a < b) return a
  return b
}

/** The later of two ISO days. */
export function laterDay(a: string, b: string): string {
  if (a > b) return a
  return b
}

const SURROGATE = /[\ud800-\udfff]/

/** The distinct texts in code-point order. */
export function sortTexts(texts: Iterable<string>): string[] {
  return sortDistinct([...new Set(texts)])
}

/** Texts of which no two are equal, in code-point order; the list itself is sorted. */
export function sortDistinct(texts: string[]): string[] {
  // The native order is quick, and right where no text leaves the basic plane.
  return texts.some((text) => SURROGATE.test(text)) ? texts.sort(compareText) : texts.sort()
}

/** The records in the order of their ids; the input stays as it is. */
export function sortById<T extends { id: string }>(records: readonly T[]): readonly T[] {
  const compare = records.some(({ id }) => SURROGATE.test(id)) ? compareText : compareNatively
  for (let i = 1; i < records.length; i++) {
    if (compare((records[i - 1] as T).id, (records[i] as T).id) > 0) {
      return [...records].sort((a, b) => compare(a.id, b.id))
    }
  }
  return records
}

/** The quick order of UTF-16 units. */
function compareNatively(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
