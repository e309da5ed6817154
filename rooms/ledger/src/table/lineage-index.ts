// What lineage looks documents up by: hashes of their runs of words, and signs of the story that
// they tell. Derived from the texts and made again at will, so it is in no leaf of the log; it
// lies in the encrypted database like the texts. Source: reading.md section 7.
import { sql } from 'kysely'
import {
  addLineageHashes,
  among,
  createTable,
  fieldOf,
  listOf,
  listOfLarge,
  rowList,
  upTo,
} from '../dialect/sqlite.ts'
import { counting, type Look } from '../read/look.ts'
import { within } from '../read/reach.ts'
import type { Store } from './database.ts'
import type {
  IndexedSign,
  LineageEntry,
  SharingDocument,
  TellingDocument,
} from './lineage-entry.ts'
import { integer, optional, type TableShape, text } from './shape.ts'

const TABLES: readonly TableShape[] = [
  {
    name: 'lineage_hash',
    columns: [integer('hash'), integer('document')],
    key: ['hash', 'document'],
    clustered: true,
  },
  {
    name: 'lineage_sign',
    columns: [
      text('key'),
      integer('document'),
      optional(integer('start')),
      optional(integer('end')),
      optional(integer('first')),
      optional(integer('last')),
    ],
    key: ['key', 'document'],
    clustered: true,
    indexes: [{ columns: ['document'] }],
  },
  // Which documents are in the index: those of an earlier format come in later.
  { name: 'lineage_entry', columns: [integer('document')], key: ['document'] },
]

/** The statements that make the tables of the index. */
export const CREATE_LINEAGE: readonly string[] = TABLES.flatMap(createTable)

/** Documents that are looked at for one hash: a phrase in more of them tells nothing. */
const MOST_OF_HASH = 64
/** Documents that are looked at for one sign, the newest. */
const MOST_OF_SIGN = 500
/** Kinds of signs that documents of one story share. */
const LEAST_KINDS = 2
/** Hashes that a document must share to be compared word by word. */
const LEAST_SHARED = 2

/** Puts a document into the index. */
export async function writeLineage(
  store: Store,
  document: number,
  entry: LineageEntry,
): Promise<void> {
  await writeEntries(store, [[document, entry]])
}

/**
 * Puts documents into the index. Their rows go down in the order of the keys: in their own order
 * each would touch another page, and many documents take as long as the store is large.
 */
async function writeEntries(
  store: Store,
  entries: readonly (readonly [number, LineageEntry])[],
): Promise<void> {
  const hashes = entries.flatMap(([document, entry]) =>
    entry.hashes.map((hash) => [hash, document]),
  )
  await addLineageHashes(store, hashes as [bigint, number][])
  const signs = entries.flatMap(([document, entry]) =>
    entry.signs.map((sign) => ({ ...sign, document })),
  )
  const value = (field: string) => fieldOf('r.value', field)
  await sql`INSERT INTO lineage_sign (key, document, start, "end", first, last)
    SELECT ${value('key')} AS key, ${value('document')} AS document, ${value('start')},
    ${value('end')}, ${value('first')}, ${value('last')}
    FROM ${rowList(signs)} AS r ORDER BY key, document`.execute(store)
  const documents = listOf(entries.map(([document]) => document))
  await sql`INSERT INTO lineage_entry (document) SELECT value FROM ${documents}`.execute(store)
}

/** The documents that share at least two of the hashes, those with most of them first. */
export async function readSharing(
  look: Look,
  hashes: readonly bigint[],
  limit: number,
): Promise<SharingDocument[]> {
  const { rows } = await sql<SharingDocument>`SELECT d.id, s.shared FROM
    (SELECT x.document, count(*) AS shared FROM ${listOfLarge(hashes)} AS h
      JOIN lineage_hash AS x ON x.hash = h.value AND x.document IN
        (SELECT y.document FROM lineage_hash AS y WHERE y.hash = h.value ${seen(look)}
          ORDER BY y.document LIMIT ${MOST_OF_HASH})
      GROUP BY x.document HAVING count(*) >= ${LEAST_SHARED}) AS s
    JOIN document AS d ON d.seq = s.document WHERE TRUE ${counting(look, 'd.leaf')}
    ORDER BY s.shared DESC, s.document LIMIT ${limit}`.execute(look.store)
  return rows
}

/**
 * The documents that have signs of at least two kinds among the keys, those with most kinds and
 * then most keys first; of each key the newest five hundred are looked at.
 */
