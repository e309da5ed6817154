// The answer of `estimate.run` as far as it is drawn or stands in a table: sentences are made by
// `estimate/text.ts`. Types are those of the room that reckons it.
import type {
  ChainsPicture,
  CurvePicture,
  FrequenciesPicture,
  LandscapePicture,
  LeveragePicture,
  OverlapPicture,
  PairsPicture,
  ReplicatesPicture,
  Report,
} from '@tumen/estimate'
import type { EstimateData } from './text.ts'

/** Everything that is drawn of an estimate. */
export interface EstimatePictures {
  overlap: Pick<OverlapPicture, 'lists' | 'intersections'>
  pairs: Pick<PairsPicture, 'pairs'>
  frequencies: Pick<FrequenciesPicture, 'points'>
  leverage?: Pick<LeveragePicture, 'estimate' | 'cells'>
  landscape?: Pick<LandscapePicture, 'models'>
  replicates?: Pick<ReplicatesPicture, 'bars'>
  posterior?: Pick<CurvePicture, 'points'>
  chains?: Pick<ChainsPicture, 'chains'>
}

type Limits = Readonly<Record<string, number>>

/** The answer about one table. */
export interface EstimateReport extends EstimateData {
  near: readonly Pick<Report['near'][number], 'model' | 'estimate' | 'bic' | 'profile'>[]
  bootstrap?: { bca: Limits; percentile: Limits; printed: Limits }
  graphs?: { quantiles: Limits }
  pictures: EstimatePictures
}
