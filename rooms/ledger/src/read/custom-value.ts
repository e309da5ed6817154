// Reads of what stands in fields of a group's own: of each value the newest row that counts.
import { type RawBuilder, sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { CustomValueFilter } from './list-reader.ts'
import { knownBy, type Look } from './look.ts'
import { newestRows } from './newest.ts'
import { rowsWhere } from './select.ts'

/** The newest row of each value that fits, in the order of their first rows. */
export function readCustomValues(look: Look, filter: CustomValueFilter) {
  return newestRows(
    look,
    'custom_value',
    sql`${fitting(filter)} AND ${knownBy(look, filter.knownAt)}`,
  )
}

/** Every row of the values that fit, in the order of recording. */
export function readCustomValueRows(look: Look, filter: CustomValueFilter) {
  return rowsWhere(look, 'custom_value', fitting(filter))
}

function fitting({ ids, fields, events, mentions }: CustomValueFilter): RawBuilder<unknown> {
  const columns = { id: ids, field: fields, event: events, mention: mentions }
  const fits = Object.entries(columns).flatMap(([name, wanted]) =>
    wanted === undefined ? [] : [sql`${sql.ref(name)} IN ${among(wanted)}`],
  )
  return sql.join([sql`TRUE`, ...fits], sql` AND `)
}
