// What a catalogue of words must hold: one type for all languages, so that the compiler finds a
// missing word. Controlled words come from the claim and figure rooms; all other keys are those
// of the English catalogue.
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
import type { briefEn } from './brief.en.ts'
import type { chartEn } from './chart.en.ts'
import type { clockEn } from './clock.en.ts'
import type { commandEn } from './command.en.ts'
import type { estimateEn } from './estimate.en.ts'
import type { findingEn } from './finding.en.ts'
import type { keptEn } from './kept.en.ts'
import type { linkageEn } from './linkage.en.ts'
import type { pageEn } from './page/page.en.ts'
import type { passphraseEn } from './passphrase.en.ts'
import type { proofEn } from './proof.en.ts'
import type { saidEn } from './said.en.ts'
import type { shredEn } from './shred.en.ts'
import type { Translated } from './translated.ts'
import type { troubleEn } from './trouble.en.ts'
import type { verifyEn } from './verify.en.ts'

/** Labels of the controlled words of the claim model. */
type BundleStateWord = 'waiting' | 'approved' | 'refused' | 'expired' | 'served'
type LeftWord =
  | 'not-there'
  | 'other-log'
  | 'logged-before'
  | 'no-derivative'
  | 'not-reviewed'
  | 'not-open'
  | 'names-account'
  | 'not-standing'
  | 'not-released'
  | 'restricted'
  | 'holds-metadata'
  | 'not-inspected'

export interface VocabularyWords {
  act: Record<c.Act, string>
  operator: Record<c.Operator, string>
  vague: Record<c.VagueWord, string>
  unit: Record<c.Unit, string>
  measure: Record<c.Measure, string>
  anonymity: Record<c.Anonymity, string>
  linkRole: Record<c.LinkRole, string>
  role: Record<RoleWord, string>
  sensitivity: Record<c.Sensitivity, string>
  claimKind: Record<c.ClaimKind, string>
  claimRelation: Record<c.ClaimRelationType, string>
  claimStatus: Record<c.ClaimStatusName, string>
  agentRelation: Record<c.AgentRelationName, string>
  agentKind: Record<c.AgentKind, string>
  /** `{to}`: the other document. */
  documentRelation: Record<c.DocumentRelationKind, string>
  decision: Record<c.DecisionState, string>
  bundleState: Record<BundleStateWord, string>
  leftOut: Record<LeftWord, string>
  /** What of a record is above what members read. */
  restrictedField: Record<string, string>
  reviewDecision: Record<c.ReviewDecision, string>
  modality: Record<c.Modality, string>
  placeLevel: Record<c.PlaceLevel, string>
  eventLink: Record<c.EventLinkRole, string>
  restriction: Record<c.RestrictionDimension, string>
}

type RoleWord =
  | 'victim'
  | 'source'
  | 'origin'
  | 'relay'
  | 'perpetrator'
  | 'intervening'
  | 'viewer'
  | 'documenter'
  | 'analyst'
  | 'reviewer'
  | 'statistician'
  | 'editor'
  | 'custodian'
  | 'administrator'

/** What a figure says about itself. */
export interface ReasonWords {
  status: Record<Status, string>
  /** In place of `single_origin` where there is exactly one. */
  oneOrigin: string
  /** Whole sentences. */
  flag: Record<Flag, string>
  leftOut: Record<LeftOutCode | 'not_visible', string>
  beside: Record<BesideClaim['reason'], string>
  /** Why a claim beside the question is not counted. */
  nearby: Record<'measureDay' | 'measurePeriod' | 'act' | 'time' | 'no_time', string>
  mark: Record<Mark, string>
  fixed: Record<'vague_word' | 'somebody' | 'nothing_known', string>
  derivation: Record<'sum' | 'union' | 'difference' | 'majority' | 'rate' | 'overlaps', string>
  effect: Record<Effect, string>
  relation: Record<ScopeRelation, string>
  contradiction: Record<Contradiction['kind'], string>
}

/** How a unit stands around its number: before it, after one, after many, after a word. */
export interface UnitPattern {
  before: string
  one: string
  many: string
  of: string
  /** After a word for a share, such as "most"; default: as after other words. */
  share?: string
}

