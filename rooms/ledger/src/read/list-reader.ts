// The face of the lists of persons: who stands on which list, and what stored estimates said.
import type {
  CustomValue,
  EstimateReportRow,
  Involvement,
  LinkagePair,
  ListEntryRow,
  Mention,
  PersonMember,
} from '@tumen/claim'
import type { Page, Stored } from '../ledger.ts'

/** As known at which instant, and what was undone at which; now when absent. */
export interface ListMoment {
  knownAt?: string
  /** `knownAt` when absent. */
  countedAt?: string
}

/** How much a list holds. */
export interface ListSize {
  list: string
  entries: number
  /** Different pseudonyms. */
  persons: number
}

/** Which links of persons to events are wanted; all that is said has to fit. */
export interface InvolvementFilter extends ListMoment {
  ids?: readonly string[]
  mentions?: readonly string[]
  event?: string
  /** The claim that says so. */
  claim?: string
}

/** Which values of fields of a group's own are wanted; all that is said has to fit. */
export interface CustomValueFilter extends ListMoment {
  ids?: readonly string[]
  fields?: readonly string[]
  events?: readonly string[]
  mentions?: readonly string[]
}

/** What a mention is called. */
export interface MentionName {
  id: string
  name: string
}

/** Everything that can be read of lists; lists themselves, and heads of estimates, are `rows`. */
export interface ListReader {
  /** The entries of these lists as known at an instant, in the order of recording. */
  listEntries(lists: readonly string[], as?: ListMoment): Promise<Stored<ListEntryRow>[]>
  listEntriesById(ids: readonly string[], countedAt?: string): Promise<Stored<ListEntryRow>[]>
  /** The size of every list that has an entry. */
  listSizes(): Promise<ListSize[]>
  /** The newest row of every mention of these lists, in the order of their first rows. */
  mentions(lists: readonly string[], as?: ListMoment): Promise<Stored<Mention>[]>
  /** The newest rows of the mentions with these ids, in the order of their first rows. */
  mentionsById(ids: readonly string[], as?: ListMoment): Promise<Stored<Mention>[]>
  /** The ids of the mentions of these lists, in the order of their first rows. */
  mentionIds(lists: readonly string[]): Promise<string[]>
  /** What every mention with a name is called, without reading anything else of it. */
  mentionNames(): Promise<MentionName[]>
  /** All rows of the mentions of these lists that have one by hand, in the order of recording. */
  amendedMentions(lists: readonly string[]): Promise<Stored<Mention>[]>
  /** How many mentions each list has that has any. */
  mentionCounts(): Promise<{ list: string; mentions: number }[]>
  /** The pairs of a run, of these mentions if any are given, in the order of recording. */
  linkagePairs(run: string, mentions?: readonly string[]): Promise<Stored<LinkagePair>[]>
  /**
   * Whose mention each is: the newest row of every mention, or of these, in the order of recording.
   */
  personMembers(as?: ListMoment & { mentions?: readonly string[] }): Promise<Stored<PersonMember>[]>
  /** The newest row of each link of a person to an event, withdrawn ones too. */
  involvements(filter?: InvolvementFilter): Promise<Stored<Involvement>[]>
  /** The ids of a page of them, in its order, without reading the others. */
  involvementIds(filter: InvolvementFilter, page: Page): Promise<string[]>
  /** The newest row of each value that fits, of those that were taken out too. */
  customValues(filter?: CustomValueFilter): Promise<Stored<CustomValue>[]>
  /** All rows of the values that fit, in the order of recording. */
  customValueRows(filter: CustomValueFilter): Promise<Stored<CustomValue>[]>
  /** What a stored estimate was made of, and what it said. */
  estimateReport(id: string, countedAt?: string): Promise<Stored<EstimateReportRow> | undefined>
}
