// A seedable source of random numbers that can be split by path: what is computed names its own
// stream, so that a result does not depend on who computes it, nor in which order.
// Source: xoshiro128** 1.1, Blackman & Vigna (2021); SplitMix64, Steele, Lea & Flood (2014).

const MASK = (1n << 64n) - 1n
const GAMMA = 0x9e3779b97f4a7c15n

/** Numbers that look random; the same seed and path give the same ones everywhere. */
export interface RandomStream {
  /** The next 32 bits. */
  bits(): number
  /** The next number strictly between 0 and 1, with 53 bits. */
  uniform(): number
}

/** The paths of the streams that a report uses; a path never changes its meaning. */
export const STREAM = {
  replicate: 1,
  calibration: 2,
  chain: 3,
  linkage: 4,
  threshold: 5,
  closedForm: 6,
  stratum: 7,
  power: 8,
  fold: 9,
} as const

/** The stream of `seed` (64 bits are used) at `path`, whole numbers from 0 on. */
export function randomStream(seed: bigint, path: readonly number[]): RandomStream {
  return streamFrom(stateOf(keyOf(seed, path)))
}

/** The streams one step below a path, for many of them: the path is gone only once. */
export function streamsBelow(
  seed: bigint,
  path: readonly number[],
): (step: number) => RandomStream {
  const key = keyOf(seed, path)
  return (step) => streamFrom(stateOf(keyBelow(key, step)))
}

/** The four words in which a stream begins. */
export function stateOf(key: bigint): [number, number, number, number] {
  const first = mix((key + GAMMA) & MASK)
  const second = mix((key + 2n * GAMMA) & MASK)
  const words = [first & 0xffffffffn, first >> 32n, second & 0xffffffffn, second >> 32n]
  const [a = 0, b = 0, c = 0, d = 0] = words.map(Number)
  return a === 0 && b === 0 && c === 0 && d === 0 ? [1, 0, 0, 0] : [a, b, c, d]
}

/** The 64-bit key of a seed and a path. */
export function keyOf(seed: bigint, path: readonly number[]): bigint {
  let key = mix((seed + GAMMA) & MASK)
  for (const step of path) key = keyBelow(key, step)
  return key
}

function keyBelow(key: bigint, step: number): bigint {
  return mix((key + GAMMA * BigInt(step + 1)) & MASK)
}

function mix(value: bigint): bigint {
  let z = value
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK
  return z ^ (z >> 31n)
}

/** The stream that goes on from four words, not all zero. */
export function streamFrom(state: readonly [number, number, number, number]): RandomStream {
  let [s0, s1, s2, s3] = state.map((word) => word | 0) as [number, number, number, number]
  function bits(): number {
    const scaled = Math.imul(s1, 5)
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9)
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
    return result >>> 0
  }
  function uniform(): number {
    const high = bits() >>> 5
    return (high * 67108864 + (bits() >>> 6) + 0.5) / 9007199254740992
  }
  return { bits, uniform }
}
