// Everything that a responsible answer holds: what is documented, a bound, a band, an estimate with
// its interval, the other methods beside it, what speaks against it, and what is needed to repeat
// it.

import type { GraphAverage } from '../bayes/graph-average.ts'
import type { PriorPoint } from '../bayes/graph-prior.ts'
import type { LatentClass } from '../bayes/latent-class.ts'
import type { Bound, CurvePoint } from '../closed-form/closed-form.ts'
import type { Bootstrap } from '../log-linear/bootstrap.ts'
import type { Selection } from '../log-linear/method.ts'
import type { ProfileInterval } from '../log-linear/profile.ts'
import type { RankedModel } from '../log-linear/rank.ts'
import type { SelfTest } from '../self-test.ts'
import type { Collapse } from '../table/origin-list.ts'
import type { ExamineOptions } from './examine.ts'
import type { Finding } from './finding.ts'
import type { Variant } from './sensitivity.ts'

/** The version of the procedure; a report names it. */
export const PROCEDURE = '3'

/** What is asked for beside the default. */
export interface ReportOptions extends ExamineOptions {
  selection?: Selection
  /** 1,000 on a screen, 10,000 in print. */
  replicates?: number
  seed?: bigint
  /** Also run chains of the latent class model. */
  classes?: boolean
  /** For two lists: the odds ratio that a person states, and why. */
  odds?: { low: number; high: number; why: string }
  /** What the host knows of the input: its hash, and how lists were made. */
  hash?: string
  collapse?: Collapse
}

/** One method beside the others. */
export interface MethodResult {
  method: 'model' | 'graphs' | 'classes' | 'chao' | 'chapman'
  estimate: number
  low: number
  high: number
  model?: string
  findings: Finding[]
}

/** A model that explains the table nearly as well as the best. */
export type NearModel = RankedModel & { profile: ProfileInterval }

/** Everything about one table. */
export interface Report {
  table: { lists: string[]; persons: number; sizes: number[]; hash?: string }
  collapse?: Collapse
  /** Who is named, on how many lists, and who of them on two or more. */
  documented: { persons: number; lists: number; twice: number }
  /** At least so many in all, rounded down; none where the lists cannot be compared. */
  bound?: Bound & { atLeast: number }
  /** What a stated assumption, or the models that explain the table as well, leave open. */
  band?: { by: 'odds' | 'models'; low: number; high?: number; why?: string }
  estimate?: {
    total: number
    low: number
    high: number
    method: Selection
    model: string
    /** Fewer than a hundred persons: for the analyst alone. */
    small: boolean
  }
  methods: MethodResult[]
  findings: Finding[]
  /** All models by BIC; those near the best with their profile. */
  ranked: RankedModel[]
  near: NearModel[]
  variants: Variant[]
  selfTest: SelfTest[]
  /** What assumptions move: odds ratios, the highest interaction, the prior weight of a cell. */
  curves: { odds?: CurvePoint[]; highestOrder?: CurvePoint[]; prior?: PriorPoint[] }
  bootstrap?: Bootstrap
  graphs?: GraphAverage
  chains?: LatentClass
  options: { seed: string; replicates: number; classes: boolean }
  versions: { procedure: string }
}
