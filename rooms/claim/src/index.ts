export * from './chain/agent.ts'
export * from './chain/chain.ts'
export * from './claim/audience.ts'
export * from './claim/check.ts'
export * from './claim/claim.ts'
export * from './claim/parse.ts'
export * from './finding.ts'
export * from './place/gazetteer.ts'
export * from './place/place.ts'
export { CHINESE_WORDS, type HedgeWords, KOREAN_WORDS } from './quantity/hedge-word.ts'
export { nativeKoreanNumber } from './quantity/number-word.ts'
export * from './quantity/quantity.ts'
export * from './quantity/read.ts'
export * from './row/check.ts'
export * from './row/check-revocation.ts'
export type { ClockCheck, LeafRange } from './row/clock-row.ts'
export {
  type BundleDecision,
  type BundleRequest,
  type BundleSeal,
  type Derivative,
  type DerivativeReview,
  REVIEW_DECISIONS,
  type ReviewDecision,
} from './row/evidence-row.ts'
export * from './row/list-row.ts'
export type { LogPolicy, TimeAuthority } from './row/log-row.ts'
export * from './row/mention-row.ts'
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
} from './row/proof-row.ts'
export * from './row/row.ts'
export type { RowByKind, RowKind } from './row/row-shape.ts'
export * from './row/rows.ts'
export {
  SHRED_REASONS,
  type ShredReason,
  type ShredRequest,
  TOMBSTONE_KINDS,
  type Tombstone,
  type TombstoneKind,
} from './row/shred-row.ts'
export type { WholeJson } from './shape/json-form.ts'
export { isId } from './shape/shape.ts'
export * from './text/annotation.ts'
export * from './text/fold.ts'
export * from './text/span.ts'
export * from './text/text.ts'
export * from './text/unseen-sign.ts'
export * from './time/date.ts'
export * from './time/edtf.ts'
export * from './time/stock-day.ts'
export * from './time/written-date.ts'
export * from './vocabulary/act.ts'
export * from './vocabulary/person-vocabulary.ts'
export * from './vocabulary/vocabulary.ts'
