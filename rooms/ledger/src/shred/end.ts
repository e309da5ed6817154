// What follows a shredding outside of its transaction: object files go, and the write-ahead log,
// in which the old pages still stand, is emptied. A process that was killed in between does it
// when the workspace is opened again. Source: custody.md section 11.
import { emptyWriteAheadLog, setPatience } from '../dialect/sqlite.ts'
import type { ObjectStore } from '../evidence/object-store.ts'
import { waitingNames } from '../evidence/waiting.ts'
import type { Store } from '../table/database.ts'

/** How often the log is tried to be emptied, and how long is waited for readers each time. */
const MOST_TRIES = 200
const WAIT_MS = 20

/** Removes the files of objects whose keys are gone, and what the write-ahead log holds. */
export async function endShredding(
  store: Store,
  objects: ObjectStore,
  names: readonly string[],
): Promise<void> {
  for (const name of names) objects.remove(name)
  // The busy handler would stop this very thread, on which the readers run that it waits for.
  await setPatience(store, 0)
  try {
    for (let n = 0; n < MOST_TRIES && !(await emptyWriteAheadLog(store)); n++)
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  } finally {
    await setPatience(store, 2000)
  }
}

/**
 * Ends what a killed process may have left, and says how many object files went: those that it
 * wrote itself for a change that was never made, and, where something was shredded, every file
 * without a key and what the log holds. Older files stay otherwise: they may belong to a newer copy
 * of the database.
 */
export async function endKilled(
  store: Store,
  objects: ObjectStore,
  sinceMs: number | undefined,
): Promise<number> {
  const query = store.selectFrom('custody_shred').select('idx').limit(1)
  const isShredding = (await query.execute()).length > 0
  const left = await filesWithoutKey(store, objects)
  if (isShredding) {
    await endShredding(store, objects, left)
    return left.length
  }
  const own = left.filter((name) => sinceMs !== undefined && objects.writtenMs(name) >= sinceMs)
  for (const name of own) objects.remove(name)
  return own.length
}

/** The files in the object folder of which no row knows, temporary ones included. */
async function filesWithoutKey(store: Store, objects: ObjectStore): Promise<string[]> {
  const left: string[] = []
  for (const prefix of objects.prefixes()) {
    const files = objects.filesIn(prefix)
    if (files.length === 0) continue
    const known = await store.selectFrom('object_key').select('name').where('name', 'in', files)
    const waiting = await waitingNames(store, files)
    const names = new Set([...(await known.execute()).map(({ name }) => name), ...waiting])
    left.push(...files.filter((name) => !names.has(name)))
  }
  return left
}
