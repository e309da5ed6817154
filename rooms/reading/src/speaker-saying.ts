// What the words of a sentence attribute to somebody: who speaks, through whom, and which words
// of the sentence are theirs. One language brings one finder. Source: reading.md 4.
import type { Anonymity, DayInterval, LinkRelation, LinkRole } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

/** How words point back to somebody, or to the outlet itself: "he", "the group", "we". */
export const BACK_REFERENCES = ['person', 'group', 'body', 'outlet', 'document', 'own'] as const
export type BackReference = (typeof BACK_REFERENCES)[number]

/** How words for somebody of a role point back; roles that no word points back to are left out. */
export const BACK_OF_ROLE: Readonly<Partial<Record<LinkRole, BackReference>>> = {
  person: 'person',
  group: 'group',
  ngo: 'body',
  official_body: 'body',
  outlet: 'outlet',
  document: 'document',
}

/** Somebody who speaks, as the text names them. */
export interface Speaker extends Range {
  /** The words, without those that only point back or say why there is no name. */
  label: string
  role: LinkRole
  anonymity: Anonymity
  /** Why somebody is not named, as written. */
  reason?: string
  /** The words point back: "the lawyer", 이 단체. `label` holds the noun, empty for a pronoun. */
  back?: BackReference
  /** All words of a reference back, for when nobody is found. */
  words?: string
  /** The day on which they said it, where the text tells. */
  date?: DayInterval
}

/** One attribution. */
export interface Saying extends Range {
  /** From the one next to the outlet to the origin; never empty. */
  speakers: Speaker[]
  /** How what stands before in the chain relates to the first speaker. */
  relation: LinkRelation
  /** How each speaker relates to the next one. */
  inner: LinkRelation
  /** The words of saying. */
  verb?: string | undefined
  /** The words that are theirs. */
  covers: Range
  /** It stands behind or around what is said: what is said inside may hold another saying. */
  isOuter: boolean
  /** Nobody is named at all: "reportedly", 것으로 알려졌다. */
  isNobody: boolean
  /** The name of the rule. */
  rule: string
}

/** Where a sentence stands that tells no part of the story by itself. */
export const HEADINGS: ReadonlySet<string> = new Set([
  ...['headline', 'subheading', 'caption', 'credit'],
])

/** The rule of a sentence that says whose the figures of the one before it are. */
export const FIGURES_OF = 'speaker.figures-of'

/** The rule of a turn in a conversation: "Lord Ashcombe: As of 1 June". */
export const TURN = 'speaker.turn'

/** The rule of a saying from which the whole text is known: 记者从某局获悉. */
export const LEARNED_FROM = 'speaker.learned-from'

/** What a sentence says about who speaks. */
export interface SentenceSayings {
  sayings: Saying[]
  /** The outlet says that it could not find out. */
  isOwnVoice: boolean
  /** Words that keep to the topic of the sentence before: "They", "The 13", 이들은. */
  isOn: boolean
  /** Figures go on in the paragraph of the sentence before: "The number of", "This brings". */
  isNear?: boolean | undefined
  /** It begins with another place than that of the sentence before: 잠무에서는, 미국은. */
  isElsewhere?: boolean | undefined
  /** It begins with "he" or "she". */
  isOfPerson?: boolean | undefined
  /** A written question or its answer begins here: who answers speaks up to the next question. */
  turn?: 'question' | 'answer' | undefined
  /** A person who is told about first, for a pronoun after it. */
  mention?: Speaker | undefined
  /** The words that stand between quotation marks. */
  quotes: readonly Range[]
}

/** Finds the sayings of the sentence with this index. */
export type SayingFinder = (
  text: PreparedText,
  lexicon: Lexicon,
  sentence: number,
) => SentenceSayings
