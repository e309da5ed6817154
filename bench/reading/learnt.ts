// Which fields of the reader are learnt, and how each is held back. The numbers were chosen by what
// the kept texts gave when they were crossed (bench/reading/learn.ts).
import type { ScoredField } from '@tumen/reading'
import type { Field } from '../../rooms/reading/src/proposal.ts'

/** How one field is learnt. */
export interface LearntHow {
  field: Field
  /** The comparison with a label that shows whether the field is right. */
  compared: ScoredField
  /** The ridge of the fit. */
  ridge: number
  /** What a choice in a text of tuning counts; in a kept one it counts 1. */
  tune: number
}

/** All that are learnt. */
export const LEARNT: readonly LearntHow[] = [
  { field: 'speakers', compared: 'origin', ridge: 1.5, tune: 0.7 },
]
