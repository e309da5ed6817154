// Runs parts of jobs, whichever they are: in turn here, or each in a thread of the host's own.

import { type GraphPart, type GraphResult, runGraphPart } from '../bayes/graph-average.ts'
import { type ChainPart, runChainPart } from '../bayes/latent-class.ts'
import { runThresholdPart, type ThresholdPart, type ThresholdResult } from '../bayes/threshold.ts'
import { type BootstrapPart, runBootstrapPart } from '../log-linear/bootstrap.ts'
import {
  type CalibrationDraw,
  type CalibrationPart,
  runCalibrationPart,
} from '../log-linear/calibration.ts'
import { type RankPart, runRankPart } from '../log-linear/rank.ts'
import type { ReplicateResult } from '../log-linear/replicate.ts'
import type { Placed } from '../log-linear/selection.ts'
import {
  type LinkErrorPart,
  type LinkErrorPoint,
  runLinkErrorPart,
} from '../table/link-error-job.ts'
import { type EstimatedDraw, type LinkagePart, runLinkagePart } from '../table/linkage-draw.ts'
import type { Finding } from './finding.ts'
import type { Job, Progress, Running } from './job.ts'
import { runVariantPart, type Variant, type VariantPart } from './sensitivity.ts'

/** What comes of a part, by its kind. */
export interface PartResults {
  rank: Placed[]
  bootstrap: ReplicateResult
  calibration: CalibrationDraw | undefined
  graph: GraphResult
  chain: Float64Array
  variant: Variant
  linkage: EstimatedDraw | Finding
  links: LinkErrorPoint
  threshold: ThresholdResult
}

/** Every part that can be run. */
export type AnyPart =
  | RankPart
  | BootstrapPart
  | CalibrationPart
  | GraphPart
  | ChainPart
  | VariantPart
  | LinkagePart
  | LinkErrorPart
  | ThresholdPart

type PartOf<K extends keyof PartResults> = Extract<AnyPart, { kind: K }>

const RUNNERS: { [K in keyof PartResults]: (part: PartOf<K>) => Running<PartResults[K]> } = {
  rank: runRankPart,
  bootstrap: runBootstrapPart,
  calibration: runCalibrationPart,
  graph: runGraphPart,
  chain: runChainPart,
  variant: runVariantPart,
  linkage: runLinkagePart,
  links: runLinkErrorPart,
  threshold: runThresholdPart,
}

/** Runs one part; yields the units done. */
export function runPart<K extends keyof PartResults>(part: PartOf<K>): Running<PartResults[K]> {
  const run = RUNNERS[part.kind as K] as (one: PartOf<K>) => Running<PartResults[K]>
  return run(part)
}

/** Runs all parts in turn; yields how far it is, and gives the result. */
export function* runJob<R, P extends AnyPart, O>(job: Job<R, P, O>): Generator<Progress, R> {
  const total = job.parts.reduce((sum, { units }) => sum + units, 0)
  const results: O[] = []
  let before = 0
  for (const part of job.parts) {
    const running = runPart(part as AnyPart) as Running<O>
    let step = running.next()
    while (!step.done) {
      yield { stage: job.stage, done: before + step.value, total }
      step = running.next()
    }
    results.push(step.value)
    before += part.units
    yield { stage: job.stage, done: before, total }
  }
  return job.join(results)
}

/** Runs a job to its end at once. */
export function finishJob<R, P extends AnyPart, O>(job: Job<R, P, O>): R {
  const running = runJob(job)
  let step = running.next()
  while (!step.done) step = running.next()
  return step.value
}
