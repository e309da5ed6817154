// Inserts of many rows by few statements: each size of statement is compiled once for a table
// and used again, which is what makes an import fast.
import type { CompiledQuery } from 'kysely'
import type { Store, Tables } from './database.ts'

const SIZES = [100, 10, 1] as const

/** What a column can hold. */
export type Value = string | number | Uint8Array | null

/** Appends rows to one table; each row is the list of its values in the order of the columns. */
export class Inserter {
  readonly #store: Store
  readonly #table: keyof Tables
  readonly #columns: readonly string[]
  readonly #compiled = new Map<number, CompiledQuery>()

  constructor(store: Store, table: keyof Tables, columns: readonly string[]) {
    this.#store = store
    this.#table = table
    this.#columns = columns
  }

  /** Inserts the rows in order. */
  async insert(rows: readonly (readonly Value[])[]): Promise<void> {
    let done = 0
    for (const size of SIZES) {
      while (rows.length - done >= size) {
        // The engine's own `flat` takes fifteen times as long.
        const parameters: Value[] = []
        for (const row of rows.slice(done, done + size)) parameters.push(...row)
        await this.#store.executeQuery({ ...this.#statement(size), parameters })
        done += size
      }
    }
  }

  #statement(size: number): CompiledQuery {
    const known = this.#compiled.get(size)
    if (known) return known
    // Only the shape counts here: the values are given anew with each use.
    const row = Object.fromEntries(this.#columns.map((column) => [column, '']))
    const values = Array.from({ length: size }, () => row)
    const compiled = this.#store
      .insertInto(this.#table)
      .values(values as never)
      .compile()
    this.#compiled.set(size, compiled)
    return compiled
  }
}
