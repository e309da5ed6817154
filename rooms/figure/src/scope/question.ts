// What is asked of the calculation: one act, and optionally who, where and when. The date of
// knowledge belongs to the question: without it no answer can be reproduced.
import type { Act, Restriction, Unit } from '@tumen/claim'

/** By which clock something counts as known. */
export type KnownBy = 'published' | 'recorded'

/** "How many persons were arrested in Liaoning in April, as the ledger knew on 1 September?" */
export interface Question {
  act: Act
  /** Path of a population, like a place. */
  population?: string
  /** Path of a place, e.g. `CN/LN`. */
  place?: string
  /** First day of the period, inclusive. */
  from?: string
  /** Last day of the period, inclusive. */
  to?: string
  /** Day of a stock, instead of a period. */
  at?: string
  /** Event id, instead of place and period. */
  event?: string
  restrict?: Restriction[]
  /** Default `persons`. */
  unit?: Unit
  /** Day of knowledge (to its end, UTC) and clock; without `on` everything is known. */
  known: { on?: string; by: KnownBy }
}
