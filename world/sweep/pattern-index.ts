// Finds thousands of byte patterns in one pass over a buffer: a bitmap of three-byte beginnings
// rejects almost every position, a map of the rest names the candidates.

/** A pattern found: what it is a form of, and in which form. */
export interface PatternHit<T> {
  pattern: T
  offset: number
}

/** Byte patterns of at least four bytes, searched for all at once. */
export class PatternIndex<T> {
  readonly #beginnings = new Uint8Array(1 << 21)
  readonly #patterns = new Map<number, { bytes: Uint8Array; pattern: T }[]>()

  /** Adds a pattern; shorter ones than four bytes would hit by chance and are refused. */
  add(bytes: Uint8Array, pattern: T): void {
    if (bytes.length < 4) throw new RangeError('pattern shorter than four bytes')
    const beginning = beginningAt(bytes, 0)
    this.#beginnings[beginning >> 3] =
      (this.#beginnings[beginning >> 3] ?? 0) | (1 << (beginning & 7))
    const known = this.#patterns.get(beginning) ?? []
    if (known.some((one) => equalAt(one.bytes, bytes, 0) && one.bytes.length === bytes.length))
      return
    known.push({ bytes, pattern })
    this.#patterns.set(beginning, known)
  }

  /** Every pattern that occurs, once each, with its first offset. */
  search(buffer: Uint8Array): PatternHit<T>[] {
    const hits = new Map<Uint8Array, PatternHit<T>>()
    for (let offset = 0; offset + 4 <= buffer.length; offset += 1) {
      const beginning = beginningAt(buffer, offset)
      if (((this.#beginnings[beginning >> 3] ?? 0) & (1 << (beginning & 7))) === 0) continue
      for (const { bytes, pattern } of this.#patterns.get(beginning) ?? [])
        if (!hits.has(bytes) && equalAt(buffer, bytes, offset)) hits.set(bytes, { pattern, offset })
    }
    return [...hits.values()]
  }
}

function beginningAt(buffer: Uint8Array, offset: number): number {
  const first = buffer[offset] as number
  return (first << 16) | ((buffer[offset + 1] as number) << 8) | (buffer[offset + 2] as number)
}

function equalAt(buffer: Uint8Array, bytes: Uint8Array, offset: number): boolean {
  if (offset + bytes.length > buffer.length) return false
  for (let n = 0; n < bytes.length; n += 1) if (buffer[offset + n] !== bytes[n]) return false
  return true
}