export async function readTelling(
  look: Look,
  keys: readonly string[],
  limit: number,
): Promise<TellingDocument[]> {
  const { rows } = await sql<TellingDocument>`SELECT d.id, t.kinds, t.keys FROM
    (SELECT document, count(*) AS kinds, sum(keys) AS keys FROM
      (SELECT x.document, ${kindOfKey()} AS kind, count(*) AS keys FROM ${listOf(keys)} AS k
        JOIN lineage_sign AS x ON x.key = k.value AND x.document >= coalesce(
          (SELECT y.document FROM lineage_sign AS y WHERE y.key = k.value ${seen(look)}
            ORDER BY y.document DESC LIMIT 1 OFFSET ${MOST_OF_SIGN - 1}), 0)
        GROUP BY x.document, kind)
      GROUP BY document HAVING count(*) >= ${LEAST_KINDS}) AS t
    JOIN document AS d ON d.seq = t.document WHERE TRUE ${counting(look, 'd.leaf')}
    ORDER BY t.kinds DESC, t.keys DESC, t.document DESC LIMIT ${limit}`.execute(look.store)
  return rows
}

/** `AND` the asker may know of the document `y`: foreign ones take no place among the first. */
function seen({ reach }: Look) {
  if (!reach) return sql``
  return sql`AND EXISTS (SELECT 1 FROM document AS e
    WHERE e.seq = y.document ${within(reach, 'e.leaf')})`
}

/** The part of a key before its value; all ways of naming a publisher are one. */
function kindOfKey() {
  const kind = upTo(sql`k.value`, ':')
  return sql`CASE WHEN ${kind} IN ('by:', 'credit:', 'attribution:') THEN 'name:' ELSE ${kind} END`
}

/** The signs of a document. */
export async function readSignsOf(look: Look, id: string): Promise<IndexedSign[]> {
  const { rows } = await sql<SignRow>`SELECT x.key, x.start, x."end", x.first, x.last
    FROM document AS d JOIN lineage_sign AS x ON x.document = d.seq
    WHERE d.id = ${id} ${counting(look, 'd.leaf')} ORDER BY x.key`.execute(look.store)
  return rows.map(signOf)
}

interface SignRow {
  key: string
  start: number | null
  end: number | null
  first: number | null
  last: number | null
}

function signOf({ key, start, end, first, last }: SignRow): IndexedSign {
  return {
    key,
    ...(start === null || end === null ? {} : { start, end }),
    ...(first === null || last === null ? {} : { first, last }),
  }
}

/** Ids of documents that are not in the index yet, the oldest first, and how many there are. */
export async function readUnindexed({ store, reach, kept }: Look, limit: number) {
  // Entries are of documents, each once: as many as there are, and none is missing. All of them
  // are counted without a condition, by an index: their own pages are many.
  const after = (column: 'seq' | 'document') =>
    kept.indexedUpTo === 0 ? sql`` : sql`WHERE ${sql.ref(column)} > ${kept.indexedUpTo}`
  const { rows: ends } = await sql<{ missing: number; last: number }>`SELECT
    (SELECT count(*) FROM document ${after('seq')}) -
    (SELECT count(*) FROM lineage_entry ${after('document')}) AS missing,
    (SELECT coalesce(max(seq), 0) FROM document) AS last`.execute(store)
  if (ends[0]?.missing === 0) {
    kept.indexedUpTo = ends[0].last
    return { ids: [], all: 0 }
  }
  const without = sql`FROM document AS d LEFT JOIN lineage_entry AS e ON e.document = d.seq
    WHERE e.document IS NULL${within(reach, 'd.leaf')}`
  const { rows } = await sql<{ id: string }>`SELECT d.id ${without}
    ORDER BY d.seq LIMIT ${limit}`.execute(store)
  const { rows: counted } = await sql<{ all: number }>`SELECT count(*) AS "all"
    ${without}`.execute(store)
  return { ids: rows.map(({ id }) => id), all: counted[0]?.all ?? 0 }
}

/** Puts documents of an earlier format into the index; those that are in it stay as they are. */
export async function addLineage(
  store: Store,
  entries: ReadonlyMap<string, LineageEntry>,
): Promise<void> {
  const { rows } = await sql<{ seq: number; id: string }>`SELECT d.seq, d.id FROM document AS d
    LEFT JOIN lineage_entry AS e ON e.document = d.seq
    WHERE e.document IS NULL AND d.id IN
    ${among([...entries.keys()])}`.execute(store)
  const found = rows.flatMap(({ seq, id }) => {
    const entry = entries.get(id)
    return entry ? [[seq, entry] as const] : []
  })
  await writeEntries(store, found)
}
