// The face of the lists of persons: who stands on which list, and what stored estimates said.
import type { EstimateReportRow, ListEntryRow } from '@tumen/claim'
import type { Stored } from './ledger.ts'

/** How much a list holds. */
export interface ListSize {
  list: string
  entries: number
  /** Different pseudonyms. */
  persons: number
}

/** Everything that can be read of lists; lists themselves, and heads of estimates, are `rows`. */
export interface ListReader {
  /** The entries of these lists as known at an instant, in the order of recording. */
  listEntries(
    lists: readonly string[],
    as?: { knownAt?: string; countedAt?: string },
  ): Promise<Stored<ListEntryRow>[]>
  listEntriesById(ids: readonly string[], countedAt?: string): Promise<Stored<ListEntryRow>[]>
  /** The size of every list that has an entry. */
  listSizes(): Promise<ListSize[]>
  /** What a stored estimate was made of, and what it said. */
  estimateReport(id: string, countedAt?: string): Promise<Stored<EstimateReportRow> | undefined>
}
