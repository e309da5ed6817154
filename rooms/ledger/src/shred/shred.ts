// Destroys a document and all that holds its words, inside the transaction of one change: openings
// first, then what was drawn from the rows, keys, rows and stored answers. What is left: their
// commitments, tombstones, and one leaf that lists them. Source: custody.md section 11.
import type { ShredReason, Tombstone } from '@tumen/claim'
import type { CanonicalValue } from '@tumen/custody'
import { type RawBuilder, sql } from 'kysely'
import type { RecordedInstants } from '../change/recorded-instant.ts'
import type { RowBatch } from '../change/row-batch.ts'
import {
  among,
  fieldOf,
  forgetText,
  holds,
  itemsOf,
  listOf,
  rewriteSearch,
} from '../dialect/sqlite.ts'
import { sha256 } from '../evidence/object-file.ts'
import { leftObjects, ownersIn } from '../evidence/object-key.ts'
import type { ObjectOwner, ObjectStore } from '../evidence/object-store.ts'
import { documentTokens } from '../search/layer.ts'
import type { Store } from '../table/database.ts'
import { type DoomedRow, type FullPlan, readShredPlan } from './plan.ts'
import type { ShredOrder, ShredPlan } from './shredder.ts'

/** What a shredding works with. */
export interface ShredRoom {
  store: Store
  objects: ObjectStore
  random: (length: number) => Uint8Array
  /** Since when rows count as recorded. */
  instants: RecordedInstants
  batch: RowBatch
  /** The leaf of the change. */
  leaf: number
}

/** What was destroyed, and the object files that are left to be removed after the commit. */
export interface Shredded {
  plan: ShredPlan
  objects: string[]
}

/** Destroys; nothing when none of the documents is there. */
export async function shredDocuments(
  room: ShredRoom,
  { documents, reason }: ShredOrder,
): Promise<Shredded | undefined> {
  const { store, batch } = room
  const full = await readShredPlan(store, documents)
  if (!full) return undefined
  const tombstones = await tombstonesFor(room, full, reason)
  for (const { kind, id } of tombstones) await batch.remember(kind, id)
  batch.say(await destroyOpenings(room, full))
  await destroyDrawn(store, full)
  const owners = await ownersOf(store, full)
  await destroyRows(store, full.doomed)
  const objects = await destroyKeys(room, owners)
  await emptyAnswers(room, full)
  for (const tombstone of tombstones) await batch.add('tombstone', tombstone)
  const { doomed: _, ...plan } = full
  return { plan, objects }
}

async function tombstonesFor(
  { store, instants }: ShredRoom,
  plan: ShredPlan,
  reason: ShredReason,
): Promise<Tombstone[]> {
  const own = (field: string) => fieldOf('r.body', field)
  const sensitivityOf = (id: RawBuilder<unknown>) => sql`(SELECT
    ${fieldOf('d.body', 'sensitivity')} FROM document AS d WHERE d.id = ${id})`
  // The document of a speaker may be gone already, when others passed the words on.
  const asDocument = (id: RawBuilder<unknown>) =>
    sql`coalesce(${sensitivityOf(id)}, ${sensitivityOf(sql`${plan.documents[0]}`)})`
  const kinds = [
    ['document', plan.documents, own('sensitivity')],
    ['claim', plan.claims, own('sensitivity')],
    ['agent', plan.agents, asDocument(own('scope'))],
    ['derivative', plan.derivatives, asDocument(own('document'))],
    ['attachment', plan.attachments, asDocument(own('document'))],
  ] as const
  const found: Tombstone[] = []
  for (const [kind, ids, sensitivity] of kinds) {
    const { rows } = await sql<
      Omit<Tombstone, 'kind' | 'reason'> & { leaf: number }
    >`SELECT r.id, r.leaf,
      ${sensitivity} AS sensitivity, r.recorded AS taken, r."by" AS author
      FROM ${sql.table(kind)} AS r WHERE r.id IN ${among(ids)}
      ORDER BY r.seq`.execute(store)
    for (const { leaf, ...row } of rows)
      found.push({ ...row, taken: instants.of(leaf, row.taken), kind, reason })
  }
  return found
}

interface Place {
  idx: number
  row: number
}

/** Deletes the openings and gives what the leaf of the shredding says of them. */
async function destroyOpenings({ store, leaf: by }: ShredRoom, plan: FullPlan) {
  const lists = await listsOf(store, plan.leaves)
  const places = new Map<string, Place>()
  const add = (place: Place) => places.set(`${place.idx}/${place.row}`, place)
  for (const { leaf: idx, leaf_row: row } of plan.doomed) add({ idx, row })
  for (const idx of plan.leaves) add({ idx, row: -1 })
  for (const { idx, row } of places.values()) {
    const query = store.selectFrom('custody_opening').select('bytes')
    const [opening] = await query.where('idx', '=', idx).where('row', '=', row).execute()
    const c = row < 0 || !opening ? null : sha256(opening.bytes)
    await store.insertInto('custody_shred').values({ idx, row, by_idx: by, c }).execute()
  }
  await sql`DELETE FROM custody_opening WHERE (idx, "row") IN
    (SELECT s.idx, s."row" FROM custody_shred AS s WHERE s.by_idx = ${by})`.execute(store)
  const isPart = new Set(plan.partLeaves)
  const rows = [...places.values()].filter(({ idx }) => isPart.has(idx))
  const said: Record<string, CanonicalValue> = {
    leaves: plan.leaves,
    lists: plan.leaves.map((idx) => lists.get(idx) ?? null),
    rows: rows.map(({ idx, row }) => [idx, row]),
  }
  return said
}

