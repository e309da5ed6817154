// Long work as plain data: parts that can be handed to any thread, and a pure function that joins
// what comes of them. What a part computes depends on nothing but the part, so the result is the
// same for any number of workers and any order. A part yields how far it is; a host stops it by not
// asking again.

/** How far a job is. */
export interface Progress {
  stage: string
  done: number
  total: number
}

/** A piece of work that can be cloned to a thread: what to do, and how many units it holds. */
export interface Part {
  kind: string
  units: number
}

/** Work in parts. */
export interface Job<R, P extends Part, O> {
  /** What is done, as a key for `view`. */
  stage: string
  parts: P[]
  /** The result from those of the parts, in the order of the parts. */
  join(results: O[]): R
}

/** Yields the units done from time to time, and gives the result of the part. */
export type Running<O> = Generator<number, O>

/** Ranges of at most `size` numbers from 0 to `count`. */
export function rangesOf(count: number, size: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  for (let from = 0; from < count; from += size)
    ranges.push({ from, to: Math.min(from + size, count) })
  return ranges
}
