// Reads of what was shredded, and of what a shredding would destroy.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Look } from '../read/look.ts'
import { everyRow } from '../read/select.ts'
import type { Store } from '../table/database.ts'
import { readShredPlan } from './plan.ts'
import type { ShredPlan, ShredReader } from './shredder.ts'

type Together = <T>(read: (look: Look) => Promise<T>) => Promise<T>

/** The reader of shreddings over a store: a shredding is never undone, so nothing is left out. */
export function shredReader(together: Together): ShredReader {
  return {
    shredPlan: (document) => together(({ store }) => planOf(store, document)),
    tombstonesOf: (ids) => together((look) => readTombstones(look, ids)),
    shreddedBy: (leaf) => together(({ store }) => readShreddedBy(store, leaf)),
  }
}

async function planOf(store: Store, document: string): Promise<ShredPlan | undefined> {
  const full = await readShredPlan(store, document)
  if (!full) return undefined
  const { doomed: _, ...plan } = full
  return plan
}

function readTombstones(look: Look, ids: readonly string[]) {
  return everyRow(look, 'tombstone', sql`record IN ${among(ids)}`)
}

async function readShreddedBy(store: Store, leaf: number): Promise<number | undefined> {
  const query = store.selectFrom('custody_shred').select('by_idx').where('idx', '=', leaf)
  return (await query.where('row', '=', -1).execute())[0]?.by_idx
}
