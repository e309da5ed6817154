// The logs of a workspace as files that other people's tools read: checkpoint, tiles, entries, key.
// Read without the lock, through a connection that writes nothing, so also while another process
// has the workspace; leaves are only ever appended, so what lies under a checkpoint stays the same.
// Source: c2sp.org/tlog-tiles; custody.md 6.
import { resolve } from 'node:path'
import {
  edgeOfTail,
  emptyTail,
  entriesFile,
  growTail,
  isSameBytes,
  leafBytes,
  leafHash,
  rootOf,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  vkey,
} from '@tumen/custody'
import { connect } from '../dialect/connection.ts'
import { openEncrypted } from '../dialect/encrypted-database.ts'
import { formatOf, MIGRATIONS } from '../dialect/migration.ts'
import { sha256 } from '../evidence/object-file.ts'
import { LedgerFault, toFault } from '../fault.ts'
import type { Store } from '../table/database.ts'
import { assertWorkspace, pathsOf } from '../workspace/folder.ts'
import type { OpenOptions } from '../workspace/option.ts'
import { readSecrets } from '../workspace/secret.ts'
import { readStoreKey } from '../workspace/store-key.ts'
import { newestHead } from './checkpoint.ts'
import type { WorkspaceLog } from './era.ts'
import { SideFile } from './side-file.ts'
import { readHead } from './signed-head.ts'

/** One log, as far as it is signed. */
export interface ExportedLog {
  /** Name of the log, and its verifier key. */
  origin: string
  vkey: string
  /** Whether it was closed: it signs nothing any more. */
  isClosed: boolean
  /** Leaves under its newest checkpoint; 0 when it has none. */
  size: number
  /** The checkpoint as others are shown it. */
  checkpoint?: string
  /** Tiles and entries by their address, in the order in which they are made. */
  files: () => AsyncGenerator<[path: string, bytes: Uint8Array]>
}

/** What is needed to read the logs. */
export type ExportOptions = Pick<OpenOptions, 'folder' | 'unlock' | 'headFile'>

const CACHE_KIB = 8192

/**
 * Hands every log of a workspace to `use`, the oldest first; they can be read until it returns.
 * Throws `not-a-workspace`, `wrong-passphrase`, `newer-format`, `older-format`, `head-unreadable`,
 * and `damaged` where the leaves do not give the root that was signed.
 */
export async function exportLogs<R>(
  { folder, unlock, headFile }: ExportOptions,
  use: (logs: readonly ExportedLog[]) => Promise<R>,
): Promise<R> {
  const paths = pathsOf(resolve(folder))
  try {
    assertWorkspace(paths)
    const key = 'key' in unlock ? unlock.key : await readStoreKey(paths.storeKey, unlock.passphrase)
    const unreadable = 'key' in unlock ? 'wrong-passphrase' : 'damaged'
    const facts = { unreadable, cacheKib: CACHE_KIB, isReadOnly: true } as const
    const database = openEncrypted(paths.database, key, facts)
    try {
      const store = connect(database)
      await assertFormat(store)
      const { logs } = (await readSecrets(store)).secrets
      const held = logs.map((log) => {
        const path = headFile?.(log.key.name)
        return path === undefined ? undefined : new SideFile(path, log.key).read()
      })
      const exported = logs.map((log, n) => {
        const next = logs[n + 1]?.era.base
        return exportedLog(store, log, { next, most: held[n]?.size })
      })
      return await use(await Promise.all(exported))
    } finally {
      database.close()
    }
  } catch (error) {
    throw toFault(error)
  }
}

/** A workspace of an earlier format lacks tables until it was opened once. */
async function assertFormat(store: Store): Promise<void> {
  const [format, newest] = [await formatOf(store), MIGRATIONS.at(-1)?.number ?? 0]
  if (format > newest) throw new LedgerFault('newer-format')
  if (format < newest) throw new LedgerFault('older-format')
}

/**
 * A log under the newest checkpoint that may be shown: `next` is where the log after it begins,
 * `most` the size that the side file has.
 */
async function exportedLog(
  store: Store,
  log: WorkspaceLog,
  { next, most }: { next: number | undefined; most: number | undefined },
): Promise<ExportedLog> {
  const { key, era } = log
  const known = { origin: key.name, vkey: vkey(key), isClosed: next !== undefined }
  // What was signed and is not in the side file yet nobody is shown.
  const end = next ?? (most === undefined ? undefined : era.base + most)
  const head = await newestHead(store, era, end)
  if (!head) return { ...known, size: 0, files: noFiles }
  const { size, root } = head
  const { file } = await readHead({ store, base: era.base }, size)
  const files = () => filesOf(store, { base: era.base, size, root })
  return { ...known, size, checkpoint: file, files }
}

async function* noFiles(): AsyncGenerator<[string, Uint8Array]> {}

interface Signed {
  base: number
  size: number
  root: Uint8Array
}

/** Goes through the leaves once, a tile of them at a time. */
async function* filesOf(
  store: Store,
  { base, size, root }: Signed,
): AsyncGenerator<[string, Uint8Array]> {
  let tail = emptyTail()
  for (let n = 0; n * TILE_WIDTH < size; n++) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH)
    const leaves = await leavesFrom(store, base + n * TILE_WIDTH, width)
    yield [tilePath('entries', n, width), entriesFile(leaves)]
    const hashes = leaves.map((leaf) => leafHash(leaf, sha256))
    const grown = growTail(tail, hashes, sha256)
    tail = grown.tail
    for (const tile of grown.tiles) yield [tilePath(tile.level, tile.n), tile.hashes]
  }
  if (!isSameBytes(rootOf(edgeOfTail(tail, sha256), sha256), root)) throw new LedgerFault('damaged')
  for (const [level, hashes] of tail.levels.entries()) {
    if (hashes.length === 0) continue
    const full = Math.floor(size / TILE_WIDTH ** (level + 1))
    yield [tilePath(level, full, hashes.length), tileBytes(hashes)]
  }
}

async function leavesFrom(store: Store, from: number, width: number): Promise<Uint8Array[]> {
  const query = store.selectFrom('custody_leaf').select('c').where('idx', '>=', from)
  const rows = await query.orderBy('idx').limit(width).execute()
  if (rows.length < width) throw new LedgerFault('damaged')
  return rows.map(({ c }) => leafBytes(c))
}
