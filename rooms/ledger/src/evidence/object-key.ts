// Which object a record has, and which objects nobody has any more. Each record keeps its bytes in
// an object of its own; records of before format 19 that have the same bytes share one, until the
// last of them is destroyed. Source: decision 0075.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Store } from '../table/database.ts'
import { BYTE_TABLES, type ByteTable } from '../table/record.ts'
import type { ObjectKey, ObjectOwner, ObjectStore } from './object-store.ts'

/** A store and the folder of its objects. */
interface Room {
  store: Store
  objects: ObjectStore
}

/** The object of a record: its own, or the shared one of before; nothing when its key is gone. */
export async function findObject(
  { store, objects }: Room,
  owner: ObjectOwner,
): Promise<ObjectKey | undefined> {
  const [own, shared] = [objects.nameOf(owner), objects.sharedNameOf(owner)]
  const query = store.selectFrom('object_key').select(['name', 'key'])
  const found = await query.where('name', 'in', [own, shared]).execute()
  return found.find(({ name }) => name === own) ?? found[0]
}

/** The records with these ids that a table keeps bytes of. */
export async function ownersIn(
  store: Store,
  table: ByteTable,
  ids: readonly string[],
): Promise<ObjectOwner[]> {
  const { rows } = await sql<ObjectOwner>`SELECT id, bytes_hash AS "bytesHash"
    FROM ${sql.table(table)} WHERE id IN ${among(ids)}`.execute(store)
  return rows
}

/** Of what these records, which are gone, had: the names of objects that nobody has any more. */
export async function leftObjects(room: Room, gone: readonly ObjectOwner[]): Promise<string[]> {
  const { objects } = room
  const left = new Set(gone.flatMap((one) => [objects.nameOf(one), objects.sharedNameOf(one)]))
  const hashes = among([...new Set(gone.map(({ bytesHash }) => bytesHash))])
  for (const table of BYTE_TABLES) {
    const { rows } = await sql<ObjectOwner>`SELECT id, bytes_hash AS "bytesHash"
      FROM ${sql.table(table)} WHERE bytes_hash IN ${hashes}`.execute(room.store)
    for (const owner of rows) left.delete((await findObject(room, owner))?.name ?? '')
  }
  const query = room.store.selectFrom('object_key').select('name')
  return (await query.where('name', 'in', [...left]).execute()).map(({ name }) => name)
}
