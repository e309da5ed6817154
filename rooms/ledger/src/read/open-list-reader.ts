// The reader of lists of persons over a store: each read sees one state, as known at an instant.

import { readCustomValueRows, readCustomValues } from './custom-value.ts'
import { readEntries, readEntriesById, readEstimateReport, readListSizes } from './list.ts'
import type { ListReader } from './list-reader.ts'
import type { Look } from './look.ts'
import {
  readAmendedMentions,
  readInvolvementIds,
  readInvolvements,
  readLinkagePairs,
  readMentionCounts,
  readMentionIds,
  readMentionNames,
  readMentions,
  readMentionsById,
  readPersonMembers,
} from './mention.ts'

/** Runs a read without what was undone at an instant. */
type Safely = <T>(read: (look: Look) => Promise<T>, countedAt?: string) => Promise<T>

/** The part of the reader that is about lists. */
export function listReader(safely: Safely): ListReader {
  return {
    listEntries: (lists, { knownAt, countedAt } = {}) =>
      safely((look) => readEntries(look, lists, knownAt), countedAt ?? knownAt),
    listEntriesById: (ids, countedAt) => safely((look) => readEntriesById(look, ids), countedAt),
    listSizes: () => safely(readListSizes),
    mentions: (lists, { knownAt, countedAt } = {}) =>
      safely((look) => readMentions(look, lists, knownAt), countedAt ?? knownAt),
    mentionsById: (ids, { knownAt, countedAt } = {}) =>
      safely((look) => readMentionsById(look, ids, knownAt), countedAt ?? knownAt),
    mentionIds: (lists) => safely((look) => readMentionIds(look, lists)),
    mentionNames: () => safely(readMentionNames),
    amendedMentions: (lists) => safely((look) => readAmendedMentions(look, lists)),
    mentionCounts: () => safely(readMentionCounts),
    linkagePairs: (run, mentions) => safely((look) => readLinkagePairs(look, run, mentions)),
    personMembers: ({ mentions, knownAt, countedAt } = {}) =>
      safely((look) => readPersonMembers(look, { knownAt, mentions }), countedAt ?? knownAt),
    involvements: (filter = {}) =>
      safely((look) => readInvolvements(look, filter), filter.countedAt ?? filter.knownAt),
    involvementIds: (filter, page) =>
      safely((look) => readInvolvementIds(look, filter, page), filter.countedAt ?? filter.knownAt),
    customValues: (filter = {}) =>
      safely((look) => readCustomValues(look, filter), filter.countedAt ?? filter.knownAt),
    customValueRows: (filter) => safely((look) => readCustomValueRows(look, filter)),
    estimateReport: (id, countedAt) => safely((look) => readEstimateReport(look, id), countedAt),
  }
}
