// What other people's formats can carry of our records: documents, events, persons, and how they
// stand to one another. Every format is written from it and read into it, so that what is lost is
// what a format has no place for. Ids are those of the other side. Source: conventions.md 1, 10,
// 12.
import type {
  Act,
  Certainty,
  DayInterval,
  EventRelation,
  GazetteerPlace,
  PersonRole,
  Sex,
} from '@tumen/claim'

/** Where something stood in what came in. */
export interface Whence {
  /** Name of the file, where there are several. */
  file?: string
  /** Line, or number of the entry, counted from 1. */
  line: number
}

/** A document, or the record of a collection with its cells as text. */
export interface CarriedDocument {
  id: string
  title: string
  language?: string
  published?: DayInterval
  /** Name of whoever published it. */
  publisher?: string
  /** Its permanent link. */
  url?: string
  text?: string
  /** Names of its files, the document itself first. */
  files?: readonly string[]
}

export interface CarriedEvent {
  id: string
  title: string
  act?: Act
  /** Path or name of the place. */
  place?: string
  period?: DayInterval
}

export interface CarriedPerson {
  id: string
  name?: string
  otherNames?: readonly string[]
  bornLow?: number
  bornHigh?: number
  sex?: Sex
  /** Path or name of a place. */
  home?: string
}

/** What a person was in an event. */
export interface CarriedLink {
  person: string
  event: string
  role: PersonRole
  certainty: Certainty
}

/** How an event stands to another. */
export interface CarriedRelation {
  from: string
  to: string
  relation: EventRelation
  certainty: Certainty
}

/** Records on their way out or in. */
export interface Carried {
  places: readonly GazetteerPlace[]
  documents: readonly CarriedDocument[]
  events: readonly CarriedEvent[]
  persons: readonly CarriedPerson[]
  links: readonly CarriedLink[]
  relations: readonly CarriedRelation[]
}

/** Nothing yet. */
export const NOTHING: Carried = {
  ...{ places: [], documents: [], events: [], persons: [], links: [], relations: [] },
}

/** Why something of a file does not come in, or comes in otherwise; never what stands there. */
export interface ExchangeProblem extends Whence {
  code: ExchangeCode
  /** The heading of the cell. */
  column?: string
}

export const EXCHANGE_CODES = [
  ...(['json_unreadable', 'table_unreadable', 'entry_unreadable'] as const),
  ...(['id_missing', 'id_unfit', 'id_twice', 'title_missing'] as const),
  ...(['date_unread', 'date_two_ways', 'act_unread', 'sex_unread', 'code_unread'] as const),
  ...(['link_target_missing', 'link_ring', 'place_unknown', 'published_missing'] as const),
] as const
export type ExchangeCode = (typeof EXCHANGE_CODES)[number]

/** A table with its headings first; cells are text as people read it, and nothing is escaped. */
export interface CellTable {
  path: string
  rows: readonly (readonly string[])[]
}

/** A table that came in: each row with its line. */
export interface ReadTable {
  path: string
  rows: readonly { line: number; fields: readonly string[] }[]
}

/** What was read of a format. */
export interface ReadCarried {
  carried: Carried
  /** Each leaves its row out, or, for a cell, the cell. */
  problems: readonly ExchangeProblem[]
}
