// Every controlled word of the rooms below has a text in the room of words, which knows none of
// them: the words are taken as what stands here, so that the compiler finds one without a text.
import type * as c from '@tumen/claim'
import type * as k from '@tumen/contract'
import type { FindingCode, FindingKind } from '@tumen/estimate'
import type {
  BesideClaim,
  Contradiction,
  Effect,
  Flag,
  LeftOutCode,
  Mark,
  ScopeRelation,
  Status,
} from '@tumen/figure'
import type { UnitPattern, Words } from '@tumen/words'

/** Labels of the controlled words, each a word that stands alone. */
export interface LabelWords {
  act: Record<c.Act, string>
  operator: Record<c.Operator, string>
  vague: Record<c.VagueWord, string>
  unit: Record<c.Unit, string>
  measure: Record<c.Measure, string>
  anonymity: Record<c.Anonymity, string>
  linkRole: Record<c.LinkRole, string>
  sensitivity: Record<c.Sensitivity, string>
  claimKind: Record<c.ClaimKind, string>
  claimRelation: Record<c.ClaimRelationType, string>
  claimStatus: Record<c.ClaimStatusName, string>
  agentRelation: Record<c.AgentRelationName, string>
  agentKind: Record<c.AgentKind, string>
  documentRelation: Record<c.DocumentRelationKind, string>
  decision: Record<c.DecisionState, string>
  reviewDecision: Record<c.ReviewDecision, string>
  modality: Record<c.Modality, string>
  placeLevel: Record<c.PlaceLevel, string>
  eventLink: Record<c.EventLinkRole, string>
  restriction: Record<c.RestrictionDimension, string>
  /** What of a record is above what members read. */
  restrictedField: Words['restrictedField']
  role: Record<k.Role, string>
  bundleState: Record<k.BundleState, string>
  leftOut: Words['leftOut']
}

/** What the words must have. */
export interface ControlledWords extends LabelWords {
  asked: Record<c.Act, string>
  number: Record<c.Operator, string>
  counter: Record<c.Unit, UnitPattern>
  rateUnit: Record<c.RateUnit, string>
  finding: Record<c.FindingCode, string>
  refusal: Record<k.RefusalCode, string>
  reason: ReasonWords
  estimate: { finding: { [C in FindingCode]: Record<FindingKind<C>, string> } }
}

/** What a figure says about itself. */
interface ReasonWords {
  status: Record<Status, string>
  flag: Record<Flag, string>
  leftOut: Record<LeftOutCode, string>
  beside: Record<BesideClaim['reason'], string>
  mark: Record<Mark, string>
  effect: Record<Effect, string>
  relation: Record<ScopeRelation, string>
  contradiction: Record<Contradiction['kind'], string>
}
