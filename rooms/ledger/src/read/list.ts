// Reads of lists of persons and of the reports of stored estimates.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { ListSize } from './list-reader.ts'
import { counting, knownBy, type Look } from './look.ts'
import { rowsWhere } from './select.ts'

/** The entries of some lists as known at an instant, in the order of recording. */
export function readEntries(look: Look, lists: readonly string[], knownAt?: string) {
  const where = sql`list IN ${among(lists)} AND ${knownBy(look, knownAt)}`
  return rowsWhere(look, 'list_entry', where)
}

/** The entries with these ids, in the order of recording. */
export function readEntriesById(look: Look, ids: readonly string[]) {
  return rowsWhere(look, 'list_entry', sql`id IN ${among(ids)}`)
}

/** Entries and persons of every list. */
export async function readListSizes(look: Look): Promise<ListSize[]> {
  const { rows } = await sql<ListSize>`SELECT list, count(*) AS entries,
    count(DISTINCT person) AS persons FROM list_entry
    WHERE TRUE ${counting(look)} GROUP BY list ORDER BY list`.execute(look.store)
  return rows
}

/** The report of a stored estimate. */
export async function readEstimateReport(look: Look, id: string) {
  return (await rowsWhere(look, 'estimate_report', sql`estimate = ${id}`))[0]
}
