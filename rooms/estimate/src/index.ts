export { decomposableGraphs } from './bayes/graph.ts'
export { type GraphAverage, type GraphOptions, graphJob } from './bayes/graph-average.ts'
export { type Grid, pointsOf, unseenAt } from './bayes/graph-grid.ts'
export { type LatentClass, type LatentClassOptions, latentClassJob } from './bayes/latent-class.ts'
export { type Threshold, type ThresholdOptions, thresholdJob } from './bayes/threshold.ts'
export * from './closed-form/closed-form.ts'
export * from './closed-form/covariate.ts'
export * from './closed-form/one-list.ts'
export * from './closed-form/sample-coverage.ts'
export { type Bootstrap, type BootstrapOptions, bootstrapJob } from './log-linear/bootstrap.ts'
export {
  type Calibration,
  type CalibrationOptions,
  calibrationJob,
} from './log-linear/calibration.ts'
export { createExistenceTest, type ExistenceCode } from './log-linear/existence.ts'
export { forwardAic } from './log-linear/forward-aic.ts'
export * from './log-linear/heterogeneity.ts'
export { type Fit, fitLogLinear } from './log-linear/log-linear.ts'
export { chooseModel, defaultSelection, SELECTIONS, type Selection } from './log-linear/method.ts'
export {
  defaultOrder,
  hierarchicalModels,
  mainEffects,
  modelName,
  modelOf,
  pairsOf,
  parseModel,
} from './log-linear/model.ts'
export * from './log-linear/model-average.ts'
export { type ProfileInterval, profileInterval } from './log-linear/profile.ts'
export { type RankedModel, type RankOptions, rankJob, rankModels } from './log-linear/rank.ts'
export { adjustedLevel, bcaLimits, biasCorrection } from './number/bca.ts'
export { type Diagnostics, diagnose, splitEffectiveSize, splitRhat } from './number/chain.ts'
export { logGamma } from './number/gamma-function.ts'
export { randomStream } from './number/random-stream.ts'
export * from './report/effort-picture.ts'
export { type ExamineOptions, examine, type Frame } from './report/examine.ts'
export * from './report/finding.ts'
export type { Job, Part, Progress } from './report/job.ts'
export { reportJob } from './report/job-of-report.ts'
export * from './report/picture.ts'
export { type PowerOptions, type PowerPoint, powerJob, scaledTable } from './report/power.ts'
export * from './report/report.ts'
export { type AnyPart, finishJob, runJob, runPart } from './report/run-part.ts'
export { sensitivityJob, type Variant } from './report/sensitivity.ts'
export * from './self-test.ts'
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
} from './table/capture-table.ts'
export * from './table/combine.ts'
export * from './table/disclosure.ts'
export { LINK_ERRORS, type LinkError, withLinkErrors } from './table/link-error.ts'
export { type LinkErrorOptions, type LinkErrorPoint, linkErrorJob } from './table/link-error-job.ts'
export { type LinkageEstimate, type LinkageOptions, linkageJob } from './table/linkage-draw.ts'
export * from './table/origin-list.ts'
export * from './table/stratum.ts'
