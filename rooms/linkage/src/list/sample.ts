// A fixed share of the records or pairs, the same on every machine and engine: a number below a
// million from the seed and the id alone. Engines hash differently, so none of theirs is used.
// Source: the reference on linkage, 2.1; FNV-1a after Fowler, Noll and Vo.

/** One more than the largest sample number. */
export const SAMPLES = 1_000_000

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193
const encoder = new TextEncoder()

/** The 32-bit FNV-1a hash of the UTF-8 bytes of a text, from 0 to 2³² − 1. */
export function fnv1a(text: string): number {
  return hashOn(OFFSET, text) >>> 0
}

function hashOn(start: number, text: string): number {
  let hash = start
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // From the first character that takes more than one byte on, bytes have to be made.
    if (code > 0x7f) return hashBytes(hash, encoder.encode(text.slice(at)))
    hash = Math.imul(hash ^ code, PRIME)
  }
  return hash
}

function hashBytes(start: number, bytes: Uint8Array): number {
  let hash = start
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME)
  return hash
}

/** The sample number of an id under a seed, from 0 to 999,999. */
export function sampleOf(seed: string, id: string): number {
  return fnv1a(`${seed}|${id}`) % SAMPLES
}

/** The same for many ids under one seed, whose beginning is hashed once. */
export function sampler(seed: string): (id: string) => number {
  const start = hashOn(OFFSET, `${seed}|`)
  return (id) => (hashOn(start, id) >>> 0) % SAMPLES
}
