// The controlled words of lists with names and of the linkage of persons.
// Source: linkage.md 2.2, 9.4, 10.1; desk.md I3-I5, M1; conventions.md 1.5.

/** What is known of the sex of a person. */
export const SEXES = ['f', 'm'] as const
export type Sex = (typeof SEXES)[number]

/** What a column of a list with names can be taken for. */
export const MENTION_FIELDS = [
  'record',
  'list',
  'name',
  'birth_year',
  'age',
  'age_counting',
  'sex',
  'home',
  'place',
  'time',
  'report',
  'origin',
] as const
export type MentionField = (typeof MENTION_FIELDS)[number]

/** What an import did with a row. */
export const IMPORT_OUTCOMES = ['new', 'changed', 'unchanged', 'conflict', 'gone'] as const
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

/** Kinds of records that come in by file. */
export const IMPORT_KINDS = ['claims', 'documents', 'events', 'persons', 'places'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What somebody says of two mentions: one person, two, or looked at and not to be said. */
export const VERDICTS = ['same', 'different', 'possible'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How the ids of persons follow from each other. */
export const LINEAGE_KINDS = ['merged_into', 'split_from'] as const
export type LineageKind = (typeof LINEAGE_KINDS)[number]

/** What somebody was in an event. It belongs to the link, never to the person. */
export const PERSON_ROLES = [
  'victim',
  'witness',
  'perpetrator',
  'relative',
  'source',
  'intervening',
] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** How sure we are of a link. */
export const CERTAINTIES = ['certain', 'likely', 'maybe'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** How one event stands to another: it comes after it, is part of it, or may be the same. */
export const EVENT_RELATIONS = ['follows', 'part_of', 'same_possible'] as const
export type EventRelation = (typeof EVENT_RELATIONS)[number]
