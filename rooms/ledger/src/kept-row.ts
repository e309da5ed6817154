// Rows that a figure has read, kept as they stand in the store: the next day on the scrubber, the
// next section and the next reader ask for the same ones, and each lies on a page of its own that
// would have to be read and decrypted again. A row never changes; whoever shreds gets new ones.
import type { StoredColumns } from './stored-row.ts'

/** Units of the bodies that are kept at the most. */
const MOST_UNITS = 16_000_000

/** The rows of one table, by their number or id. */
export class KeptRows<K extends string | number> {
  readonly #rows = new Map<K, StoredColumns>()
  readonly #mostUnits: number
  #units = 0

  constructor(mostUnits = MOST_UNITS) {
    this.#mostUnits = mostUnits
  }

  /** The rows with these keys, those that are not kept read by `read`; none for a key without. */
  async of(
    keys: readonly K[],
    read: (missing: K[]) => Promise<readonly (StoredColumns & { key: K })[]>,
  ): Promise<StoredColumns[]> {
    const kept = keys.flatMap((key) => this.#rows.get(key) ?? [])
    if (kept.length === keys.length) return kept
    const found = await read(keys.filter((key) => !this.#rows.has(key)))
    for (const { key, ...row } of found) this.#keep(key, row)
    return [...kept, ...found]
  }

  #keep(key: K, row: StoredColumns): void {
    // More than fits is begun anew: what a question asks for fits, or none of it helps the next.
    if (this.#units + row.body.length > this.#mostUnits) {
      this.#rows.clear()
      this.#units = 0
    }
    this.#rows.set(key, row)
    this.#units += row.body.length
  }
}

/** What is kept of the tables whose rows figures read by the thousand. */
export class KeptTables {
  readonly claims = new KeptRows<number>()
  readonly agents = new KeptRows<string>()
}
