export * from './act.ts'
export * from './agent.ts'
export * from './annotation.ts'
export * from './audience.ts'
export * from './chain.ts'
export * from './check-claim.ts'
export * from './check-revocation.ts'
export * from './check-row.ts'
export * from './claim.ts'
export type { ClockCheck, LeafRange } from './clock-row.ts'
export * from './date.ts'
export * from './edtf.ts'
export {
  type BundleDecision,
  type BundleRequest,
  type BundleSeal,
  type Derivative,
  type DerivativeReview,
  REVIEW_DECISIONS,
  type ReviewDecision,
} from './evidence-row.ts'
export * from './finding.ts'
export * from './fold.ts'
export * from './gazetteer.ts'
export { CHINESE_WORDS, type HedgeWords, KOREAN_WORDS } from './hedge-word.ts'
export type { WholeJson } from './json-form.ts'
export * from './list-row.ts'
export type { LogPolicy, TimeAuthority } from './log-row.ts'
export * from './mention-row.ts'
export { nativeKoreanNumber } from './number-word.ts'
export * from './parse-claim.ts'
export * from './person-vocabulary.ts'
export * from './place.ts'
export {
  type ArchiveFacts,
  type ArchivePage,
  type Attachment,
  PAGE_SOURCES,
  type PageSource,
  PROOF_CHECKS,
  PROOF_KINDS,
  PROOF_STATUSES,
  type Proof,
  type ProofCheck,
  type ProofKind,
  type ProofStatus,
} from './proof-row.ts'
export * from './quantity.ts'
export * from './read-quantity.ts'
export * from './row.ts'
export type { RowByKind, RowKind } from './row-shape.ts'
export * from './rows.ts'
export { isId } from './shape.ts'
export {
  SHRED_REASONS,
  type ShredReason,
  type ShredRequest,
  TOMBSTONE_KINDS,
  type Tombstone,
  type TombstoneKind,
} from './shred-row.ts'
export * from './span.ts'
export * from './stock-day.ts'
export * from './text.ts'
export * from './unseen-sign.ts'
export * from './vocabulary.ts'
export * from './written-date.ts'