/** The digest of the list of each batch: what is left of it is vouched for by this. */
async function listsOf(store: Store, leaves: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ idx: number; bytes: Uint8Array }>`SELECT idx, bytes
    FROM custody_opening WHERE "row" = -1
    AND idx IN ${among(leaves)}`.execute(store)
  return new Map(
    rows.flatMap(({ idx, bytes }) => {
      const { o } = JSON.parse(Buffer.from(bytes).toString()) as { o: { list?: string } }
      return o.list === undefined ? [] : [[idx, o.list]]
    }),
  )
}

/** Deletes what was drawn from documents and claims: texts, indexes of all kinds. */
async function destroyDrawn(store: Store, { doomed }: FullPlan): Promise<void> {
  const documents = seqsOf(doomed, 'document')
  for (const seq of documents) {
    await forgetText(store, seq, await documentTokens(store, seq))
  }
  await rewriteSearch(store)
  for (const table of ['document_text', 'lineage_hash', 'lineage_sign', 'lineage_entry'] as const)
    await deleteBy(store, table, 'document', documents)
  await deleteBy(store, 'layer_text', 'layer', seqsOf(doomed, 'text_layer'))
  const claims = seqsOf(doomed, 'claim')
  const { rows } = await sql<{ agent: string }>`SELECT DISTINCT
    ${fieldOf('k.value', 'agent')} AS agent FROM claim AS c JOIN ${itemsOf('c.body', 'chain')} AS k
    ON TRUE WHERE c.seq IN ${among(claims)}`.execute(store)
  const agents = among(rows.map(({ agent }) => agent))
  await sql`DELETE FROM chain_link WHERE agent IN ${agents}
    AND claim IN ${among(claims)}`.execute(store)
  await deleteBy(store, 'claim_scope', 'claim', claims)
  await sql`DELETE FROM claim_id WHERE id IN (SELECT c.id FROM claim AS c
    WHERE c.seq IN ${among(claims)})`.execute(store)
}

function seqsOf(doomed: readonly DoomedRow[], table: DoomedRow['table']): number[] {
  return doomed.filter((row) => row.table === table).map(({ seq }) => seq)
}

async function deleteBy(store: Store, table: string, column: string, values: readonly number[]) {
  await sql`DELETE FROM ${sql.table(table)}
    WHERE ${sql.ref(column)} IN ${among(values)}`.execute(store)
}

async function destroyRows(store: Store, doomed: readonly DoomedRow[]): Promise<void> {
  for (const table of new Set(doomed.map((row) => row.table)))
    await deleteBy(store, table, 'seq', seqsOf(doomed, table))
}

/** The documents, derivatives and proofs that go. */
async function ownersOf(store: Store, plan: FullPlan): Promise<ObjectOwner[]> {
  const { documents, derivatives, attachments } = plan
  return [
    ...(await ownersIn(store, 'document', documents)),
    ...(await ownersIn(store, 'derivative', derivatives)),
    ...(await ownersIn(store, 'attachment', attachments)),
  ]
}

/** Deletes the keys of objects that no row has any more; gives the names of these. */
async function destroyKeys(room: ShredRoom, owners: readonly ObjectOwner[]): Promise<string[]> {
  const gone = await leftObjects(room, owners)
  await sql`DELETE FROM object_key WHERE name IN ${among(gone)}`.execute(room.store)
  return gone
}

/**
 * Empties the stored answers of the changes that lose something, or that name a document. Their
 * keys stay taken: repeated, such a call is refused, for no input fits the random digest.
 */
async function emptyAnswers({ store, random }: ShredRoom, plan: FullPlan): Promise<void> {
  const leaves = among([...plan.leaves, ...plan.partLeaves])
  const quoted = plan.documents.map((id) => JSON.stringify(id))
  const { rows } = await sql<{ key: string; leaf: number }>`SELECT i."key", i.leaf
    FROM idempotency AS i WHERE i.leaf IN ${leaves}
    OR EXISTS (SELECT 1 FROM ${listOf(quoted)} AS d
      WHERE ${holds(sql`i.output`, sql`d.value`)})
    `.execute(store)
  for (const { key, leaf } of rows) {
    await store.deleteFrom('idempotency').where('key', '=', key).execute()
    const values = { key, salt: random(32), digest: random(32), output: '{"result":null}', leaf }
    await store.insertInto('idempotency').values(values).execute()
  }
}
