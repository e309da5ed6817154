// What goes with a document: every row that holds its words, or says something of those that do.
// What goes of a table its descriptor says. Source: custody.md 11.
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf, itemsOf, listOf } from '../dialect/sqlite.ts'
import type { Table } from '../ledger.ts'
import type { Store } from '../table/database.ts'
import type { Doomed, ShredRule } from '../table/descriptor.ts'
import { BYTE_TABLES, RECORD_TABLES, TABLE_NAMES } from '../table/record.ts'
import type { ShredPlan } from './shredder.ts'

/** One row that goes. */
export interface DoomedRow {
  table: Table
  seq: number
  leaf: number
  leaf_row: number
}

/** A plan with the rows themselves. */
export interface FullPlan extends ShredPlan {
  doomed: DoomedRow[]
}

type Ids = Pick<ShredPlan, Doomed>
type Going = Exclude<ShredRule, string>

/** What shredding these documents would destroy; nothing when none of them is there. */
export async function readShredPlan(
  store: Store,
  named: readonly string[],
): Promise<FullPlan | undefined> {
  const documents = await textsOf(
    store,
    sql`SELECT d.id FROM document AS d WHERE d.id IN ${among(named)} ORDER BY d.seq`,
  )
  if (documents.length === 0) return undefined
  const ids = await idsOf(store, documents)
  const doomed: DoomedRow[] = []
  for (const table of TABLE_NAMES) {
    const { shred } = RECORD_TABLES[table]
    if (typeof shred !== 'string') doomed.push(...(await rowsOf(store, table, shred, ids)))
  }
  const { empty } = await leavesOf(store, doomed)
  doomed.push(...(await undosOf(store, empty)))
  const { leaves, partLeaves } = await leavesOf(store, doomed)
  const more = await besides(store, ids)
  return { ...ids, rows: countsOf(doomed), leaves, partLeaves, ...more, doomed }
}

async function idsOf(store: Store, documents: string[]): Promise<Ids> {
  const docs = among(documents)
  const claims = await textsOf(
    store,
    sql`SELECT c.id FROM claim AS c
    WHERE c.doc IN ${docs} ORDER BY c.seq`,
  )
  const beside = (table: 'derivative' | 'attachment') =>
    textsOf(
      store,
      sql`SELECT v.id FROM ${sql.table(table)} AS v
      WHERE v.document IN ${docs} ORDER BY v.seq`,
    )
  const [derivatives, attachments] = [await beside('derivative'), await beside('attachment')]
  return { documents, claims, agents: await agentsOf(store, documents), derivatives, attachments }
}

/**
 * Speakers of these documents alone: who exists only in them, or came with them or later and speaks
 * in their claims or published them. Who was recorded before was not drawn from their words; who is
 * named elsewhere is needed there, also an anonymous one whose words others pass on.
 */
function agentsOf(store: Store, documents: readonly string[]): Promise<string[]> {
  const docs = sql`${among(documents)}`
  const named = sql`SELECT ${fieldOf('k.value', 'agent')} AS id FROM claim AS c
      JOIN ${itemsOf('c.body', 'chain')} AS k ON TRUE WHERE c.doc IN ${docs}
    UNION SELECT ${fieldOf('d.body', 'publisher')} FROM document AS d WHERE d.id IN ${docs}`
  const origin = fieldOf('x.body', 'origin')
  return textsOf(
    store,
    sql`SELECT a.id FROM agent AS a WHERE (${fieldOf('a.body', 'scope')} IN ${docs}
      OR (a.id IN (${named})
        AND a.leaf >= (SELECT min(d.leaf) FROM document AS d WHERE d.id IN ${docs})))
    AND NOT EXISTS (SELECT 1 FROM chain_link AS l JOIN claim AS c ON c.seq = l.claim
      WHERE l.agent = a.id AND c.doc NOT IN ${docs})
    AND NOT EXISTS (SELECT 1 FROM document AS d
      WHERE ${fieldOf('d.body', 'publisher')} = a.id AND d.id NOT IN ${docs})
    AND NOT EXISTS (SELECT 1 FROM list AS x WHERE ${origin} = a.id)
    AND NOT EXISTS (SELECT 1 FROM list_entry AS x WHERE ${origin} = a.id)
    AND NOT EXISTS (SELECT 1 FROM mention AS x WHERE ${origin} = a.id) ORDER BY a.seq`,
  )
}

async function rowsOf(store: Store, table: Table, going: Going, ids: Ids): Promise<DoomedRow[]> {
  const seqs = going.map(([place, of, how]) => {
    const inList = sql`EXISTS (SELECT 1 FROM ${itemsOf('r.body', place)} AS i
      WHERE i.value IN ${among(ids[of])})`
    const one = how === 'field' ? fieldOf('r.body', place) : sql`r.${sql.ref(place)}`
    const those = how === 'list' ? inList : sql`${one} IN ${among(ids[of])}`
    return sql`SELECT r.seq FROM ${sql.table(table)} AS r WHERE ${those}`
  })
  const { rows } = await sql<Omit<DoomedRow, 'table'>>`SELECT seq, leaf, leaf_row
    FROM ${sql.table(table)} WHERE seq IN (${sql.join(seqs, sql` UNION `)})
    ORDER BY seq`.execute(store)
  return rows.map((row) => ({ table, ...row }))
}

