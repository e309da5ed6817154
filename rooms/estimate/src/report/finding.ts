// What a method has to say against its own number: closed codes with a kind and the numbers that
// triggered it. R withholds an estimate, W is printed beside it. Sentences live in `view`.

/** The kinds of each code. */
export const FINDING_KINDS = {
  R1: ['too_few_lists', 'too_few_persons'],
  R2: ['no_overlap', 'list_apart', 'list_with_everyone', 'same_list'],
  R3: ['no_maximum', 'not_identified', 'both', 'not_converged'],
  R4: ['two_lists', 'few_overlaps'],
  R5: ['population', 'act', 'unit', 'place', 'window'],
  R6: ['counts_only'],
  R7: ['rhat', 'effective_size', 'seeds_disagree'],
  R8: ['grid_end', 'saturated', 'prior_moves_it'],
  R9: ['unreviewed'],
  W1: ['mostly_unseen', 'low_coverage', 'biased', 'one_cell'],
  W2: ['models_disagree'],
  W3: ['edge', 'failed_replicates'],
  W4: ['lists_matter', 'islands'],
  W5: ['heterogeneous', 'pooled'],
  W6: ['self_test'],
  W7: ['small_cells'],
} as const

export type FindingCode = keyof typeof FINDING_KINDS
export type FindingKind<C extends FindingCode = FindingCode> = (typeof FINDING_KINDS)[C][number]

/** One finding. */
export interface Finding {
  code: FindingCode
  kind: FindingKind
  /** The list, lists, cell or model that it is about. */
  about?: string
  /** The numbers that triggered it, by name. */
  values?: Readonly<Record<string, number>>
}

/** A finding of a code with one of its kinds. */
export function finding<C extends FindingCode>(
  code: C,
  kind: FindingKind<C>,
  more: Pick<Finding, 'about' | 'values'> = {},
): Finding {
  return { code, kind, ...more }
}

const WITHHOLDS_ALL: readonly FindingCode[] = ['R1', 'R2', 'R4', 'R5', 'R6', 'R9']

/** Whether a finding withholds the point estimate of a whole report. */
export function withholdsReport({ code }: Finding): boolean {
  return WITHHOLDS_ALL.includes(code)
}

/** Whether something is a finding rather than a result. */
export function isFinding(value: object): value is Finding {
  return 'code' in value && 'kind' in value
}
