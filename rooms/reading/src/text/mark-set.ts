// A set of small numbers as bits. Every unit of a text is asked for by hundreds of lists: as bytes
// their marks would not stay near the processor, as bits they do.

const BITS = 32

/** A set of numbers from 0 on, each one bit. */
export type MarkSet = Uint32Array

/** An empty set for numbers below `size`, a multiple of 32. */
export function createMarkSet(size: number): MarkSet {
  return new Uint32Array(size / BITS)
}

/** Puts a number into the set. */
export function addMark(marks: MarkSet, number: number): void {
  marks[number >>> 5] = (marks[number >>> 5] ?? 0) | (1 << (number & 31))
}

/** Whether the set holds a number. */
export function hasMark(marks: MarkSet, number: number): boolean {
  return (((marks[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1
}