/** What becomes of the changes that lose rows, by leaf. */
export interface DoomedLeaves {
  /** Their openings go: nothing of them stays, or the opening names bytes. */
  leaves: number[]
  /** They lose rows and keep their opening. */
  partLeaves: number[]
  /** Those of `leaves` of which no row stays. */
  empty: number[]
}

/** Tables whose rows stand after leaves that name their bytes. */
const OF_BYTES: ReadonlySet<Table> = new Set(BYTE_TABLES)

async function leavesOf(store: Store, doomed: readonly DoomedRow[]): Promise<DoomedLeaves> {
  const lost = new Map<number, number>()
  for (const { leaf } of doomed) lost.set(leaf, (lost.get(leaf) ?? 0) + 1)
  const naming = new Set(doomed.flatMap(({ table, leaf }) => (OF_BYTES.has(table) ? leaf : [])))
  const { rows } = await sql<{ leaf: number; own: 0 | 1; count: number }>`SELECT
    j.value AS leaf, o.idx IS NOT NULL AS own, (SELECT count(*) FROM custody_opening AS r
      WHERE r.idx = j.value AND r."row" >= 0) AS count
    FROM ${listOf([...lost.keys()])} AS j
    LEFT JOIN custody_opening AS o ON o.idx = j.value AND o."row" = -1
    ORDER BY j.value`.execute(store)
  const found: DoomedLeaves = { leaves: [], partLeaves: [], empty: [] }
  for (const { leaf, own, count } of rows) {
    const isEmpty = count <= (lost.get(leaf) ?? 0)
    // The opening of a leaf may be gone by an earlier shredding, with some rows left.
    const isWhole = own === 1 && (isEmpty || naming.has(leaf))
    found[isWhole ? 'leaves' : 'partLeaves'].push(leaf)
    if (isWhole && isEmpty) found.empty.push(leaf)
  }
  return found
}

/** The rows that undo what goes whole, and the rows that undo those. */
async function undosOf(store: Store, empty: readonly number[]): Promise<DoomedRow[]> {
  const found: DoomedRow[] = []
  for (let open = empty; open.length > 0; ) {
    const { rows } = await sql<Omit<DoomedRow, 'table'>>`SELECT seq, leaf, leaf_row FROM undo
      WHERE change IN ${among(open.map(String))}`.execute(store)
    found.push(...rows.map((row) => ({ table: 'undo' as const, ...row })))
    open = rows.map(({ leaf }) => leaf)
  }
  return found
}

/** How many rows of each table these are. */
export function countsOf(doomed: readonly DoomedRow[]): ShredPlan['rows'] {
  const counts: ShredPlan['rows'] = {}
  for (const { table } of doomed) counts[table] = (counts[table] ?? 0) + 1
  return counts
}

/** What stays, and what a person should know of it. */
async function besides(store: Store, { documents, claims, derivatives }: Ids) {
  const own = sql`${among(claims)}`
  const docs = sql`${among(documents)}`
  const revoked = sql`SELECT DISTINCT r.to_id AS id FROM claim_relation AS r
    WHERE r.from_id IN ${own} AND r.to_id NOT IN ${own}
    AND ${fieldOf('r.body', 'type')} IN ('retracts', 'corrects') ORDER BY r.to_id`
  const events = sql`SELECT DISTINCT l.event AS id FROM event_link AS l WHERE l.claim IN ${own}
    AND NOT EXISTS (SELECT 1 FROM event_link AS o WHERE o.event = l.event
      AND o.claim NOT IN ${own}) ORDER BY l.event`
  const lists = sql`SELECT DISTINCT x.id FROM list AS x
    JOIN ${itemsOf('x.body', 'documents')} AS i ON TRUE WHERE i.value IN ${docs} ORDER BY x.id`
  const bundles = sql`SELECT s.bundle AS id FROM bundle_seal AS s WHERE
    ${holdsAny('documents', documents)} OR ${holdsAny('claims', claims)}
    OR ${holdsAny('derivatives', derivatives)} ORDER BY s.seq`
  return {
    revoked: await textsOf(store, revoked),
    events: await textsOf(store, events),
    lists: await textsOf(store, lists),
    bundles: await textsOf(store, bundles),
  }
}

function holdsAny(field: 'documents' | 'claims' | 'derivatives', ids: readonly string[]) {
  return sql`EXISTS (SELECT 1 FROM ${itemsOf('s.body', field)} AS i
    WHERE i.value IN ${among(ids)})`
}

async function textsOf(store: Store, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${query}`.execute(store)
  return rows.map(({ id }) => id)
}
