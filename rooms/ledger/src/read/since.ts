// What changes since a size of the log were, for what is remembered of rows: which operations they
// were, and on which claims their rows bear. It tells of all changes, whoever asks: whoever
// remembers reads the claims again, and is given those that they may know of.
import { type RawBuilder, sql } from 'kysely'
import type { LogChanges } from '../ledger.ts'
import type { Look } from './look.ts'

/** Tables with rows about claims, and their columns with ids of these. */
const ABOUT = [
  ['claim', 'id'],
  ['claim_status', 'claim'],
  ['claim_relation', 'from_id'],
  ['claim_relation', 'to_id'],
  ['event_link', 'claim'],
] as const

/** The changes whose leaves come after the first `size`; nothing where they are too many. */
export async function readSince(
  { store }: Look,
  size: number,
  most: number,
): Promise<LogChanges | undefined> {
  const leaves = await sql<{ kind: string | null }>`SELECT o.kind FROM custody_leaf AS l
    LEFT JOIN custody_opening AS o ON o.idx = l.idx AND o."row" = -1
    WHERE l.idx >= ${size} LIMIT ${most + 1}`.execute(store)
  const kinds = new Set(leaves.rows.map(({ kind }) => kind))
  // A change that says nothing of itself is none that is known.
  if (leaves.rows.length > most || kinds.has(null)) return undefined
  const parts = ABOUT.map(([table, column]): RawBuilder<unknown> => {
    return sql`SELECT ${sql.ref(column)} AS id FROM ${sql.table(table)} WHERE leaf >= ${size}`
  })
  const claims = await sql<{ id: string }>`SELECT DISTINCT id
    FROM (${sql.join(parts, sql` UNION ALL `)}) LIMIT ${most + 1}`.execute(store)
  if (claims.rows.length > most) return undefined
  return {
    operations: [...kinds].filter((kind) => kind !== null),
    claims: claims.rows.map(({ id }) => id),
  }
}
