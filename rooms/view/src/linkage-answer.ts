// The parts of answers about linkage that are drawn and told: bars of a weight, levels, scores.

/** One bar of a weight, with the weight that is reached after it; all in bits. */
export type WeightBar = { readonly bits: number; readonly total: number } & (
  | { readonly kind: 'prior'; readonly probability: number }
  | {
      readonly kind: 'level'
      readonly comparison: string
      readonly level: number
      readonly label: string
      readonly m?: number
      readonly u?: number
    }
  | {
      readonly kind: 'frequency'
      readonly comparison: string
      readonly tone: 'common' | 'rare'
      readonly share: number
    }
  | { readonly kind: 'ambiguity'; readonly comparison: string; readonly ways: number }
)

/** How often a level occurs among pairs of one person and of strangers, as shares. */
export interface LearnedLevel {
  readonly comparison: string
  readonly label: string
  readonly m?: number
  readonly u?: number
}

/** Precision and recall of the pairs from a weight on, as shares. */
export interface ThresholdScore {
  /** In bits. */
  readonly threshold: number
  readonly precision: number
  readonly recall: number
}
