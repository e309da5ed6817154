// The face of the room: re-exports only. Record linkage of persons.

export {
  type ChunkOptions,
  type ChunkPair,
  chunkPairs,
  type JobOptions,
  linkChunk,
  prepareChunks,
  removeChunks,
  withChunkedLinkage,
} from './engine/chunk-run.ts'
export { type Engine, type FaultCode, LinkageFault } from './engine/engine.ts'
export type { EngineSettings } from './engine/engine-limit.ts'
export { hasPostgres, type ServerSettings } from './engine/postgres.ts'
export { withWorkFolder } from './engine/work-folder.ts'
export { isRefusing, type LinkageCode, type LinkageFinding } from './finding.ts'
export {
  type LabelledPair,
  type LabelScore,
  labelScores,
  unlinkableShare,
} from './judge/evaluate-label.ts'
export {
  countTruePairs,
  evaluatePairs,
  type PairEvaluation,
  type PairScore,
  probabilityOf,
  type ScoreAt,
  type Truth,
  weightOf,
} from './judge/evaluate-pair.ts'
export { evaluatePersons, type PersonEvaluation } from './judge/evaluate-person.ts'
export {
  type HeldVerdict,
  heldVerdicts,
  type JudgementRow,
  rowsInForce,
  type Verdict,
} from './judge/judgement.ts'
export { type Agreement, cohensKappa } from './judge/kappa.ts'
export {
  calibrationQueue,
  needsSecondReading,
  type QueuedPair,
  type ValueInput,
  valueQueue,
} from './judge/review.ts'
export type { ListFile } from './list/file.ts'
export { sampleOf } from './list/sample.ts'
export type { LinkageModel } from './model/model.ts'
export { PERSON_FIELDS, type PersonField, personListModel } from './model/person-list-model.ts'
export { type ReadModel, readModel } from './model/read.ts'
export { importSplinkModel, type SplinkImport } from './model/splink-model.ts'
export { comparePersonNames, type NameClass, nameClass } from './name/compare-person-names.ts'
export type { Comparison, Level, Why } from './name/compare-reading.ts'
export { keyShares, keyText, nameShare, rarityWeight } from './name/name-frequency.ts'
export { type NameKey, nameKeys } from './name/name-key.ts'
export { parsePersonName } from './name/parse-person-name.ts'
export type { NoEvidence, Order, Parsed, Reading, Script } from './name/person-name.ts'
export { jaro, jaroWinkler } from './name/similarity.ts'
export { mayReadAlike } from './name/sino-korean.ts'
export type { Style, SyllableSet } from './name/spelling-index.ts'
export { explainPair, type PairExplanation } from './pair/explain.ts'
export {
  type ExplainOptions,
  explainTrained,
  type LearnedComparison,
  type LearnedNumbers,
  learnedNumbers,
} from './pair/explain-trained.ts'
export { type LinkOptions, sizeLinkage, withLinkage } from './pair/link.ts'
export { readColumn, readMentionIds, readPairs, type WeighedPatterns } from './pair/link-result.ts'
export type { Linkage } from './pair/link-step.ts'
export type { RunSize } from './pair/run-size.ts'
export type { Bar } from './pair/waterfall.ts'
export {
  type DrawInput,
  drawLinkages,
  drawQuantile,
  type LinkageDraw,
  type LinkageDraws,
} from './person/draw.ts'
export {
  currentPerson,
  type Identification,
  identifyPersons,
  type KnownPerson,
  type LineageRow,
} from './person/identity.ts'
export type { Barrier, MentionFacts } from './person/partition.ts'
export {
  type JudgementConflict,
  type MentionPair,
  type OverruledBarrier,
  type RefusedMerge,
  type Resolution,
  type ResolveInput,
  resolve,
  type WeighedPairs,
} from './person/resolve.ts'
export { type PersonWarning, personWarnings, type WarningInput } from './person/warning.ts'
export type { LinkageProgress, LinkageStage, TellProgress } from './progress.ts'
export { type Chance, seededChance } from './seeded.ts'
export {
  type Calibration,
  type CalibrationCurve,
  type CalibrationPair,
  calibrate,
  calibratedProbability,
} from './train/calibration.ts'
export type { BlockingFamilies, FoundPairs } from './train/missed.ts'
export type { Trained, TrainedPass } from './train/train.ts'
