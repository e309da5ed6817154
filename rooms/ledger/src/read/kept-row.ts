// Rows that a figure has read, kept for the next one: the next day on the scrubber, the next
// section and the next reader ask for the same ones, and each lies on a page of its own that would
// have to be read, decrypted and parsed again. A row never changes; the person who shreds gets new
// ones.
import type { Table } from '../ledger.ts'
import { type ReadColumns, recordOf, type StoredColumns } from '../table/stored-row.ts'

/** Units of the bodies that are kept at the most. */
const MOST_UNITS = 16_000_000

/** The rows of one table, by their number or id; frozen, since all who read them share them. */
export class KeptRows<T extends Table, K extends string | number> {
  readonly #rows = new Map<K, ReadColumns<T>>()
  readonly #table: T
  readonly #mostUnits: number
  #units = 0

  constructor(table: T, mostUnits = MOST_UNITS) {
    this.#table = table
    this.#mostUnits = mostUnits
  }

  /** The rows in the order of these keys, those that are not kept read by `read`. */
  async of(
    keys: readonly K[],
    read: (missing: K[]) => Promise<readonly (StoredColumns & { key: K })[]>,
  ): Promise<ReadColumns<T>[]> {
    const rows = new Map(keys.map((key) => [key, this.#rows.get(key)]))
    const missing = keys.filter((key) => rows.get(key) === undefined)
    if (missing.length > 0)
      for (const one of await read(missing)) rows.set(one.key, this.#keep(one))
    return keys.flatMap((key) => rows.get(key) ?? [])
  }

  #keep({ key, body, ...columns }: StoredColumns & { key: K }): ReadColumns<T> {
    // More than fits is begun anew: what a question asks for fits, or none of it helps the next.
    if (this.#units + body.length > this.#mostUnits) {
      this.#rows.clear()
      this.#units = 0
    }
    const row = { ...columns, row: frozen(recordOf(this.#table, body)) }
    this.#rows.set(key, row)
    this.#units += body.length
    return row
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** What is kept of what is read by the thousand, or counted again and again. */
export class KeptTables {
  readonly claims = new KeptRows<'claim', number>('claim')
  readonly agents = new KeptRows<'agent', string>('agent')
  /** All documents up to this number are in the index for reprints. */
  indexedUpTo = 0
}
