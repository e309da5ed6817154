// What an open store remembers between changes, so that an append reads nothing: the unfinished
// tiles of the log, the next numbers of rows, the newest instant. Made from the database at
// opening and replaced only after a commit.
import {
  emptyTail,
  leafBytes,
  leafHash,
  type ReadTile,
  type Tail,
  tailFromTiles,
  tileBytes,
  tileReader,
} from '@tumen/custody'
import { sql } from 'kysely'
import type { Store } from './database.ts'
import { LedgerFault, toFault } from './fault.ts'
import type { Table } from './ledger.ts'
import { sha256 } from './object-file.ts'
import { readLastNumbers } from './read-row.ts'
import { TABLE_NAMES } from './record-table.ts'

/** The state after the last committed change. */
export interface LogState {
  tail: Tail
  /** Number of the last row of each table; the next row's is one more. */
  counts: Readonly<Record<Table, number>>
  /** `recorded` of the newest row; empty before the first. */
  newest: string
  /** True when the log could not be read back: nothing may be appended until it is mended. */
  isBroken: boolean
}

/** The hash of the leaf that holds commitment `c`. */
export function hashOfLeaf(c: Uint8Array): Uint8Array {
  return leafHash(leafBytes(c), sha256)
}

/**
 * Reads the state from the database: the leaves and roots after the last full tiles. A log that
 * cannot be read gives a broken state, so that rows can still be read and fsck can name the fault.
 */
export async function readState(store: Store): Promise<LogState> {
  try {
    const size = await readSize(store)
    const tail = await tailFromTiles(size, async (level, n, width) => {
      const tile = await readPartial(store, level, n)
      if (tile.length !== width * 32) throw new LedgerFault('damaged')
      return tile
    })
    const newest = await readNewest(store)
    return { tail, counts: await readLastNumbers(store), newest, isBroken: false }
  } catch (error) {
    const fault = toFault(error)
    if (!(fault instanceof LedgerFault) || fault.code !== 'damaged') throw fault
    return { tail: emptyTail(), counts: {} as LogState['counts'], newest: '', isBroken: true }
  }
}

/** Throws `damaged` when the state is broken. */
export function assertWhole(state: LogState): void {
  if (state.isBroken) throw new LedgerFault('damaged')
}

/** Tiles of the log, from the state and from the full tiles in the database. */
export function tilesOf(store: Store, state: LogState): ReadTile {
  return tileReader(state.tail, async (level, n) => {
    const query = store.selectFrom('custody_tile').select('hashes')
    const found = await query.where('level', '=', level).where('n', '=', n).execute()
    return found[0]?.hashes ?? new Uint8Array(0)
  })
}

/** How many leaves the log in the database has. */
export async function readSize(store: Store): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`SELECT max(idx) AS most
    FROM custody_leaf`.execute(store)
  const most = rows[0]?.most
  return typeof most === 'number' ? most + 1 : 0
}

async function readPartial(store: Store, level: number, n: number): Promise<Uint8Array> {
  if (level === 0) {
    const query = store
      .selectFrom('custody_leaf')
      .select('c')
      .where('idx', '>=', n * 256)
    const leaves = await query.orderBy('idx').execute()
    return tileBytes(leaves.map((leaf) => hashOfLeaf(leaf.c)))
  }
  // A full tile's root stands beside it, so the level above needs no tile below to be read.
  const query = store
    .selectFrom('custody_tile')
    .select('root')
    .where('level', '=', level - 1)
  const tiles = await query
    .where('n', '>=', n * 256)
    .orderBy('n')
    .execute()
  return tileBytes(tiles.map((tile) => tile.root))
}

async function readNewest(store: Store): Promise<string> {
  const newest = TABLE_NAMES.map(
    (table) => sql`SELECT recorded FROM (SELECT recorded
    FROM ${sql.table(table)} ORDER BY seq DESC LIMIT 1)`,
  )
  const { rows } = await sql<{ newest: string | null }>`SELECT max(recorded) AS newest
    FROM (${sql.join(newest, sql` UNION ALL `)})`.execute(store)
  return rows[0]?.newest ?? ''
}
