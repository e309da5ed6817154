// What builds on a change: rows of other changes that name what it brought. A change cannot be
// undone under them, and cannot come back while what it names itself is undone.
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf, itemsOf } from '../dialect/sqlite.ts'
import { fromUse } from '../dialect/use.ts'
import { counting, type Look } from '../read/look.ts'
import type { Store } from '../table/database.ts'
import type { RecordKind } from '../table/descriptor.ts'
import { USES } from '../table/record.ts'
import type { Dependant, UndoEffect } from './history.ts'

/** Dependants that are named at most. */
const MOST = 100
const PAGE_CLAIMS = 5000

/** What stands in the way of an undo, at most a hundred things. */
export async function readDependants(look: Look, effect: UndoEffect): Promise<Dependant[]> {
  const found: Dependant[] = []
  for (const one of USES) {
    if (found.length >= MOST) break
    if (!effect.returns && !(await holds(look.store, one.of, effect.root))) continue
    found.push(...(await usesBy(look, effect, one)))
  }
  if (found.length < MOST) found.push(...(await placeUses(look, effect)))
  return distinct(found).slice(0, MOST)
}

async function holds(store: Store, table: RecordKind, leaf: number): Promise<boolean> {
  const query = store.selectFrom(table).select('seq').where('leaf', '=', leaf).limit(1)
  return (await query.execute()).length > 0
}

async function usesBy(
  look: Look,
  effect: UndoEffect,
  one: (typeof USES)[number],
): Promise<Dependant[]> {
  const { told, of, id: named } = one
  const { rows } = await sql<{ id: string; leaf: number; base: string; base_leaf: number }>`
    SELECT DISTINCT x.${sql.ref(named)} AS id, x.leaf, b.id AS base, b.leaf AS base_leaf
    FROM ${fromUse(one, look.undone)}
    WHERE ${bounds(look, effect)} LIMIT ${MOST}`.execute(look.store)
  return rows.map(({ id, leaf, base, base_leaf }) => {
    return effect.returns ? { kind: of, id: base, leaf: base_leaf } : { kind: told, id, leaf }
  })
}

/** Rows that leave are named by others; rows that return name some that are undone. */
function bounds(look: Look, { root, returns }: UndoEffect): RawBuilder<unknown> {
  if (!returns) return sql`b.leaf = ${root} AND x.leaf <> ${root} ${counting(look, 'x.leaf')}`
  const others = [...look.undone].filter((leaf) => leaf !== root)
  return sql`x.leaf = ${root} AND b.leaf IN ${among(others)}`
}

/**
 * Claims that name a place. No index knows of all of them, so every claim is read, with pauses in
 * which others are served: places are undone once in a workspace's life.
 */
async function placeUses(look: Look, { root, returns }: UndoEffect): Promise<Dependant[]> {
  const undone = [...look.undone].filter((leaf) => leaf !== root)
  const places = await placesOf(look.store, returns ? undone : [root])
  if (places.size === 0) return []
  const wanted = returns
    ? sql`x.leaf = ${root}`
    : sql`x.leaf <> ${root} ${counting(look, 'x.leaf')}`
  const found: Dependant[] = []
  const last = (
    await look.store.selectFrom('claim').select('seq').orderBy('seq', 'desc').limit(1).execute()
  )[0]
  for (let after = 0; after < (last?.seq ?? 0) && found.length < MOST; after += PAGE_CLAIMS) {
    const { rows } = await sql<{ id: string; leaf: number; place: string | null }>`
      SELECT x.id, x.leaf, ${fieldOf('p.value', 'gazetteer')} AS place
      FROM claim AS x JOIN ${itemsOf('x.body', 'places')} AS p ON TRUE
      WHERE x.seq > ${after} AND x.seq <= ${after + PAGE_CLAIMS} AND ${wanted}`.execute(look.store)
    for (const { id, leaf, place } of rows) {
      const of = places.get(place ?? '')
      if (of) found.push(returns ? { kind: 'place', ...of } : { kind: 'claim', id, leaf })
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

/** The places of these changes, by every id that a claim may name them by. */
async function placesOf(store: Store, leaves: readonly number[]) {
  const { rows } = await sql<{ id: string; leaf: number; name: string | null }>`
    SELECT b.id, b.leaf, i.value AS name
    FROM place AS b LEFT JOIN ${itemsOf('b.body', 'ids')} AS i ON TRUE
    WHERE b.leaf IN ${among(leaves)}`.execute(store)
  const places = new Map<string, { id: string; leaf: number }>()
  for (const { id, leaf, name } of rows) {
    places.set(id, { id, leaf })
    if (name !== null) places.set(name, { id, leaf })
  }
  return places
}

function distinct(found: readonly Dependant[]): Dependant[] {
  return [...new Map(found.map((one) => [`${one.kind} ${one.id} ${one.leaf}`, one])).values()]
}
