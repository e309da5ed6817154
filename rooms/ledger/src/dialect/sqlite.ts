// Everything in which SQLite differs from another database: how tables, triggers and the search
// index are made, how a list is passed, how the index is asked. PostgreSQL gets a file like this.
import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../table/database.ts'
import type { ColumnShape, IndexShape, Reference, TableShape } from '../table/shape.ts'

const TYPES: Record<ColumnShape['type'], string> = {
  integer: 'INTEGER',
  text: 'TEXT',
  bytes: 'BLOB',
}

/** The statements that make a table, its indexes, and the triggers that keep it append-only. */
export function createTable(table: TableShape): string[] {
  const parts = [
    ...table.columns.map(createColumn),
    `PRIMARY KEY (${names(table.key)})`,
    ...(table.unique ?? []).map((columns) => `UNIQUE (${names(columns)})`),
    ...(table.references ?? []).map(createReference),
  ]
  const options = table.clustered ? ' STRICT, WITHOUT ROWID' : ' STRICT'
  return [
    `CREATE TABLE ${name(table.name)} (${parts.join(', ')})${options}`,
    ...(table.indexes ?? []).map((index) => createIndex(table.name, index)),
    refuse(table.name, 'UPDATE'),
    refuse(table.name, 'DELETE', table.erasedBy),
  ]
}

function createColumn(column: ColumnShape): string {
  const length =
    column.length === undefined ? '' : ` CHECK (length(${name(column.name)}) = ${column.length})`
  return `${name(column.name)} ${TYPES[column.type]}${column.optional ? '' : ' NOT NULL'}${length}`
}

function createReference(to: Reference): string {
  const when = to.deferred ? ' DEFERRABLE INITIALLY DEFERRED' : ''
  const target = `${name(to.table)} (${name(to.key)})`
  return `FOREIGN KEY (${name(to.column)}) REFERENCES ${target}${when}`
}

function createIndex(table: string, { columns, where }: IndexShape): string {
  const own = name([table, ...columns].join('_'))
  const condition = where === undefined ? '' : ` WHERE ${where}`
  return `CREATE INDEX ${own} ON ${name(table)} (${names(columns)})${condition}`
}

function refuse(table: string, verb: 'UPDATE' | 'DELETE', erasedBy?: string): string {
  const where = erasedBy
    ? ` WHEN NOT EXISTS (SELECT 1 FROM ${name(erasedBy)} AS e WHERE e.idx = OLD.idx)`
    : ''
  return (
    `CREATE TRIGGER ${name(`${table}_no_${verb.toLowerCase()}`)} BEFORE ${verb} ON ${name(table)}` +
    `${where} BEGIN SELECT RAISE(ABORT, 'append-only'); END`
  )
}

/**
 * When a row may be deleted: once `custody_shred` names its leaf and line, which stand in these
 * columns; or in the one transaction in which a shredding is written, whose leaf comes last.
 */
export type DeleteRule = { shredded: readonly [leaf: string, line: string] } | 'while-shredding'

