export * from './chain/agent.ts'
export * from './chain/chain.ts'
export * from './claim/audience.ts'
export * from './claim/check.ts'
export * from './claim/claim.ts'
export * from './claim/parse.ts'
export * from './finding.ts'
export * from './place/dated-name.ts'
export * from './place/gazetteer.ts'
export * from './place/place.ts'
export { CHINESE_WORDS, type HedgeWords, KOREAN_WORDS } from './quantity/hedge-word.ts'
export { NATIVE_PAIR_PATTERN } from './quantity/number-pair.ts'
export { nativeKoreanNumber } from './quantity/number-word.ts'
export * from './quantity/quantity.ts'
export * from './quantity/read.ts'
export * from './row/about-claim.ts'
export {
  ACCOUNT_STATES,
  type AccountGroup,
  type AccountRow,
  type CredentialRow,
  type HeldRole,
  heldRoleSchema,
} from './row/account.ts'
export * from './row/agent.ts'
export { BELONGING_KINDS, type BelongingKind, type BelongingRow } from './row/belonging.ts'
export * from './row/change.ts'
export type { ClockCheck, LeafRange } from './row/clock.ts'
export type { CollectedClaim, CollectedDocument } from './row/collected.ts'
export type { ContentMark } from './row/content-mark.ts'
export * from './row/custom-field.ts'
export * from './row/document.ts'
export * from './row/evidence.ts'
export { checkLanguage } from './row/form.ts'
export { type AccessGrant, GRANTED_KINDS, type GrantedKind } from './row/grant.ts'
export * from './row/involvement.ts'
export { KEPT_KINDS, KEPT_TYPES, type KeptKind, type KeptType, keptKind } from './row/kept.ts'
export * from './row/kind.ts'
export * from './row/layer.ts'
export * from './row/list.ts'
export type { LogPolicy, TimeAuthority } from './row/log.ts'
export * from './row/mention.ts'
export * from './row/proof.ts'
export type { ModelReading, ReaderSetting } from './row/reader.ts'
export * from './row/redaction.ts'
export {
  itemOf,
  itemText,
  REVIEW_STEPS,
  REVIEW_VERDICTS,
  REVIEWED_KINDS,
  type ReviewedItem,
  type ReviewedKind,
  type ReviewStepRow,
  type ReviewVerdict,
  recordsOfStep,
} from './row/review.ts'
export * from './row/revocation.ts'
export * from './row/row.ts'
export * from './row/shred.ts'
export * from './row/text-layer.ts'
export { answerFields, answerObject, answerRecord, derivedObject, ruleIn } from './shape/answer.ts'
export { closed, type FieldRule, isId, type Judged, open, rulesOf } from './shape/field.ts'
export { type Given, given } from './shape/given.ts'
export type { WholeJson } from './shape/json-form.ts'
export * from './text/annotation.ts'
export * from './text/difference.ts'
export * from './text/fold.ts'
export * from './text/span.ts'
export * from './text/text.ts'
export * from './text/text-part.ts'
export * from './text/unseen-sign.ts'
export * from './time/date.ts'
export * from './time/edtf.ts'
export * from './time/stock-day.ts'
export * from './time/written-date.ts'
export * from './vocabulary/collection-vocabulary.ts'
export * from './vocabulary/person-vocabulary.ts'
export * from './vocabulary/proposal-vocabulary.ts'
export * from './vocabulary/vocabulary.ts'
