// How many people a number means at most, as far as it matters to where they were: few were in one
// place, many in several. Source: reading.md 2, Place; the bounds are a choice.
import type { Draft } from './draft.ts'

/** Amounts in words that are people of one event. */
const FEW: Readonly<Record<string, number>> = {
  ...{ a_few: 9, several: 9, tens: 90, dozens: 90 },
  // Of those whom the story is about.
  ...{ many: 90, most: 90, majority: 90, all: 90 },
}

/** The number, the larger end of a range, or what a word says; endless where none is known. */
export function sizeOf({ quantity }: Draft): number {
  const { value, high, vague, op } = quantity?.value ?? {}
  if (op === 'unknown_some') return value ?? FEW.several ?? 0
  return value ?? high ?? FEW[vague ?? ''] ?? Number.POSITIVE_INFINITY
}
