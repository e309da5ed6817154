export { adjustedLevel, bcaLimits, biasCorrection } from './bca.ts'
export { type Bootstrap, type BootstrapOptions, bootstrapJob } from './bootstrap.ts'
export { type Calibration, type CalibrationOptions, calibrationJob } from './calibration.ts'
export {
  type CaptureTable,
  cellLines,
  conditionOn,
  dropList,
  frequencies,
  listSizes,
  mergeLists,
  readTable,
  TABLE_PROBLEMS,
  type TableProblem,
} from './capture-table.ts'
export { type Diagnostics, diagnose, splitEffectiveSize, splitRhat } from './chain.ts'
export * from './closed-form.ts'
export * from './combine.ts'
export * from './covariate.ts'
export * from './disclosure.ts'
export * from './effort-picture.ts'
export { type ExamineOptions, examine, type Frame } from './examine.ts'
export { createExistenceTest, type ExistenceCode } from './existence.ts'
export * from './finding.ts'
export { forwardAic } from './forward-aic.ts'
export { logGamma } from './gamma-function.ts'
export { decomposableGraphs } from './graph.ts'
export { type GraphAverage, type GraphOptions, graphJob } from './graph-average.ts'
export { type Grid, pointsOf, unseenAt } from './graph-grid.ts'
export * from './heterogeneity.ts'
export type { Job, Part, Progress } from './job.ts'
export { type LatentClass, type LatentClassOptions, latentClassJob } from './latent-class.ts'
export { LINK_ERRORS, type LinkError, withLinkErrors } from './link-error.ts'
export { type LinkErrorOptions, type LinkErrorPoint, linkErrorJob } from './link-error-job.ts'
export { type LinkageEstimate, type LinkageOptions, linkageJob } from './linkage-draw.ts'
export { type Fit, fitLogLinear } from './log-linear.ts'
export { chooseModel, defaultSelection, SELECTIONS, type Selection } from './method.ts'
export {
  defaultOrder,
  hierarchicalModels,
  mainEffects,
  modelName,
  modelOf,
  pairsOf,
  parseModel,
} from './model.ts'
export * from './model-average.ts'
export * from './one-list.ts'
export * from './origin-list.ts'
export * from './picture.ts'
export { type PowerOptions, type PowerPoint, powerJob, scaledTable } from './power.ts'
export { type ProfileInterval, profileInterval } from './profile.ts'
export { randomStream } from './random-stream.ts'
export { type RankedModel, type RankOptions, rankJob, rankModels } from './rank.ts'
export * from './report.ts'
export { reportJob } from './report-job.ts'
export { type AnyPart, finishJob, runJob, runPart } from './run-part.ts'
export * from './sample-coverage.ts'
export * from './self-test.ts'
export { sensitivityJob, type Variant } from './sensitivity.ts'
export * from './stratum.ts'
export { type Threshold, type ThresholdOptions, thresholdJob } from './threshold.ts'
