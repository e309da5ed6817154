// Tables that were told, for whoever asks the same at the same state of the log and may read the
// same: the page of a table, its next format and its next reader ask for them again.
import { rootNow } from '../log/root.ts'
import type { Actor, Remembered } from '../operation.ts'
import { plainly } from './table-shelf.ts'

/** Tables of one state of the log. */
export interface KeptTables {
  /** The root of the log. */
  root: string
  /** What was told, by what was asked and who asked. */
  told: Map<string, unknown>
}

/** Tables that are kept, the last ones. */
const MOST_KEPT = 4

/** What was told of this before, or what `make` makes of it now. */
export async function keptTable<T>(
  { ledger, memory }: Remembered,
  actor: Actor,
  asked: unknown,
  make: () => Promise<T>,
): Promise<T> {
  const root = await rootNow(ledger)
  if (root === undefined) return make()
  const key = JSON.stringify([asked, actor], plainly)
  const known = keptAt(memory, root).told.get(key) as T | undefined
  if (known !== undefined) return known
  const made = await make()
  if ((await rootNow(ledger)) === root) {
    const { told } = keptAt(memory, root)
    told.set(key, made)
    for (const oldest of [...told.keys()].slice(0, -MOST_KEPT)) told.delete(oldest)
  }
  return made
}

function keptAt(memory: Remembered['memory'], root: string): KeptTables {
  if (memory.tables?.root !== root) memory.tables = { root, told: new Map() }
  return memory.tables
}
