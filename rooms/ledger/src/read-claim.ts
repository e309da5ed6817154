// Claims with the rows that bear on them: statuses, relations, event links. However many claims
// are asked for, each kind of row is fetched by one statement.
import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { dayNumber } from './claim-index.ts'
import type { Store } from './database.ts'
import { listOf } from './dialect-sqlite.ts'
import type { ClaimInContext, FigureRead, Page, RowOf, Stored } from './ledger.ts'
import { instantOf, limitOf, seqAfter } from './read-row.ts'
import { STORED_COLUMNS, type StoredColumns, storedOf } from './stored-row.ts'

type Found = StoredColumns & { id: string }
type Bearing = 'claim_status' | 'claim_relation' | 'event_link'

/** One claim by its id. */
export async function readClaim(store: Store, id: string): Promise<ClaimInContext | undefined> {
  const found = await store
    .selectFrom('claim')
    .select(['id', ...STORED_COLUMNS])
    .where(sql<SqlBool>`claim.seq = (SELECT i.claim FROM claim_id AS i WHERE i.id = ${id})`)
    .execute()
  return (await inContext(store, found))[0]
}

/** A page of the claims of a document, of an origin, or of all, in the order of recording. */
export async function readClaims(
  store: Store,
  filter: { doc?: string; origin?: string } & Page,
): Promise<ClaimInContext[]> {
  const after = await seqAfter(store, 'claim', filter.after)
  let query = store.selectFrom('claim').select(['id', ...STORED_COLUMNS])
  query = query.where('seq', '>', after)
  if (filter.doc !== undefined) query = query.where('doc', '=', filter.doc)
  if (filter.origin !== undefined) query = query.where(isOrigin(filter.origin))
  return inContext(store, await query.orderBy('seq').limit(limitOf(filter)).execute())
}

function isOrigin(agent: string) {
  return sql<SqlBool>`claim.seq IN
    (SELECT l.claim FROM chain_link AS l WHERE l.agent = ${agent} AND l.origin = 1)`
}

/** The claims that a figure must look at, in the order of ids. */
export async function readClaimsForFigure(
  store: Store,
  read: FigureRead,
): Promise<ClaimInContext[]> {
  const knownAt = read.knownAt === undefined ? undefined : instantOf(read.knownAt)
  const seqs = read.event === undefined ? inScope(read) : linkedTo(read.event, read.acts, knownAt)
  let query = store.selectFrom('claim').select(['id', ...STORED_COLUMNS])
  query = query.where(sql<SqlBool>`claim.seq IN (${seqs})`)
  if (knownAt !== undefined) query = query.where('recorded', '<=', knownAt)
  const found = await query.execute()
  found.sort((a, b) => (a.id < b.id ? -1 : 1))
  return inContext(store, found, knownAt)
}

function inScope(read: FigureRead): Expression<unknown> {
  const parts = [sql`s.act IN (SELECT value FROM ${listOf(read.acts)})`]
  if (read.to !== undefined) parts.push(sql`s.first <= ${dayNumber(read.to)}`)
  if (read.from !== undefined) parts.push(sql`s.last >= ${dayNumber(read.from)}`)
  const scope = sql.join(parts, sql` AND `)
  if (read.place === undefined) return sql`SELECT s.claim FROM claim_scope AS s WHERE ${scope}`
  const above = read.place.split('/').map((_, n, all) => all.slice(0, n + 1).join('/'))
  // Everything inside the place lies between its path with `/` and with the sign after it, `0`.
  return sql`SELECT s.claim FROM claim_scope AS s
    WHERE ${scope} AND s.path IN (SELECT value FROM ${listOf(['', ...above])})
    UNION SELECT s.claim FROM claim_scope AS s
    WHERE ${scope} AND s.path >= ${`${read.place}/`} AND s.path < ${`${read.place}0`}`
}

function linkedTo(event: string, acts: readonly string[], knownAt?: string): Expression<unknown> {
  const known = knownAt === undefined ? sql`` : sql`AND l.recorded <= ${knownAt}`
  return sql`SELECT c.seq FROM event_link AS l JOIN claim_id AS i ON i.id = l.claim
    JOIN claim AS c ON c.seq = i.claim
    WHERE l.event = ${event} ${known} AND c.act IN (SELECT value FROM ${listOf(acts)})`
}

async function inContext(store: Store, found: Found[], knownAt?: string) {
  const claims = new Map<string, ClaimInContext>()
  for (const columns of found) {
    const claim = storedOf('claim', columns)
    claims.set(columns.id, { claim, statuses: [], relations: [], events: [] })
  }
  if (claims.size === 0) return []
  const asked: Asked = { store, ids: [...claims.keys()], ...(knownAt ? { knownAt } : {}) }
  for (const one of await rowsOf(asked, 'claim_status', ['claim'])) {
    claims.get(one.row.claim)?.statuses.push(one)
  }
  for (const one of await rowsOf(asked, 'event_link', ['claim'])) {
    claims.get(one.row.claim)?.events.push(one)
  }
  for (const one of await rowsOf(asked, 'claim_relation', ['from_id', 'to_id'])) {
    for (const id of new Set([one.row.from, one.row.to])) claims.get(id)?.relations.push(one)
  }
  return [...claims.values()]
}

/** Whose rows are wanted, and as known when. */
interface Asked {
  store: Store
  ids: string[]
  knownAt?: string
}

async function rowsOf<T extends Bearing>(
  { store, ids, knownAt }: Asked,
  table: T,
  columns: readonly string[],
): Promise<Stored<RowOf[T]>[]> {
  const places = columns.map(
    (column) => sql`SELECT r.seq FROM ${sql.table(table)} AS r
    WHERE r.${sql.ref(column)} IN (SELECT value FROM ${listOf(ids)})`,
  )
  const known = knownAt === undefined ? sql`` : sql`AND recorded <= ${knownAt}`
  const query = sql<StoredColumns>`SELECT ${sql.join(STORED_COLUMNS.map((c) => sql.ref(c)))}
    FROM ${sql.table(table)} WHERE seq IN (${sql.join(places, sql` UNION `)}) ${known} ORDER BY seq`
  const { rows } = await query.execute(store)
  return rows.map((row) => storedOf(table, row))
}