/** Patterns from which numbers, dates, questions and reports are put together. */
export interface SentenceWords {
  number: Record<
    | c.Operator
    | 'partOf'
    | 'rate'
    | 'noted'
    | 'markedParts'
    | 'onePart'
    | 'highOpen'
    | 'noBest'
    | 'noNumber',
    string
  >
  counter: Record<c.Unit, UnitPattern>
  rateUnit: Record<c.RateUnit, string>
  date: Record<
    | 'day'
    | 'shortDay'
    | 'month'
    | 'year'
    | 'between'
    | 'onDay'
    | 'inPeriod'
    | 'fromTo'
    | 'since'
    | 'until',
    string
  > & { months: readonly string[] }
  question: Record<QuestionPattern, string>
  /** The act as what happened to the people asked for. */
  asked: Record<c.Act, string>
  report: Record<ReportPattern, string> & {
    ends: Record<'all' | 'lowBest' | 'bestHigh' | 'lowHigh', string>
    ownEnd: Record<'low' | 'best' | 'high', string>
    hidden: Record<'restricted' | 'sealed', string>
  }
  /** Keys of the plain form of a report. */
  key: Record<'question' | 'status' | 'figure' | 'event' | 'reports', string>
  section: Record<SectionId, string>
  difference: Record<
    | 'title'
    | 'nothing'
    | 'moved'
    | 'because'
    | 'entered'
    | 'left'
    | 'rows'
    | 'row'
    | 'before'
    | 'after'
    | 'endpoints'
    | 'changed'
    | 'grades'
    | 'gradeRow'
    | 'rowAdded'
    | 'rowRemoved'
    | 'causeRow'
    | 'causeGrade'
    | 'causeQuestion',
    string
  >
}

type QuestionPattern =
  | 'asked'
  | 'counted'
  | 'inPlace'
  | 'fromPlace'
  | 'inEvent'
  | 'population'
  | 'restricted'
  | 'recordedOn'
  | 'publishedOn'
  | 'recordedNow'
  | 'publishedNow'

type ReportPattern =
  | 'low'
  | 'best'
  | 'high'
  | 'headline'
  | 'origins'
  | 'originRange'
  | 'originExact'
  | 'reports'
  | 'same'
  | 'sameAs'
  | 'madeOf'
  | 'partLine'
  | 'subtracted'
  | 'originsColumn'
  | 'numberColumn'
  | 'byOrigins'
  | 'implied'
  | 'impliedNothing'
  | 'leftOut'
  | 'leftOutOn'
  | 'causedBy'
  | 'causedByAgain'
  | 'beside'
  | 'nearby'
  | 'nearbySource'
  | 'originIn'
  | 'originSaying'
  | 'wordless'
  | 'someDocument'
  | 'someSpeaker'
  | 'nearbyMore'
  | 'nearbyAtLeast'
  | 'contradiction'
  | 'side'
  | 'values'
  | 'valuesOpen'
  | 'partScope'
  | 'chosen'
  | 'notChosen'
  | 'notChosenAlone'
  | 'contestedPart'
  | 'notBrokenDown'
  | 'pairMatters'
  | 'partsMatter'
  | 'ifHolds'
  | 'ifNoneHolds'
  | 'conditionOf'
  | 'ifContained'
  | 'cannotAllBe'
  | 'personsOnLists'
  | 'waiting'
  | 'shredded'
  | 'more'
  | 'askMore'
  | 'usedLine'
  | 'usedValues'
  | 'nothing'
  | 'className'
  | 'classLine'
  | 'anonymous'
  | 'joined'
  | 'graded'
  | 'judged'
  | 'joinedBy'
  | 'joinedOn'
  | 'mayBeOne'
  | 'mayBeOneMore'
  | 'grouping'
  | 'reportsOf'
  | 'noQuote'
  | 'quoteLine'
  | 'through'
  | 'decided'
  | 'list'
  | 'also'

/** The sections of a report, in the order in which they are read. */
export type SectionId =
  | 'flags'
  | 'support'
  | 'reasons'
  | 'implied'
  | 'parts'
  | 'leftOut'
  | 'beside'
  | 'nearby'
  | 'contradictions'
  | 'wouldChange'
  | 'waiting'
  | 'used'
  | 'origins'
  | 'reports'

export type TroubleWords = Translated<typeof troubleEn>
/** Every code of the claim room, and those of other checks. */
export type FindingWords = Translated<typeof findingEn> & {
  finding: Record<c.FindingCode, string>
}
export type CommandWords = Translated<typeof commandEn>
/** What the charts say. */
export type ChartWords = Translated<typeof chartEn>
/** What an estimate says; a sentence for every finding of the estimate room. */
export type EstimateWords = Translated<typeof estimateEn> & {
  finding: { [C in FindingCode]: Record<FindingKind<C>, string> }
}
/** What is said of recorded lists and of estimates that are kept. */
export type KeptWords = Translated<typeof keptEn>
/** What is said of records of persons and of how they are linked. */
export type LinkageWords = Translated<typeof linkageEn>
/** What the pages say. */
export type PageWords = Translated<typeof pageEn>

/** Everything that Tumen says in one language. */
export interface Words extends VocabularyWords, SentenceWords, TroubleWords, FindingWords {
  reason: ReasonWords
  command: CommandWords
  brief: Translated<typeof briefEn>
  chart: ChartWords
  estimate: EstimateWords
  kept: KeptWords
  linkage: LinkageWords
  proof: Translated<typeof proofEn>
  passphrase: Translated<typeof passphraseEn>
  said: Translated<typeof saidEn>
  shred: Translated<typeof shredEn>
  clock: Translated<typeof clockEn>
  verify: Translated<typeof verifyEn>
  page: PageWords
}
