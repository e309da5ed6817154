// Reads of what was shredded, and of what a shredding would destroy.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Look } from '../read/look.ts'
import { isLeafSeen, type Reach, seenAmong } from '../read/reach.ts'
import { everyRow } from '../read/select.ts'
import { EVERYBODYS } from '../table/belonging-index.ts'
import type { Store } from '../table/database.ts'
import { countsOf, readShredPlan } from './plan.ts'
import type { ShredReader, ToldShredPlan } from './shredder.ts'

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

async function planOf(look: Look, document: string): Promise<ToldShredPlan | undefined> {
  const { going, staying } = await readSameBytes(look, document)
  const full = await readShredPlan(look.store, going)
  if (!full) return undefined
  const { doomed, ...plan } = full
  // Who may not know of something that would go cannot destroy it: what others have said of it.
  // That a foreign document may be a copy of this one goes all the same, and is not told.
  const own = await seenAmong(look.store, look.reach, doomed)
  const known = new Set(own)
  if (doomed.some((row) => row.table !== 'document_relation' && !known.has(row))) return undefined
  const isKnown = async (table: 'list' | 'bundle', ids: readonly string[]) => {
    const found = await everyRow(look, table, sql`id IN ${among(ids)}`)
    const seen = new Set(found.map(({ row }) => row.id))
    return ids.filter((id) => seen.has(id))
  }
  const [lists, bundles] = [
    await isKnown('list', plan.lists),
    await isKnown('bundle', plan.bundles),
  ]
  return { ...plan, rows: countsOf(own), lists, bundles, staying }
}

/**
 * Documents of the same bytes that the asker may know of: those of a group that has the named one,
 * too, and others. What the asker may not know of makes no difference.
 */
async function readSameBytes({ store, reach }: Look, document: string) {
  const { rows } = await sql<DocumentPlace>`SELECT d.id, d.leaf, d.leaf_row FROM document AS d
    JOIN document AS o ON o.bytes_hash = d.bytes_hash
    WHERE o.id = ${document} ORDER BY d.seq`.execute(store)
  const seen = await seenAmong(store, reach, rows)
  const named = seen.find(({ id }) => id === document)
  if (!named) return { going: [], staying: [] }
  const own = await groupsOfRow(store, named)
  const [going, staying]: [string[], string[]] = [[], []]
  for (const one of seen) {
    const groups = await groupsOfRow(store, one)
    const isOwn = own.some((group) => groups.includes(group) && isIn(reach, group))
    const kept = one === named || isOwn ? going : staying
    kept.push(one.id)
  }
  return { going, staying }
}

interface DocumentPlace {
  id: string
  leaf: number
  leaf_row: number
}

function isIn(reach: Reach | undefined, group: string): boolean {
  return reach === undefined || group === EVERYBODYS || reach.groups.includes(group)
}

async function groupsOfRow(store: Store, { leaf, leaf_row }: DocumentPlace): Promise<string[]> {
  const { rows } = await sql<{ grp: string }>`SELECT g.grp FROM item_row AS r
    JOIN item_group AS g ON g.item = r.item
    WHERE r.of_leaf = ${leaf} AND r.of_row = ${leaf_row}`.execute(store)
  return rows.length === 0 ? [EVERYBODYS] : rows.map(({ grp }) => grp)
}

function readTombstones(look: Look, ids: readonly string[]) {
  return everyRow(look, 'tombstone', sql`record IN ${among(ids)}`)
}

async function readShreddedBy(store: Store, leaf: number): Promise<number | undefined> {
  const query = store.selectFrom('custody_shred').select('by_idx').where('idx', '=', leaf)
  return (await query.where('row', '=', -1).execute())[0]?.by_idx
}
