// How a row that names a record is found together with it, by each way of naming.
import { type RawBuilder, sql } from 'kysely'
import type { Table, Use } from '../table/descriptor.ts'
import { among, fieldOf, itemsOf, THEN } from './sqlite.ts'

type Way = Exclude<Extract<Use['by'], { way: string }>['way'], 'later'>

// Ways that no column and no field alone tells; `x` names `b`.
const WAYS: Readonly<Record<Way, (undone: ReadonlySet<number>) => RawBuilder<unknown>>> = {
  part: () => sql`claim AS b JOIN claim AS x ON x.doc = b.doc
    AND ${fieldOf('x.body', 'quantity.partOf.claim')} = b.id`,
  chain: () =>
    sql`agent AS b JOIN chain_link AS l ON l.agent = b.id JOIN claim AS x ON x.seq = l.claim`,
  // A field is held by its values where it was added, and where it got an entry that one of them
  // has; not where it was called otherwise or retired.
  filled: (undone) => sql`custom_field AS b JOIN custom_value AS x ON x.field = b.id
    AND (NOT EXISTS (SELECT 1 FROM custom_field AS f WHERE f.id = b.id AND f.seq < b.seq)
      OR ${hasEntry('b')} AND NOT EXISTS (SELECT 1 FROM custom_field AS f WHERE f.id = b.id
        AND f.seq <> b.seq AND f.leaf NOT IN ${among([...undone])} AND ${hasEntry('f')}))`,
  inside: () => sql`place AS b JOIN place AS x ON x.id > b.id || '/' AND x.id < b.id || '0'`,
}

/** Whether a row of a field has the entry that a value `x` of it is. */
function hasEntry(field: 'b' | 'f'): RawBuilder<unknown> {
  return sql`EXISTS (SELECT 1 FROM ${itemsOf(`${field}.body`, 'choices')} AS c
    WHERE ${fieldOf('c.value', 'id')} = ${fieldOf('x.body', 'value')})`
}

/** `FROM` for rows `x` and the records `b` that they name; undone are the leaves of changes. */
export function fromUse(
  use: Use & { in: Table },
  undone: ReadonlySet<number>,
): RawBuilder<unknown> {
  const { by, unless } = use
  const [base, row] = [sql`${sql.table(use.of)} AS b`, sql`${sql.table(use.in)} AS x`]
  if ('way' in by)
    return by.way === 'later'
      ? sql`${base} JOIN ${row} ON x.id = b.id AND x.seq > b.seq`
      : WAYS[by.way](undone)
  const without = unless === undefined ? sql`` : sql` AND ${fieldOf('x.body', unless)} IS NULL`
  if ('column' in by) return sql`${base} JOIN ${row} ON x.${sql.ref(by.column)} = b.id${without}`
  // Without an index every row is read once, and the record is looked up.
  if ('list' in by)
    return sql`${row} ${THEN} ${itemsOf('x.body', by.list)} AS i
      JOIN ${base} ON b.id = i.value`
  const named = sql`${fieldOf('x.body', by.field)} = b.id`
  if (by.isIndexed) return sql`${base} JOIN ${row} ON ${named}`
  return sql`${row} ${THEN} ${base} ON ${named}`
}
