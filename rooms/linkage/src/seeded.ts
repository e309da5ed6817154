// Chance that can be had again: a small generator of 32 bits with a recorded seed, and the
// variates that drawing links needs. Sources: mulberry32 (Tommy Ettinger, public domain); Box and
// Muller, 1958; Knuth, The Art of Computer Programming 2, 3.4.1.

/** Numbers from 0 up to but not including 1, always the same for one seed. */
export type Chance = () => number

/** The generator mulberry32 from a whole number below 2³². */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A variate of the standard normal distribution. */
export function normalVariate(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** A variate of the Poisson distribution: the arrivals of one unit of time. */
export function poissonVariate(mean: number, chance: Chance): number {
  let arrivals = -1
  for (let time = 0; time <= mean; arrivals += 1) time -= Math.log(1 - chance())
  return Math.max(arrivals, 0)
}

/** A whole number from 0 up to but not including `below`. */
export function wholeBelow(below: number, chance: Chance): number {
  return Math.floor(chance() * below)
}
