// Claims with the rows that bear on them: statuses, relations, event links. However many claims
// are asked for, each kind of row is fetched by one statement.
import type { Claim } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'
import { instantOf } from '../change/recorded-instant.ts'
import { among, greatest, holds, itemsOf } from '../dialect/sqlite.ts'
import type {
  AroundRead,
  ClaimFilter,
  ClaimInContext,
  FigureRead,
  IndexedScope,
  Page,
  RowOf,
  Stored,
} from '../ledger.ts'
import { dayNumber } from '../table/claim-index.ts'
import { type StoredColumns, storedOf, storedRow } from '../table/stored-row.ts'
import { claimsNumbered, seqsOfClaims } from './list-claim.ts'
import { counting, countsAt, knownBy, type Look, type Step } from './look.ts'
import { seenAmong } from './reach.ts'
import { COLUMNS } from './select.ts'

/** Claims that are read by one statement. */
const PAGE_CLAIMS = 500

/** Reads of more claims than these fill what is kept with rows that are gone before they help. */
const MOST_KEPT_OF = 10_000

/** Claims whose scopes are read by one statement. */
const PAGE_SCOPES = 5000

type Bearing = 'claim_status' | 'claim_relation' | 'event_link'

/** One claim by its id. */
export async function readClaim(look: Look, id: string): Promise<ClaimInContext | undefined> {
  const where = sql`seq = (SELECT i.claim FROM claim_id AS i WHERE i.id = ${id})${counting(look)}`
  return (await inContext(look, await claimsWhere(look, where)))[0]
}

/** The claims with these ids, in the order of recording. */
export async function readClaimsById(
  look: Look,
  ids: readonly string[],
): Promise<ClaimInContext[]> {
  const list = among(ids)
  const where = sql`seq IN (SELECT i.claim FROM claim_id AS i
    WHERE i.id IN ${list})${counting(look)} ORDER BY seq`
  return inContext(look, await claimsWhere(look, where))
}

/**
 * The claims in which one of these ids is listed. No index knows of them: every claim is looked at,
 * and those that list nobody are passed over unread.
 */
export async function readClaimsListing(
  look: Look,
  ids: readonly string[],
): Promise<ClaimInContext[]> {
  const where = sql`${holds(sql`body`, sql.lit('"listed":['))} AND EXISTS (
    SELECT 1 FROM ${itemsOf('body', 'listed')} AS entry
    WHERE entry.value IN ${among(ids)})${counting(look)} ORDER BY seq`
  return inContext(look, await claimsWhere(look, where))
}

/** A page of the claims that fit a filter, in the order of recording. */
export async function readClaims(
  look: Look,
  filter: ClaimFilter & Page,
): Promise<ClaimInContext[]> {
  const seqs = await seqsOfClaims(look, filter)
  return inContext(look, await claimsWhere(look, claimsNumbered(seqs, filter)))
}

async function claimsWhere(look: Look, where: RawBuilder<unknown>): Promise<Stored<Claim>[]> {
  return (await columnsWhere(look, where)).map((row) => storedOf(look, 'claim', row))
}

async function columnsWhere(look: Look, where: RawBuilder<unknown>): Promise<StoredColumns[]> {
  const query = sql<StoredColumns>`SELECT ${COLUMNS} FROM claim WHERE ${where}`
  return (await query.execute(look.store)).rows
}

/** The claims that a figure must look at, in the order of ids. */
export async function readClaimsForFigure(step: Step, read: FigureRead): Promise<ClaimInContext[]> {
  const found: ClaimInContext[] = []
  await eachPage(step, read, {
    readPage: (count) => (count > MOST_KEPT_OF ? readOnce : readNumbered),
    take: async (page) => void found.push(...page),
  })
  return found.sort((a, b) => (a.claim.row.id < b.claim.row.id ? -1 : 1))
}

type Take = (page: ClaimInContext[]) => Promise<void>

/** The same, some at a time in the order of recording: what is not needed of them may go. */
export function eachPageForFigure(step: Step, read: FigureRead, take: Take): Promise<void> {
  return eachPage(step, read, { readPage: () => readOnce, take })
}

async function eachPage(
  step: Step,
  read: FigureRead,
  { readPage, take }: { readPage: (count: number) => typeof readOnce; take: Take },
): Promise<void> {
  const knownAt = read.knownAt === undefined ? undefined : instantOf(read.knownAt)
  const seqs = await step((look) => {
    const wanted = read.event === undefined ? inScope(read) : linkedTo(look, read, knownAt)
    return seqsOf(look, sql`SELECT seq FROM (${wanted}) ORDER BY seq`)
  })
  const pageOf = readPage(seqs.length)
  // Few at a time, so that the texts of some are gone before those of the next come.
  for (let done = 0; done < seqs.length; done += PAGE_CLAIMS) {
    const page = seqs.slice(done, done + PAGE_CLAIMS)
    await take(await step((look) => pageOf(look, page, knownAt)))
  }
}

