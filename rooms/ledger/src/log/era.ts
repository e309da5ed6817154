// The logs of a workspace, one after the other. A log that was signed further than this copy of it
// knows is closed for ever; the next one begins after it, with a name and a key of its own. Its
// leaves, tiles and heads lie in the same tables, numbered on. Source: custody.md section 8.
import { type FullTile, noteKey, type SigningKey, TILE_WIDTH } from '@tumen/custody'
import type { Store } from '../table/database.ts'

/** Where a log lies among the leaves of its workspace. */
export interface LogEra {
  /** Number of its leaf 0 among all leaves. */
  base: number
  /** How many full tiles earlier logs have, by level. */
  tiles: readonly number[]
}

/** One log of a workspace. */
export interface WorkspaceLog {
  era: LogEra
  key: SigningKey
}

/** The era of the first log, which most workspaces never leave. */
export const FIRST_ERA: LogEra = { base: 0, tiles: [] }

/** The eras that begin at these leaves, in order. */
export function erasOf(bases: readonly number[]): LogEra[] {
  return bases.map((base, n) => ({ base, tiles: tilesBefore(bases.slice(0, n + 1)) }))
}

function tilesBefore(bases: readonly number[]): number[] {
  const tiles: number[] = []
  for (const [n, base] of bases.entries()) {
    let full = Math.floor(((bases[n + 1] ?? base) - base) / TILE_WIDTH)
    for (let level = 0; full > 0; level++) {
      tiles[level] = (tiles[level] ?? 0) + full
      full = Math.floor(full / TILE_WIDTH)
    }
  }
  return tiles
}

/** The number under which a tile of a log is stored. */
export function storedTile({ tiles }: LogEra, level: number, n: number): number {
  return n + (tiles[level] ?? 0)
}

/** A tile of a log as it is stored. */
export function tileRow(era: LogEra, tile: FullTile): FullTile {
  return { ...tile, n: storedTile(era, tile.level, tile.n) }
}

/** The name of the secret of which the key of a log is made. */
export function seedName(base: number): string {
  return base === 0 ? 'log-seed' : `log-seed/${base}`
}

/** Every log with its key, the newest last; `seedOf` gives a secret by its name. */
export async function readLogs(
  store: Store,
  first: string,
  seedOf: (name: string) => Uint8Array,
): Promise<WorkspaceLog[]> {
  const later = await store.selectFrom('custody_log').selectAll().orderBy('base').execute()
  const rows = [{ base: 0, origin: first }, ...later]
  const eras = erasOf(rows.map(({ base }) => base))
  return rows.map(({ base, origin }, n) => ({
    era: eras[n] as LogEra,
    key: noteKey(seedOf(seedName(base)), origin),
  }))
}
