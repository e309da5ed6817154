// The face of the room: re-exports only. Record linkage of persons.

export {
  type Calibration,
  type CalibrationCurve,
  type CalibrationPair,
  calibrate,
  calibratedProbability,
} from './calibration.ts'
export {
  type ChunkOptions,
  type ChunkPair,
  chunkPairs,
  type JobOptions,
  linkChunk,
  prepareChunks,
  removeChunks,
  withChunkedLinkage,
} from './chunk-run.ts'
export {
  type DrawInput,
  drawLinkages,
  drawQuantile,
  type LinkageDraw,
  type LinkageDraws,
} from './draw.ts'
export { type Engine, type FaultCode, LinkageFault } from './engine.ts'
export type { EngineSettings } from './engine-limit.ts'
export {
  type LabelledPair,
  type LabelScore,
  labelScores,
  unlinkableShare,
} from './evaluate-label.ts'
export {
  countTruePairs,
  evaluatePairs,
  type PairEvaluation,
  type PairScore,
  probabilityOf,
  type ScoreAt,
  type Truth,
  weightOf,
} from './evaluate-pair.ts'
export { evaluatePersons, type PersonEvaluation } from './evaluate-person.ts'
export { explainPair, type PairExplanation } from './explain-pair.ts'
export {
  type ExplainOptions,
  explainTrained,
  type LearnedComparison,
  type LearnedNumbers,
  learnedNumbers,
} from './explain-trained.ts'
export { isRefusing, type LinkageCode, type LinkageFinding } from './finding.ts'
export {
  currentPerson,
  type Identification,
  identifyPersons,
  type KnownPerson,
  type LineageRow,
} from './identity.ts'
export {
  type HeldVerdict,
  heldVerdicts,
  type JudgementRow,
  rowsInForce,
  type Verdict,
} from './judgement.ts'
export { type Agreement, cohensKappa } from './kappa.ts'
export { type LinkOptions, sizeLinkage, withLinkage } from './link.ts'
export { readColumn, readMentionIds, readPairs, type WeighedPatterns } from './link-result.ts'
export type { Linkage } from './link-step.ts'
export type { ListFile } from './list-file.ts'
export type { BlockingFamilies, FoundPairs } from './missed.ts'
export type { LinkageModel } from './model.ts'
export { comparePersonNames, type NameClass, nameClass } from './name/compare-person-names.ts'
export type { Comparison, Level, Why } from './name/compare-reading.ts'
export { keyShares, keyText, nameShare, rarityWeight } from './name/name-frequency.ts'
export { type NameKey, nameKeys } from './name/name-key.ts'
export { parsePersonName } from './name/parse-person-name.ts'
export type { NoEvidence, Order, Parsed, Reading, Script } from './name/person-name.ts'
export { jaro, jaroWinkler } from './name/similarity.ts'
export { mayReadAlike } from './name/sino-korean.ts'
export type { Style, SyllableSet } from './name/spelling-index.ts'
export type { Barrier, MentionFacts } from './partition.ts'
export { PERSON_FIELDS, type PersonField, personListModel } from './person-list-model.ts'
export { hasPostgres, type ServerSettings } from './postgres.ts'
export type { LinkageProgress, LinkageStage, TellProgress } from './progress.ts'
export { type ReadModel, readModel } from './read-model.ts'
export {
  type JudgementConflict,
  type MentionPair,
  type OverruledBarrier,
  type RefusedMerge,
  type Resolution,
  type ResolveInput,
  resolve,
  type WeighedPairs,
} from './resolve.ts'
export {
  calibrationQueue,
  needsSecondReading,
  type QueuedPair,
  type ValueInput,
  valueQueue,
} from './review.ts'
export type { RunSize } from './run-size.ts'
export { sampleOf } from './sample.ts'
export { type Chance, seededChance } from './seeded.ts'
export { importSplinkModel, type SplinkImport } from './splink-model.ts'
export type { Trained, TrainedPass } from './train.ts'
export { type PersonWarning, personWarnings, type WarningInput } from './warning.ts'
export type { Bar } from './waterfall.ts'
export { withWorkFolder } from './work-folder.ts'
