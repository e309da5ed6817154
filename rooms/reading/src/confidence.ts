// How sure a field is that a rule filled: measured on labelled texts, never felt.
import type { Confidence, Field } from './proposal.ts'

/** A rule that was never measured is no better than a coin. */
const UNMEASURED = 0.5

/** How often the field is right when these rules fill it. */
export function fieldConfidence(_field: Field, _rules: readonly string[]): Confidence {
  return UNMEASURED
}

/** How often number, hedge and act are right together, by what the fields say. */
export function proposalConfidence(fields: readonly Confidence[]): Confidence {
  return fields.reduce((product, one) => product * one, 1)
}
