// Values that are compared outside the database, one dictionary at a time: names by their
// readings, texts by character. A pair of values is compared once, however many records have it.
// Source: the reference on linkage, 4.1 and 4.2.

import { comparePersonNames } from '../name/compare-person-names.ts'
import { keyShares, nameShare } from '../name/name-frequency.ts'
import { type NameKey, nameKeys } from '../name/name-key.ts'
import { parsePersonName } from '../name/parse-person-name.ts'
import type { Parsed } from '../name/person-name.ts'
import type { TextTest } from './condition.ts'
import { testBits } from './text-measure.ts'

/** Compares values by their numbers in a dictionary. */
export interface Comparator {
  /** The level of two values, or one bit for each test that they pass. Symmetric. */
  compare(x: number, y: number): number
}

/** Names of a dictionary, parsed once, with their keys. */
export interface NameComparator extends Comparator {
  keys(x: number): readonly NameKey[]
  /** How many pairs of syllables may stand behind two names; 1 where nothing is open. */
  ambiguity(x: number, y: number): number
  /** The largest share of records that one of the keys of a name has. */
  share(x: number): number
}

/** Compares texts by tests. */
export function textComparator(values: readonly string[], tests: readonly TextTest[]): Comparator {
  const bits = testBits(tests)
  return { compare: (x, y) => bits(values[x] as string, values[y] as string) }
}

/** Compares names; `records` says how many records have each, `all` how many records there are. */
export function nameComparator(
  values: readonly string[],
  records: readonly number[],
  all: number,
): NameComparator {
  const parsed = values.map((value) => parsePersonName(value))
  const keys = parsed.map(nameKeys)
  const shares = keyShares(keys, records)
  const both = (x: number, y: number) =>
    comparePersonNames(parsed[x] as Parsed, parsed[y] as Parsed)
  const known = records.reduce((sum, n) => sum + n, 0)
  return {
    compare: (x, y) => both(x, y).level,
    ambiguity: (x, y) => both(x, y).ambiguity,
    keys: (x) => keys[x] as readonly NameKey[],
    // Records without a name count among all records, too.
    share: (x) => (nameShare(keys[x] as readonly NameKey[], shares) * known) / all,
  }
}
