// Answers about linkage as far as they are drawn and told, on pages and at the command line.
import type { LinkageNote } from './sentence.ts'

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

/** What a linkage was made with. */
export interface LinkageHead {
  id: string
  lists: string[]
  modelName: string
  knownAt: string
  seed: string
  engine: string
  mentions: number
  candidates: number
  findings: LinkageNote[]
  recorded: string
  by: string
}

/** Low, best and high of draws. */
export interface DrawnBand {
  low: number
  best: number
  high: number
}

/** What a run would have done to persons that people judged. */
export interface PersonProposalAnswer {
  id: string
  run: string
  kind: 'merged_into' | 'split_from'
  persons: string[]
  mentions: string[]
}

/** `linkage.show`. */
export interface LinkageAnswer {
  linkage: LinkageHead
  pairs: number
  floor: number
  histogram: { bits: number; pairs: number }[]
  levels: (LearnedLevel & { level: number })[]
  prior: { probability: number; bits: number; low: number; high: number }
  threshold: { probability: number; bits: number; joined: number }
  persons: { linked: number; band?: DrawnBand }
  flags: string[]
  calibration: { calibrated: boolean; judged: number }
  refused: { barrier: string; pairs: number }[]
  warnings: { warning: string; persons: number }[]
  judged: { pairs: number; disputed: number; awaiting: number }
  left: { value: number; calibration: number; second: number }
  kappa?: { kappa: number; observed: number; items: number }
  resolved: boolean
  proposals: PersonProposalAnswer[]
}

/** `linkage.draw`. */
export interface DrawAnswer {
  lists: string[]
  persons: DrawnBand
  perList: DrawnBand[]
  overlaps: { lists: number[]; persons: DrawnBand }[]
  flags: string[]
}
