// What the reader proposes: a claim with everything that a text says about it, the rule that
// filled each field, and what it does not know as a question. Never reviewed, never accepted.
// Source: reading.md, claims.md 3.
import type {
  Act,
  ChainLink,
  ClaimKind,
  ClaimPlace,
  ClaimRelationType,
  ClaimTime,
  Comparison,
  Factuality,
  Habitual,
  Modality,
  Polarity,
  Position,
  ProposalField,
  Quantity,
  QuestionCode,
  Restriction,
  Sensitivity,
  Span,
} from '@tumen/claim'
import type { Range } from '../text/source-text.ts'

export type Field = ProposalField

/** A question about one field, with the answers that the text allows, the proposed one first. */
export interface Question {
  code: QuestionCode
  field: Field
  /** Words of the text, acts, roles or days: data, not sentences. */
  candidates: string[]
  /** The words that raise it. */
  range?: Range
}

/** One field as it was filled: its value, the rules that did so, and what is left open. */
export interface Filled<T> {
  value: T
  /** Names of rules, the deciding one first, such as `act.nearest-verb`. */
  rules: string[]
  /** The words that show it. */
  range?: Range
  questions?: Question[]
}

/** A link of the speaker chain before it is known which agent it is. */
export type SpeakerLink = Omit<ChainLink, 'agent'>

/** How a mention of people refers to one that was made before. Source: reading.md 6. */
export const REFERENCES = [
  'same',
  'all_of',
  'part_of',
  'remainder',
  'other',
  'further',
  'group',
  'restatement',
] as const
export type Reference = (typeof REFERENCES)[number]

/** References to people of a group that was told of, and to nobody else. */
export const OF_GROUP: ReadonlySet<Reference> = new Set([
  ...(['same', 'all_of', 'part_of', 'remainder', 'group'] as const),
])

/** What rules and model say of one number; nothing where no model was asked. */
export type Agreement = 'agree' | 'differ' | 'only-rules' | 'only-model'

/** A claim as the reader proposes it. */
export interface Proposal {
  /** Stable for a text and the place in it: kind and offsets, where these are taken its act. */
  key: string
  kind: ClaimKind
  position: Position
  quote: Span[]
  act: Act
  polarity: Polarity
  habitual?: Habitual
  /** Who it happened to, as written. */
  affected?: { label: string; restrict?: Restriction[] }
  quantity?: Quantity
  places: ClaimPlace[]
  times: ClaimTime[]
  /** From the document in hand to the origin. */
  speakers: SpeakerLink[]
  modality: Modality
  /** Whether it happened; absent while that is an open question. */
  factuality?: Factuality
  modalityCue?: string
  condition?: string
  comparison?: Comparison
  sensitivity?: Sensitivity
  /** Links to other proposals of the same text, by key. */
  links: { type: ClaimRelationType; to: string }[]
  /** The rules that filled each field, and how sure they are. */
  fields: Partial<Record<Field, { rules: string[] }>>
  questions: Question[]
  agreement?: Agreement
  /** The fields of which rules and model do not say the same. */
  differing?: Field[]
  extraction: { method: 'rule' | 'model'; reviewed: false }
}