/** The wanted claims around those of a figure, nearest in time first, as many as are asked for. */
export async function readClaimsAround(step: Step, read: AroundRead): Promise<ClaimInContext[]> {
  const knownAt = read.knownAt === undefined ? undefined : instantOf(read.knownAt)
  const { from, to } = read.without
  const after = to === undefined ? sql`0` : sql`s.first - ${dayNumber(to)}`
  const before = from === undefined ? sql`0` : sql`${dayNumber(from)} - s.last`
  const seqs = await step((look) =>
    seqsOf(
      look,
      sql`WITH beyond AS (
          SELECT seq FROM (${inScope(read)}) EXCEPT SELECT seq FROM (${inScope(read.without)}))
        SELECT s.claim AS seq FROM claim_scope AS s WHERE s.claim IN (SELECT seq FROM beyond)
        GROUP BY s.claim ORDER BY min(${greatest(sql`0`, after, before)}), s.claim`,
    ),
  )
  const found: ClaimInContext[] = []
  for (let done = 0; done < seqs.length && found.length < read.most; done += PAGE_CLAIMS) {
    const page = seqs.slice(done, done + PAGE_CLAIMS)
    const rows = await step((look) => readNumbered(look, page, knownAt))
    found.push(...rows.filter(read.keep))
  }
  return found.slice(0, read.most)
}

/** The scopes by which these claims are found, a few thousand claims at a time. */
export async function readScopes(step: Step, ids: readonly string[]): Promise<IndexedScope[]> {
  const found: IndexedScope[] = []
  for (let done = 0; done < ids.length; done += PAGE_SCOPES) {
    const page = among(ids.slice(done, done + PAGE_SCOPES))
    const query = sql<IndexedScope>`SELECT i.id AS claim, s.act, s.path, s.first, s.last
      FROM claim_id AS i JOIN claim_scope AS s ON s.claim = i.claim WHERE i.id IN ${page}`
    const { rows } = await step((look) => query.execute(look.store))
    found.push(...rows)
  }
  return found
}

async function seqsOf(look: Look, query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`${query}`.execute(look.store)
  return rows.map(({ seq }) => seq)
}

/** The claims with these numbers, in their order, kept for whoever asks next. */
async function readNumbered(
  look: Look,
  seqs: readonly number[],
  knownAt: string | undefined,
): Promise<ClaimInContext[]> {
  const rows = await look.kept.claims.of(seqs, async (missing) => {
    const read = await columnsWhere(look, sql`seq IN ${among(missing)}`)
    return read.map((row) => ({ key: row.seq, ...row }))
  })
  const known = await seenAmong(look.store, look.reach, rows)
  const those = known.filter((row) => countsAt(look, row, knownAt))
  const claims = those.map((row) => storedRow<'claim'>(look, row))
  return inContext(look, claims, knownAt)
}

/** The same, not kept: what may not be known of is not even parsed. */
async function readOnce(
  look: Look,
  seqs: readonly number[],
  knownAt: string | undefined,
): Promise<ClaimInContext[]> {
  const rows = await columnsWhere(look, sql`seq IN ${among(seqs)} ORDER BY seq`)
  const known = await seenAmong(look.store, look.reach, rows)
  const those = known.filter((row) => countsAt(look, row, knownAt))
  return inContext(
    look,
    those.map((row) => storedOf(look, 'claim', row)),
    knownAt,
  )
}

function inScope(read: FigureRead): RawBuilder<unknown> {
  const parts = [sql`s.act IN ${among(read.acts)}`]
  if (read.to !== undefined) parts.push(sql`s.first <= ${dayNumber(read.to)}`)
  if (read.from !== undefined) parts.push(sql`s.last >= ${dayNumber(read.from)}`)
  const scope = sql.join(parts, sql` AND `)
  if (read.place === undefined)
    return sql`SELECT DISTINCT s.claim AS seq FROM claim_scope AS s WHERE ${scope}`
  const above = read.place.split('/').map((_, n, all) => all.slice(0, n + 1).join('/'))
  // Everything inside the place lies between its path with `/` and with the sign after it, `0`.
  return sql`SELECT s.claim AS seq FROM claim_scope AS s
    WHERE ${scope} AND s.path IN ${among(['', ...above])}
    UNION SELECT s.claim FROM claim_scope AS s
    WHERE ${scope} AND s.path >= ${`${read.place}/`} AND s.path < ${`${read.place}0`}`
}

function linkedTo(look: Look, { event, acts }: FigureRead, knownAt?: string): RawBuilder<unknown> {
  const known = sql`AND ${knownBy(look, knownAt, 'l.')}`
  return sql`SELECT DISTINCT c.seq FROM event_link AS l JOIN claim_id AS i ON i.id = l.claim
    JOIN claim AS c ON c.seq = i.claim
    WHERE l.event = ${event} ${known} ${counting(look, 'l.leaf')}
    AND c.act IN ${among(acts)}`
}

async function inContext(look: Look, found: readonly Stored<Claim>[], knownAt?: string) {
  const claims = new Map<string, ClaimInContext>()
  for (const claim of found) {
    claims.set(claim.row.id, { claim, statuses: [], relations: [], events: [] })
  }
  if (claims.size === 0) return []
  const asked: Asked = { look, ids: [...claims.keys()], ...(knownAt ? { knownAt } : {}) }
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
  look: Look
  ids: string[]
  knownAt?: string
}

async function rowsOf<T extends Bearing>(
  { look, ids, knownAt }: Asked,
  table: T,
  columns: readonly string[],
): Promise<Stored<RowOf[T]>[]> {
  const places = columns.map(
    (column) => sql`SELECT r.seq FROM ${sql.table(table)} AS r
    WHERE r.${sql.ref(column)} IN ${among(ids)}`,
  )
  const known = sql`AND ${knownBy(look, knownAt)}`
  const query = sql<StoredColumns>`SELECT ${COLUMNS}
    FROM ${sql.table(table)} WHERE seq IN (${sql.join(places, sql` UNION `)})
    ${known} ${counting(look)} ORDER BY seq`
  const { rows } = await query.execute(look.store)
  return rows.map((row) => storedOf(look, table, row))
}
