// What a check of this room says when the answer is "no": data, all problems at once.
// A finding carries codes, field names, ids and numbers, never the words of a record.

/** Every code that a check of this room can give. */
export const FINDING_CODES = [
  // shape of a record
  'wrong_type',
  'field_missing',
  'dated_name_malformed',
  'unknown_field',
  'unknown_value',
  'id_invalid',
  'text_empty',
  'list_empty',
  // text and spans
  'text_not_well_formed',
  'text_not_normalised',
  'sign_unseen',
  'quote_mismatch',
  'span_out_of_range',
  'span_splits_surrogate',
  'quote_empty',
  'quote_not_found',
  'quote_ambiguous',
  // quantities
  'quantity_missing',
  'quantity_not_allowed',
  'quantity_not_read',
  'value_missing',
  'value_not_allowed',
  'value_not_integer',
  'value_not_finite',
  'value_negative',
  'value_out_of_range',
  'range_order',
  'odd_below_ten',
  'rate_without_per',
  'per_without_rate',
  'part_above_whole',
  // places and times
  'prec_mismatch',
  'time_order',
  'second_day',
  'date_malformed',
  'date_impossible',
  'date_out_of_range',
  'date_unsupported',
  'date_two_ways',
  'instant_malformed',
  // chain, relations, sensitivity
  'chain_empty',
  'origin_not_last',
  'chain_repeats_agent',
  'last_link_speaks',
  'relation_target_missing',
  'relation_to_self',
  'comparison_not_allowed',
  'sensitivity_too_low',
  'asserted_after_published',
  'revoked_too_early',
  'claim_in_boilerplate',
  // a form, before there is a claim
  'choices_contradict',
  'choice_idle',
  // agents and other rows
  'agent_relation_conflict',
  'anonymous_without_scope',
  'hash_malformed',
  'language_malformed',
  // lists
  'id_outside_list',
  'id_repeated',
  'pair_order',
  'pattern_malformed',
  'pattern_repeated',
  // annotations
  'annotation_malformed',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** One problem: what is wrong and where, without any content of the record. */
export interface Finding {
  code: FindingCode
  /** Path of the field, e.g. `chain[2].relation`. */
  field?: string
  /** Ids that the problem is about. */
  ids?: string[]
  /** Offset in the checked text, UTF-16 code units. */
  at?: number
  /** Which character of the text that is, counted from 1 as people count. */
  nth?: number
  /** The one character that is not understood (dates and quantities only). */
  character?: string
  /** How many were found, or the limit that was passed. */
  count?: number
  /** The values that the field may have. */
  allowed?: readonly string[]
}

/** Path of a field inside another: `chain[0]` and `agent` give `chain[0].agent`. */
export function fieldPath(parent: string, name: string | number): string {
  if (typeof name === 'number') return `${parent}[${name}]`
  return parent === '' ? name : `${parent}.${name}`
}
