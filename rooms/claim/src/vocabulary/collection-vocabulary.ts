// What the templates and columns of other people's collections can be taken for. Source: desk.md
// I3; conventions.md 12.

/** What entries of a template become; `record` is the words of the entry and nothing else. */
export const COLLECTION_TARGETS = [
  'document',
  'event',
  'person',
  'place',
  'record',
  'skip',
] as const
export type CollectionTarget = (typeof COLLECTION_TARGETS)[number]

/** What a column is taken for; `words` stays in the words of the record. */
export const COLLECTION_FIELDS = [
  ...(['words', 'text', 'language', 'published', 'publisher', 'url'] as const),
  ...(['act', 'place', 'period', 'follows', 'part_of', 'same_possible'] as const),
  ...(['name', 'other_names', 'born', 'sex', 'home'] as const),
  ...(['victim', 'witness', 'perpetrator', 'relative', 'source', 'intervening'] as const),
  ...(['level', 'names', 'aliases', 'latitude', 'longitude'] as const),
] as const
export type CollectionField = (typeof COLLECTION_FIELDS)[number]

/** Which of two numbers before a year is the day. */
export const DAY_ORDERS = ['dmy', 'mdy'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]
