// Reads of lists with names and of persons. Of a mention, and of whose it is, the newest row that
// counts is what holds.
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf } from '../dialect/sqlite.ts'
import type { Page } from '../ledger.ts'
import { type StoredColumns, storedOf } from '../table/stored-row.ts'
import type { InvolvementFilter, MentionName } from './list-reader.ts'
import { counting, knownBy, type Look } from './look.ts'
import { newestRows } from './newest.ts'
import { COLUMNS, rowsWhere } from './select.ts'

/** The newest rows of the mentions of some lists, in the order of their first rows. */
export async function readMentions(look: Look, lists: readonly string[], knownAt?: string) {
  return newestMentions(look, sql`list IN ${among(lists)}`, knownAt)
}

/** The newest rows of the mentions with these ids, in the order of their first rows. */
export async function readMentionsById(look: Look, ids: readonly string[], knownAt?: string) {
  return newestMentions(look, sql`id IN ${among(ids)}`, knownAt)
}

function newestMentions(look: Look, wanted: RawBuilder<unknown>, knownAt?: string) {
  return newestRows(look, 'mention', sql`${wanted} AND ${knownBy(look, knownAt)}`)
}

/** What every mention is called by its newest row, in the order of their first rows. */
export async function readMentionNames(look: Look): Promise<MentionName[]> {
  const name = fieldOf('body', 'name')
  const { rows } = await sql<MentionName>`SELECT id, name FROM (
      SELECT id, ${name} AS name,
        row_number() OVER (PARTITION BY id ORDER BY seq DESC) AS newest,
        min(seq) OVER (PARTITION BY id) AS first
      FROM mention WHERE TRUE ${counting(look)})
    WHERE newest = 1 AND name IS NOT NULL ORDER BY first`.execute(look.store)
  return rows
}

/** The newest row of each link of persons to events that fits, in the order of their first rows. */
export function readInvolvements(look: Look, filter: InvolvementFilter = {}) {
  return newestRows(
    look,
    'involvement',
    sql`${fitting(filter)} AND ${knownBy(look, filter.knownAt)}`,
  )
}

/** The ids of a page of the links that fit, each where its first row stands. */
export async function readInvolvementIds(
  look: Look,
  filter: InvolvementFilter,
  { after, limit = 100, order = 'oldest' }: Page,
): Promise<string[]> {
  const counts = (alias: string) =>
    sql`${fitting(filter, `${alias}.`)} ${counting(look, `${alias}.leaf`)}`
  const start = sql`(SELECT min(a.seq) FROM involvement AS a
    WHERE a.id = ${after ?? ''} AND ${counts('a')})`
  const behind = {
    oldest: sql`i.seq > coalesce(${start}, -1)`,
    newest: sql`i.seq < coalesce(${start}, ${Number.MAX_SAFE_INTEGER})`,
    id: sql`i.id > ${after ?? ''}`,
  }[order]
  const by = { oldest: sql`i.seq`, newest: sql`i.seq DESC`, id: sql`i.id` }[order]
  const { rows } = await sql<{ id: string }>`SELECT i.id FROM involvement AS i
    WHERE ${behind} AND ${counts('i')} AND NOT EXISTS (SELECT 1 FROM involvement AS f
      WHERE f.id = i.id AND f.seq < i.seq AND ${counts('f')})
    ORDER BY ${by} LIMIT ${limit}`.execute(look.store)
  return rows.map(({ id }) => id)
}

/** What a filter says of a row whose columns have this prefix. */
function fitting(
  { ids, mentions, event, claim }: InvolvementFilter,
  prefix = '',
): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${prefix}${name}`)
  const fits = [
    ...(ids === undefined ? [] : [sql`${column('id')} IN ${among(ids)}`]),
    ...(mentions === undefined ? [] : [sql`${column('mention')} IN ${among(mentions)}`]),
    ...(event === undefined ? [] : [sql`${column('event')} = ${event}`]),
    ...(claim === undefined ? [] : [sql`${fieldOf(`${prefix}body`, 'claim')} = ${claim}`]),
  ]
  return sql.join([sql`TRUE`, ...fits], sql` AND `)
}

/** The ids of the mentions of some lists. */
export async function readMentionIds(look: Look, lists: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM mention
    WHERE list IN ${among(lists)} ${counting(look)}
    GROUP BY id ORDER BY min(seq)`.execute(look.store)
  return rows.map(({ id }) => id)
}

/** Every row of the mentions of some lists that somebody wrote by hand at least once, in order. */
export function readAmendedMentions(look: Look, lists: readonly string[]) {
  const isByHand = sql`${fieldOf('h.body', 'run')} IS NULL`
  const where = sql`list IN ${among(lists)} AND id IN (
      SELECT h.id FROM mention AS h WHERE h.list IN ${among(lists)}
        AND ${isByHand} ${counting(look, 'h.leaf')})`
  return rowsWhere(look, 'mention', where)
}

/** How many mentions each list has. */
export async function readMentionCounts(look: Look) {
  const { rows } = await sql<{ list: string; mentions: number }>`SELECT list,
    count(DISTINCT id) AS mentions FROM mention
    WHERE TRUE ${counting(look)} GROUP BY list ORDER BY list`.execute(look.store)
  return rows
}

/** The pairs of a run, of some mentions if any are given. */
export function readLinkagePairs(look: Look, run: string, mentions?: readonly string[]) {
  const those = mentions && among(mentions)
  const wanted = those ? sql`(a IN ${those} OR b IN ${those})` : sql`TRUE`
  return rowsWhere(look, 'linkage_pair', sql`run = ${run} AND ${wanted}`)
}

/** Whose mention each is, the newest row of every mention, or of some. */
export async function readPersonMembers(
  look: Look,
  { knownAt, mentions }: { knownAt?: string | undefined; mentions?: readonly string[] | undefined },
) {
  const those = mentions ? sql`mention IN ${among(mentions)} AND` : sql``
  const { rows } = await sql<StoredColumns>`SELECT ${COLUMNS} FROM (
      SELECT ${COLUMNS}, row_number() OVER (PARTITION BY mention ORDER BY seq DESC) AS newest
      FROM person_member WHERE ${those} ${knownBy(look, knownAt)} ${counting(look)})
    WHERE newest = 1 ORDER BY seq`.execute(look.store)
  return rows.map((row) => storedOf(look, 'person_member', row))
}
