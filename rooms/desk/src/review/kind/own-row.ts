// Rows that were made of a record by people and programs, and not by a review of it: who made the
// last of these is the author.
import type { Stored } from '@tumen/ledger'
import type { Remembered } from '../../operation.ts'
import { reviewOf } from '../book.ts'

/** Those of the rows that no step of this review wrote. */
export async function ownRows<T>(
  desk: Remembered,
  line: string,
  rows: readonly Stored<T>[],
): Promise<Stored<T>[]> {
  const steps = (await reviewOf(desk, line))?.steps ?? []
  const leaves = new Set(steps.map(({ leaf }) => leaf))
  return rows.filter(({ leaf }) => !leaves.has(leaf))
}
