// A text as the set of its runs of five tokens, each as a number: what two texts have in common
// word for word is what their sets have in common. Source: reading.md 7.

/** Tokens in a run. */
const RUN = 5

/** Units of a text that are looked at; a longer text is known by its beginning. */
export const MOST_UNITS = 1_000_000

/** Texts with fewer runs keep the hashes of all of them, others of one in sixteen. */
const FEW = 400
const KEEP_MASK = 15

const HAN_OR_HANGUL = /[\p{Script=Han}\p{Script=Hangul}]/u
const SIGN = /[\p{L}\p{N}]/gu
const WORD = /[\p{L}\p{N}]+/gu

/**
 * The tokens of a text in their order: of a text with Hangul or Han every letter and digit, of
 * another the runs of letters and digits, in lower case.
 */
export function tokensOf(text: string): string[] {
  const plain = text.slice(0, MOST_UNITS).normalize('NFKC').toLowerCase()
  return plain.match(HAN_OR_HANGUL.test(plain) ? SIGN : WORD) ?? []
}

/** The runs of five tokens of a text. */
export interface Shingles {
  /** One number for each different run; as good as the run itself for texts of any real size. */
  keys: ReadonlySet<number>
  /** Hashes of 64 bits for an index: of a short text all, of another one in sixteen. */
  kept: readonly bigint[]
}

/** The runs of five tokens of a text; none when it has fewer than five tokens. */
export function shinglesOf(text: string): Shingles {
  const tokens = tokensOf(text)
  const high = tokens.map((token) => hashOf(token, HIGH_SEED))
  const low = tokens.map((token) => hashOf(token, LOW_SEED))
  const keys = new Set<number>()
  const all: [number, number][] = []
  for (let n = 0; n + RUN <= tokens.length; n++) {
    const [h, l] = [runHash(high, n, HIGH_SEED), runHash(low, n, LOW_SEED)]
    const key = (h & HIGH_BITS) * TWO_32 + l
    if (keys.has(key)) continue
    keys.add(key)
    all.push([h, l])
  }
  const kept = all.length < FEW ? all : all.filter(([, l]) => (l & KEEP_MASK) === 0)
  return { keys, kept: kept.map(([h, l]) => BigInt.asIntN(64, (BigInt(h) << 32n) | BigInt(l))) }
}

const HIGH_SEED = 0x811c9dc5
const LOW_SEED = 0x2545f491
// Together with the low half a number that is exact: 53 bits.
const HIGH_BITS = 0x1fffff
const TWO_32 = 0x1_0000_0000

/** FNV-1a over the units of a token. */
function hashOf(token: string, seed: number): number {
  let hash = seed
  for (let n = 0; n < token.length; n++)
    hash = Math.imul(hash ^ token.charCodeAt(n), 0x01000193) >>> 0
  return mixed(hash)
}

function runHash(hashes: readonly number[], at: number, seed: number): number {
  let hash = seed
  for (let n = at; n < at + RUN; n++) hash = mixed((Math.imul(hash, 31) + (hashes[n] ?? 0)) >>> 0)
  return hash
}

/** Spreads the bits (the finisher of MurmurHash3). */
function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
