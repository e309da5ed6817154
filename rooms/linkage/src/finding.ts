// What linkage has to say against a model, its input or its own numbers: closed codes with ids,
// places and counts, never with contents. Sentences live in `view`.
// Source: the reference on linkage, 4 to 6, 11.1 and 15.

/** Findings after which there is no result. */
const REFUSING = [
  'value_wrong',
  'key_unknown',
  'level_order',
  'probability_out_of_range',
  'sums_not_one',
  'name_twice',
  'too_many_patterns',
  'too_many_rules',
  'comparator_unknown',
  'tf_without_equality',
  'condition_not_understood',
  'column_missing',
  'id_missing',
  'id_twice',
  'too_large',
  'untrained_level',
] as const

/** Findings that are printed beside a result. */
const TELLING = [
  'nothing_to_link',
  'column_empty',
  'step_unused',
  'column_constant',
  'not_utf8',
  'too_long',
  'unreadable',
  'lists_identical',
  'rare_level',
  'level_from_candidates',
  'u_unstable',
  'weights_not_monotone',
  'pass_degenerate',
  'pass_without_pairs',
  'few_matches',
  'passes_disagree',
] as const

export type LinkageCode = (typeof REFUSING)[number] | (typeof TELLING)[number]

/** One finding. */
export interface LinkageFinding {
  readonly code: LinkageCode
  /** Where in the model file (`comparisons.0.levels.2.m`), or which column, rule or comparison. */
  readonly at?: string
  /** How many rows, cells or pairs it is about. */
  readonly count?: number
  /** Rows of a list, from 1; at most a hundred. */
  readonly rows?: readonly number[]
  /** Ids of mentions, lists or dictionary entries, or names of columns; at most a hundred. */
  readonly ids?: readonly (string | number)[]
  /** The largest blocks of a rule: ids of their values in the dictionaries, and their pairs. */
  readonly blocks?: readonly { readonly key: readonly number[]; readonly pairs: number }[]
  /** Numbers that triggered it, by name. */
  readonly values?: Readonly<Record<string, number>>
}

/** Whether there is no result after this finding. */
export function isRefusing({ code }: LinkageFinding): boolean {
  return (REFUSING as readonly string[]).includes(code)
}
