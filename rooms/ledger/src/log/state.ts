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
import { type KnownTime, readNewest } from '../change/known-time.ts'
import { sha256 } from '../evidence/object-file.ts'
import { LedgerFault, toFault } from '../fault.ts'
import type { Table } from '../ledger.ts'
import { readLastNumbers } from '../read/row.ts'
import type { Store } from '../table/database.ts'
import { FIRST_ERA, type LogEra, storedTile } from './era.ts'

/** The state after the last committed change. */
export interface LogState {
  /** Where this log lies among all leaves; sizes and numbers of tiles count from there. */
  era: LogEra
  tail: Tail
  /** Number of the last row of each table; the next row's is one more. */
  counts: Readonly<Record<Table, number>>
  /** The latest instant since which a row counts; empty before the first. */
  newest: string
  /** True when the log could not be read back: nothing may be appended until it is mended. */
  isBroken: boolean
}

/** The hash of the leaf that holds commitment `c`. */
export function hashOfLeaf(c: Uint8Array): Uint8Array {
  return leafHash(leafBytes(c), sha256)
}

/**
 * Reads the state of a log from the database: the leaves and roots after the last full tiles. A log
 * that cannot be read gives a broken state, so that rows can still be read and fsck can name the
 * fault.
 */
export async function readState(
  store: Store,
  era = FIRST_ERA,
  time?: KnownTime,
): Promise<LogState> {
  try {
    const tail = await readTail(store, era, (await countLeaves(store)) - era.base)
    const newest = await readNewest(store, time)
    return { era, tail, counts: await readLastNumbers(store), newest, isBroken: false }
  } catch (error) {
    const fault = toFault(error)
    if (!(fault instanceof LedgerFault) || fault.code !== 'damaged') throw fault
    const counts = {} as LogState['counts']
    return { era, tail: emptyTail(), counts, newest: '', isBroken: true }
  }
}

/** The unfinished tiles of a log of `size` leaves; throws `damaged` when they cannot be read. */
export function readTail(store: Store, era: LogEra, size: number): Promise<Tail> {
  return tailFromTiles(size, async (level, n, width) => {
    const tile = await readPartial(store, era, { level, n, width })
    if (tile.length !== width * 32) throw new LedgerFault('damaged')
    return tile
  })
}

/** The number of the next leaf among all leaves. */
export function nextLeaf({ era, tail }: Pick<LogState, 'era' | 'tail'>): number {
  return era.base + tail.size
}

/** Throws `damaged` when the state is broken. */
export function assertWhole(state: LogState): void {
  if (state.isBroken) throw new LedgerFault('damaged')
}

/** Tiles of the log, from the state and from the full tiles in the database. */
export function tilesOf(store: Store, { era, tail }: Pick<LogState, 'era' | 'tail'>): ReadTile {
  return tileReader(tail, async (level, n) => {
    const query = store.selectFrom('custody_tile').select('hashes').where('level', '=', level)
    const found = await query.where('n', '=', storedTile(era, level, n)).execute()
    return found[0]?.hashes ?? new Uint8Array(0)
  })
}

/** How many leaves the logs in the database have. */
export async function countLeaves(store: Store): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`SELECT max(idx) AS most
    FROM custody_leaf`.execute(store)
  const most = rows[0]?.most
  return typeof most === 'number' ? most + 1 : 0
}

async function readPartial(
  store: Store,
  era: LogEra,
  { level, n, width }: { level: number; n: number; width: number },
): Promise<Uint8Array> {
  if (level === 0) {
    const from = era.base + n * 256
    const query = store.selectFrom('custody_leaf').select('c').where('idx', '>=', from)
    const leaves = await query
      .where('idx', '<', from + width)
      .orderBy('idx')
      .execute()
    return tileBytes(leaves.map((leaf) => hashOfLeaf(leaf.c)))
  }
  // A full tile's root stands beside it, so the level above needs no tile below to be read.
  const from = storedTile(era, level - 1, n * 256)
  const query = store
    .selectFrom('custody_tile')
    .select('root')
    .where('level', '=', level - 1)
  const below = query.where('n', '>=', from).where('n', '<', from + width)
  return tileBytes((await below.orderBy('n').execute()).map((tile) => tile.root))
}
