// Reads of what was shredded, and of what a shredding would destroy.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Look } from '../read/look.ts'
import { isLeafSeen, seenAmong } from '../read/reach.ts'
import { everyRow } from '../read/select.ts'
import type { Store } from '../table/database.ts'
import { readShredPlan } from './plan.ts'
import type { ShredPlan, ShredReader } from './shredder.ts'

type Together = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of shreddings over a store: a shredding is never undone, so nothing is left out. */
export function shredReader(together: Together): ShredReader {
  return {
    shredPlan: (document) => together((look) => planOf(look, document)),
    tombstonesOf: (ids) => together((look) => readTombstones(look, ids)),
    shreddedBy: (leaf) =>
      together(async ({ store, reach }) => {
        if (!(await isLeafSeen(store, reach, leaf))) return undefined
        return readShreddedBy(store, leaf)
      }),
  }
}

async function planOf(look: Look, document: string): Promise<ShredPlan | undefined> {
  const full = await readShredPlan(look.store, document)
  if (!full) return undefined
  const { doomed, ...plan } = full
  // Who may not know of something that would go cannot destroy it: others of its bytes, what others
  // have said of it.
  const known = await seenAmong(look.store, look.reach, doomed)
  if (known.length < doomed.length) return undefined
  const isKnown = async (table: 'list' | 'bundle', ids: readonly string[]) => {
    const found = await everyRow(look, table, sql`id IN ${among(ids)}`)
    const seen = new Set(found.map(({ row }) => row.id))
    return ids.filter((id) => seen.has(id))
  }
  const [lists, bundles] = [
    await isKnown('list', plan.lists),
    await isKnown('bundle', plan.bundles),
  ]
  return { ...plan, lists, bundles }
}

function readTombstones(look: Look, ids: readonly string[]) {
  return everyRow(look, 'tombstone', sql`record IN ${among(ids)}`)
}

async function readShreddedBy(store: Store, leaf: number): Promise<number | undefined> {
  const query = store.selectFrom('custody_shred').select('by_idx').where('idx', '=', leaf)
  return (await query.where('row', '=', -1).execute())[0]?.by_idx
}