/** Puts another rule in the place of the one that refuses every DELETE from a table. */
export function letDelete(table: string, rule: DeleteRule): string[] {
  const own = name(`${table}_no_delete`)
  const named =
    rule === 'while-shredding'
      ? 'e.by_idx > (SELECT max(l.idx) FROM custody_leaf AS l)'
      : `e.idx = OLD.${name(rule.shredded[0])} AND e."row" = OLD.${name(rule.shredded[1])}`
  return [
    `DROP TRIGGER IF EXISTS ${own}`,
    `CREATE TRIGGER ${own} BEFORE DELETE ON ${name(table)} WHEN NOT EXISTS
      (SELECT 1 FROM custody_shred AS e WHERE ${named})
      BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
  ]
}

function names(columns: readonly string[]): string {
  return columns.map(name).join(', ')
}

function name(text: string): string {
  return `"${text}"`
}

/**
 * The full-text index: plain tokens parted by spaces, no copy of the text. It has no triggers,
 * since the index writes its own pages; a table of this kind refuses UPDATE and DELETE itself.
 */
export const CREATE_SEARCH = [
  "CREATE VIRTUAL TABLE document_search USING fts5(tokens, content='', tokenize='ascii')",
]

/** A field of a record, by its path; an index on it needs the same words. */
export function fieldOf(body: string, path: string): RawBuilder<unknown> {
  return sql`json_extract(${sql.ref(body)}, ${sql.lit(`$.${path}`)})`
}

/**
 * Indexes on fields inside the records, for the lists of pages: few rows have an entry in most
 * of them, and the others grow at their ends, so an import hardly notices.
 */
export const CREATE_LISTS = [
  'CREATE INDEX claim_act ON claim (act)',
  `CREATE INDEX claim_waiting ON claim (seq, id)
    WHERE json_extract(body, '$.extraction.reviewed') = 0`,
  `CREATE INDEX claim_status_gone ON claim_status (claim)
    WHERE json_extract(body, '$.status') NOT IN ('accepted', 'live')`,
  `CREATE INDEX claim_relation_gone ON claim_relation (to_id)
    WHERE json_extract(body, '$.type') IN ('retracts', 'corrects')`,
  `CREATE INDEX document_language ON document (json_extract(body, '$.language'))`,
  `CREATE INDEX document_publisher ON document (json_extract(body, '$.publisher'))`,
  `CREATE INDEX agent_scope ON agent (json_extract(body, '$.scope'))
    WHERE json_extract(body, '$.scope') IS NOT NULL`,
  `CREATE INDEX agent_kind ON agent (json_extract(body, '$.kind'))`,
]

/** Where a claim stands, found by the claim: lists of large places are walked through. */
export const CREATE_SCOPE_INDEX = ['CREATE INDEX claim_scope_claim ON claim_scope (claim)']

/** Whose words a claim holds: who passed on very much is told from an origin at once. */
export const CREATE_ORIGIN_INDEX = [
  'CREATE INDEX chain_link_origin ON chain_link (agent, claim) WHERE origin = 1',
]

/** By which closed records are found without reading the open ones. */
export const CREATE_CLOSED_INDEX = (['document', 'claim'] as const).map(
  (table) => `CREATE INDEX ${table}_closed ON ${table} (leaf, leaf_row)
    WHERE json_extract(body, '$.sensitivity') <> 'public'`,
)

/** The values of a list that is passed as one parameter, as a table with a column `value`. */
export function listOf(values: readonly (string | number)[]): RawBuilder<{ value: string }> {
  return sql`json_each(${JSON.stringify(values)})`
}

/** The same as what a value may be among: `IN ${among(ids)}`. */
export function among(values: readonly (string | number)[]): RawBuilder<unknown> {
  return sql`(SELECT value FROM ${listOf(values)})`
}

/** The same of whole numbers of 64 bits, which are more than JavaScript's own JSON can write. */
export function listOfLarge(values: readonly bigint[]): RawBuilder<unknown> {
  return sql`json_each(${`[${values.join(',')}]`})`
}

/** Records of an index that are passed as one parameter, a column `value` with one in each row. */
export function rowList(rows: readonly object[]): RawBuilder<unknown> {
  return sql`json_each(${JSON.stringify(rows)})`
}

/** The items of a list in a record, by its path, as a table with a column `value`. */
export function itemsOf(body: string, path: string): RawBuilder<unknown> {
  return sql`json_each(${sql.ref(body)}, ${sql.lit(`$.${path}`)})`
}

/** Several fields of a record as one list, as JSON: the record is read once. */
export function fieldsOf(body: string, paths: readonly string[]): RawBuilder<unknown> {
  const all = sql.join(paths.map((path) => sql.lit(`$.${path}`)))
  return sql`json_extract(${sql.ref(body)}, ${all})`
}

/** Joins in the order in which the tables are named: what is left of it leads. */
export const THEN = sql.raw('CROSS JOIN')

/** That a table is led by this index of it. */
export function ledBy(index: string): RawBuilder<unknown> {
  return sql`INDEXED BY ${sql.ref(index)}`
}

/** Whether a text holds another one, sign for sign. */
export function holds(text: RawBuilder<unknown>, part: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`instr(${text}, ${part}) > 0`
}

/** What of a text stands before a sign, and the sign; nothing where it has none. */
export function upTo(text: RawBuilder<unknown>, sign: string): RawBuilder<unknown> {
  return sql`substr(${text}, 1, instr(${text}, ${sql.lit(sign)}))`
}

/** The greatest of some numbers. */
export function greatest(...numbers: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql`max(${sql.join(numbers)})`
}

/** How long a statement waits for others; 0 where waiting would stop those that it waits for. */
export async function setPatience(store: Store, waitMs: number): Promise<void> {
  await sql`PRAGMA busy_timeout=${sql.lit(waitMs)}`.execute(store)
}

/** Empties the write-ahead log, in which old pages stand; false while somebody reads them. */
export async function emptyWriteAheadLog(store: Store): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(store)
  return rows[0]?.busy === 0
}

/** Adds hashes of documents in the order of their key. */
export async function addLineageHashes(
  store: Store,
  hashes: readonly (readonly [bigint, number])[],
): Promise<void> {
  const pairs = hashes.map((pair) => `[${pair.join(',')}]`)
  await sql`INSERT INTO lineage_hash (hash, document)
    SELECT value ->> 0 AS hash, value ->> 1 AS document
    FROM json_each(${`[${pairs.join(',')}]`}) ORDER BY hash, document`.execute(store)
}

/** The columns of `item_row` are called otherwise than those of records, to be used with them. */
export const CREATE_BELONGING: readonly string[] = [
  `CREATE TABLE item (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL,
    UNIQUE (kind, record)) STRICT`,
  `CREATE TABLE item_group (item INTEGER NOT NULL, grp TEXT NOT NULL,
    PRIMARY KEY (item, grp)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE item_row (of_leaf INTEGER NOT NULL, of_row INTEGER NOT NULL,
    item INTEGER NOT NULL, PRIMARY KEY (of_leaf, of_row, item)) STRICT, WITHOUT ROWID`,
]

/** Lets rows, by leaf and line, be of an item; those that are it already stay so. */
export async function addItemRows(
  store: Store,
  item: number,
  rows: RawBuilder<unknown>,
): Promise<void> {
  await sql`INSERT OR IGNORE INTO item_row (of_leaf, of_row, item)
    SELECT f.leaf, f.leaf_row, ${item} FROM (${rows}) AS f`.execute(store)
}

/** Adds index rows of claims, but for those that are there. */
export async function addScopes(store: Store, scopes: readonly object[]): Promise<void> {
  const columns = ['act', 'path', 'first', 'last', 'claim']
  const values = sql.join(columns.map((column) => fieldOf('s.value', column)))
  await sql`INSERT OR IGNORE INTO claim_scope (${sql.join(columns.map((one) => sql.ref(one)))})
    SELECT ${values} FROM ${rowList(scopes)} AS s`.execute(store)
}

/** The statements that note the claims whose scopes are to be drawn again. */
export const CREATE_SCOPE_DUE: readonly string[] = [
  'CREATE TABLE claim_scope_due (claim INTEGER PRIMARY KEY) STRICT',
  `INSERT INTO claim_scope_due (claim) SELECT seq FROM claim
    WHERE instr(body, '"role":"transit"') > 0`,
]

/** A phrase of tokens for the index; `prefix` makes the last token the beginning of one. */
export interface Phrase {
  tokens: readonly string[]
  prefix: boolean
}

/** What the index is asked: every group must occur, each by any of its phrases. */
export function matchQuery(groups: readonly (readonly Phrase[])[]): string {
  return groups.map((phrases) => `(${phrases.map(phraseText).join(' OR ')})`).join(' AND ')
}

function phraseText(phrase: Phrase): string {
  return `"${phrase.tokens.join(' ')}"${phrase.prefix ? ' *' : ''}`
}

export const BEGIN_CHANGE = sql`BEGIN IMMEDIATE`
export const COMMIT = sql`COMMIT`
export const ROLLBACK = sql`ROLLBACK`

/** Numbers of the documents that the index proposes, newest first, before a number. */
export async function searchIndex(
  store: Store,
  match: string,
  page: { before: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ rowid: number }>`SELECT rowid FROM document_search
    WHERE document_search MATCH ${match} AND rowid < ${page.before}
    ORDER BY rowid DESC LIMIT ${page.limit}`.execute(store)
  return rows.map((row) => row.rowid)
}

/** Adds a document's tokens to the index. */
export async function indexText(store: Store, document: number, tokens: string): Promise<void> {
  const row = { rowid: document, tokens }
  await store.insertInto('document_search').values(row).execute()
}

/** Takes a document's tokens out of the index, which until it is rewritten still holds them. */
export async function forgetText(store: Store, document: number, tokens: string): Promise<void> {
  await sql`INSERT INTO document_search (document_search, rowid, tokens)
    VALUES ('delete', ${document}, ${tokens})`.execute(store)
}

/** Writes the search index anew, without what was taken out of it. */
export async function rewriteSearch(store: Store): Promise<void> {
  await sql`INSERT INTO document_search (document_search) VALUES ('optimize')`.execute(store)
}

/** Positions of those of `rows` that the table does not have. */
export async function missingRows(
  store: Store,
  table: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<number[]> {
  const [first] = rows
  if (!first) return []
  const same = Object.keys(first).map((column) => {
    return sql`t.${sql.ref(column)} = json_extract(j.value, ${`$.${column}`})`
  })
  const found = await sql<{ position: number }>`SELECT j.key AS position
    FROM json_each(${JSON.stringify(rows)}) AS j WHERE NOT EXISTS
    (SELECT 1 FROM ${sql.table(table)} AS t WHERE ${sql.join(same, sql` AND `)})`.execute(store)
  return found.rows.map((row) => row.position)
}

/** Whether the pages and the search index are whole, by the database's own checks. */
export async function checkPages(store: Store, isThorough: boolean): Promise<boolean> {
  const check = isThorough ? sql`PRAGMA integrity_check(1)` : sql`PRAGMA quick_check(1)`
  const { rows } = await sql<Record<string, string>>`${check}`.execute(store)
  return rows.length === 1 && Object.values(rows[0] ?? {})[0] === 'ok'
}

/** How many documents the search index holds; throws when it contradicts itself. */
export async function checkSearchIndex(store: Store): Promise<number> {
  await sql`INSERT INTO document_search (document_search) VALUES ('integrity-check')`.execute(store)
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count
    FROM document_search_docsize`.execute(store)
  return rows[0]?.count ?? 0
}
