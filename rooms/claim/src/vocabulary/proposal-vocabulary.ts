// Words of proposals: the fields that a reader fills, what it asks about them, and whether what a
// text tells of has happened. Source: reading.md 5; reader.md 2, after FactBank.

/** The fields of a proposal that a reader fills, each by itself. */
export const PROPOSAL_FIELDS = [
  'detection',
  'quantity',
  'group',
  'act',
  'factuality',
  'measure',
  'places',
  'times',
  'speakers',
  'modality',
] as const
export type ProposalField = (typeof PROPOSAL_FIELDS)[number]

/** What a reviewer is asked; `words` has the sentences. */
export const QUESTION_CODES = [
  'who-is-origin',
  'same-group',
  'did-it-happen',
  'arrested-or-held',
  'which-date',
  'total-or-incident',
  'same-speaker',
  'which-place',
  'place-role',
  'which-act',
  'which-period',
  'what-is-counted',
] as const
export type QuestionCode = (typeof QUESTION_CODES)[number]

/** Whether what a text tells of has happened; only the first two can be counted. */
export const FACTUALITIES = [
  'happened',
  'ongoing',
  'denied',
  'refuted',
  'retracted',
  'planned',
  'feared',
  'ordered',
  'conditional',
  'hypothetical',
  'question',
  'rumour_denied',
  'fiction',
] as const
export type Factuality = (typeof FACTUALITIES)[number]
