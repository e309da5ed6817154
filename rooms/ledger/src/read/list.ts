// Reads of lists of persons and of the reports of stored estimates.
import { sql } from 'kysely'
import { listOf } from '../dialect/sqlite.ts'
import { STORED_COLUMNS, type StoredColumns, storedOf } from '../table/stored-row.ts'
import type { ListSize } from './list-reader.ts'
import { counting, knownBy, type Look } from './look.ts'

const COLUMNS = sql.join(STORED_COLUMNS.map((column) => sql.ref(column)))

/** The entries of some lists as known at an instant, in the order of recording. */
export async function readEntries(look: Look, lists: readonly string[], knownAt?: string) {
  const { rows } = await sql<StoredColumns>`SELECT ${COLUMNS} FROM list_entry
    WHERE list IN (SELECT value FROM ${listOf(lists)}) AND ${knownBy(look, knownAt)}
    ${counting(look)}
    ORDER BY seq`.execute(look.store)
  return rows.map((row) => storedOf(look, 'list_entry', row))
}

/** The entries with these ids, in the order of recording. */
export async function readEntriesById(look: Look, ids: readonly string[]) {
  const { rows } = await sql<StoredColumns>`SELECT ${COLUMNS} FROM list_entry
    WHERE id IN (SELECT value FROM ${listOf(ids)}) ${counting(look)}
    ORDER BY seq`.execute(look.store)
  return rows.map((row) => storedOf(look, 'list_entry', row))
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
  const { rows } = await sql<StoredColumns>`SELECT ${COLUMNS} FROM estimate_report
    WHERE estimate = ${id} ${counting(look)}`.execute(look.store)
  return rows[0] && storedOf(look, 'estimate_report', rows[0])
}
