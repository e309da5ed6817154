// Every controlled word of the rooms below has a text: `wordsIn` gives the texts as what stands
// here, so that the compiler finds a word without one.
import type * as c from '@tumen/claim'
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
import type { Words as Texts, UnitPattern } from '@tumen/words'

/** Labels of the controlled words. */
export interface VocabularyWords {
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
  restrictedField: Record<string, string>
  role: Texts['role']
  bundleState: Texts['bundleState']
  leftOut: Texts['leftOut']
}

/** Controlled words within sentences. */
export interface SentenceWords {
  asked: Record<c.Act, string>
  number: Record<c.Operator, string>
  counter: Record<c.Unit, UnitPattern>
  rateUnit: Record<c.RateUnit, string>
  finding: Record<c.FindingCode, string>
}

/** What a figure says about itself. */
export interface ReasonWords {
  status: Record<Status, string>
  flag: Record<Flag, string>
  leftOut: Record<LeftOutCode, string>
  beside: Record<BesideClaim['reason'], string>
  mark: Record<Mark, string>
  effect: Record<Effect, string>
  relation: Record<ScopeRelation, string>
  contradiction: Record<Contradiction['kind'], string>
}

/** A sentence for every finding of the estimate room. */
interface EstimateFindingWords {
  finding: { [C in FindingCode]: Record<FindingKind<C>, string> }
}

/** Everything that Tumen says in one language. */
export type Words = Texts &
  VocabularyWords &
  SentenceWords & { reason: ReasonWords; estimate: EstimateFindingWords }

/** The sections of a report, in the order in which they are read. */
export type SectionId = keyof Texts['section']
export type TroubleWords = Words
export type CommandWords = Words['command']
export type KeptWords = Words['kept']
/** What the pages say. */
export type PageWords = Words['page']
