// The controlled words of the claim model: every list that a field may draw from, once.
// Source: HURIDOCS, UCDP GED and ACLED practice, reduced to what real reports needed.

export * from './act.ts'
export * from './role.ts'
export * from './row-vocabulary.ts'

/** Kinds of claim: what sort of statement it is. */
export const CLAIM_KINDS = [
  'quantity',
  'occurrence',
  'state',
  'generic',
  'trend',
  'comparison',
  'causal',
  'context',
  'identity',
  'source_profile',
  'provenance',
] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Where in its document a claim stands; headlines yield to bodies in figures. */
export const POSITIONS = [
  'headline',
  'subheading',
  'lead',
  'body',
  'caption',
  'credit',
  'boilerplate',
] as const
export type Position = (typeof POSITIONS)[number]

/** How a number is hedged; never guessed. */
export const OPERATORS = [
  'exactly',
  'about',
  'odd',
  'nearly',
  'at_least',
  'more_than',
  'up_to',
  'fewer_than',
  'range',
  'vague',
  'none',
  'unknown_some',
] as const
export type Operator = (typeof OPERATORS)[number]

/** Words that stand for a number without stating it. */
export const VAGUE_WORDS = [
  'a_few',
  'several',
  'tens',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'tens_of_thousands',
  'hundreds_of_thousands',
  'many',
  'most',
  'majority',
  'all',
] as const
export type VagueWord = (typeof VAGUE_WORDS)[number]

/** What is counted; units are never converted into each other. */
export const UNITS = [
  'persons',
  'families',
  'households',
  'groups',
  'incidents',
  'raids',
  'meetings',
  'bodies',
  'months',
  'weeks',
  'percent',
  'usd',
  'other',
] as const
export type Unit = (typeof UNITS)[number]

/** How a number relates to time. */
export const MEASURES = ['flow', 'stock', 'cumulative', 'rate'] as const
export type Measure = (typeof MEASURES)[number]

/** The period that a rate is stated for. */
export const RATE_UNITS = ['day', 'week', 'month', 'year'] as const
export type RateUnit = (typeof RATE_UNITS)[number]

/** What a place is to the act. */
export const PLACE_ROLES = [
  'locus',
  'origin',
  'destination',
  'custody',
  'arrest_site',
  'transit',
  'subject',
] as const
export type PlaceRole = (typeof PLACE_ROLES)[number]

/** How large a place is. */
export const PLACE_LEVELS = [
  'point',
  'site',
  'settlement',
  'adm2',
  'adm1',
  'region',
  'country',
  'multi_country',
  'sea',
  'unknown',
] as const
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** How the words relate the act to the named place. */
export const PLACE_RELATIONS = [
  'in',
  'near',
  'outskirts',
  'various_parts_of',
  'along',
  'at_border_of',
] as const
export type PlaceRelation = (typeof PLACE_RELATIONS)[number]

/** What a time is to the act. */
export const TIME_ROLES = ['event', 'as_of', 'since', 'until', 'baseline'] as const
export type TimeRole = (typeof TIME_ROLES)[number]

/** Against what a time expression was resolved. */
export const ANCHORS = ['absolute', 'publication_date', 'report_date', 'other_event'] as const
export type Anchor = (typeof ANCHORS)[number]

/** What a link of the speaker chain is. */
export const LINK_ROLES = [
  'publisher',
  'reprinter',
  'outlet',
  'outlet_desk',
  'document',
  'ngo',
  'official_body',
  'person',
  'group',
] as const
export type LinkRole = (typeof LINK_ROLES)[number]

/** How a link relates to the next one; the last link `speaks`. */
export const LINK_RELATIONS = [
  'reprints',
  'publishes',
  'reports',
  'quotes',
  'paraphrases',
  'cites',
  'is_told_by',
  'speaks',
] as const
export type LinkRelation = (typeof LINK_RELATIONS)[number]

/** In which manner a link repeats the words. */
export const MODES = ['direct_quote', 'indirect_quote', 'paraphrase', 'own_voice'] as const
export type Mode = (typeof MODES)[number]

/** How far a speaker is named. */
export const ANONYMITIES = [
  'named',
  'role_named',
  'pseudonym',
  'anonymous_on_request',
  'unnamed',
  'collective',
  'unattributed',
] as const
export type Anonymity = (typeof ANONYMITIES)[number]

/** How sure the speaker sounds. */
export const MODALITIES = [
  'asserted',
  'reported',
  'believed',
  'estimated',
  'perceived',
  'alleged',
  'possible',
  'hypothetical',
  'predicted',
  'presupposed',
  'denied',
] as const
export type Modality = (typeof MODALITIES)[number]

/** Modalities of a guess or a plan: no figure counts what is said so. */
export const SPECULATIVE_MODALITIES = [
  'possible',
  'hypothetical',
  'predicted',
  'perceived',
] as const satisfies readonly Modality[]

/** How the origin knows. */
export const BASES = [
  'direct_witness',
  'participant',
  'told_by_relatives',
  'told_by_contacts',
  'official_record',
  'compiled_list',
  'inference',
  'unknown',
] as const
export type Basis = (typeof BASES)[number]

/** Whether a proposition is affirmed or denied by its origin. */
export const POLARITIES = ['affirmed', 'denied'] as const
export type Polarity = (typeof POLARITIES)[number]

/** How often a habitual statement says that something happens. */
export const HABITUALS = ['always', 'typically', 'often', 'sometimes'] as const
export type Habitual = (typeof HABITUALS)[number]

/** Dimensions along which a group is restricted. */
export const RESTRICTION_DIMENSIONS = [
  'sex',
  'age',
  'role',
  'status',
  'place_of_origin',
  'other',
] as const
export type RestrictionDimension = (typeof RESTRICTION_DIMENSIONS)[number]

/** Who may read a record, from everybody to nobody but a custodian. */
export const SENSITIVITIES = ['public', 'restricted', 'sealed'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** Who may see a field; `internal`: members to whom an operation gives it, and no history. */
export type FieldClass = Sensitivity | 'internal'

/** How a claim was made. */
export const EXTRACTION_METHODS = ['human', 'rule', 'model'] as const
export type ExtractionMethod = (typeof EXTRACTION_METHODS)[number]

/** How a number of ours was derived from numbers that were stated. */
export const DERIVATION_RULES = ['sum', 'difference', 'ratio', 'rate_x_time'] as const
export type DerivationRule = (typeof DERIVATION_RULES)[number]

/** How two quantities compare. */
export const COMPARISON_OPERATORS = ['gt', 'lt', 'eq', 'increased', 'decreased'] as const
export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number]
