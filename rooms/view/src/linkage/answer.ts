// Answers about linkage as far as they are drawn and told, on pages and at the command line.
import type { Output } from '@tumen/contract'

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
export type LearnedLevel = Omit<Output<'linkage.show'>['levels'][number], 'level'>

/** Precision and recall of the pairs from a weight on, as shares. */
export type ThresholdScore = Pick<
  NonNullable<NonNullable<Output<'linkage.evaluate'>['pairs']>['best']>,
  'threshold' | 'precision' | 'recall'
>

/** What a linkage was made with. */
export type LinkageHead = Output<'linkage.list'>['linkages'][number]

/** Low, best and high of draws. */
export type DrawnBand = Output<'linkage.draw'>['persons']
/** `linkage.show`. */
export type LinkageAnswer = Output<'linkage.show'>

/** `linkage.draw`. */
export type DrawAnswer = Output<'linkage.draw'>
