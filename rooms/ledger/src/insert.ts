// Inserts of many rows by few statements: each size of statement is compiled once for a table
// and used again, which is what makes an import fast.
import type { CompiledQuery } from 'kysely'
import type { Store, Tables } from './database.ts'

const SIZES = [100, 10, 1] as const

type Values<T extends keyof Tables> = { [C in keyof Tables[T]]: Tables[T][C] }

/** Appends rows to one table. The first row inserted says which columns there are. */
export class Inserter<T extends keyof Tables> {
  readonly #store: Store
  readonly #table: T
  readonly #columns: readonly (keyof Tables[T] & string)[]
  readonly #compiled = new Map<number, CompiledQuery>()

  constructor(store: Store, table: T, columns: readonly (keyof Tables[T] & string)[]) {
    this.#store = store
    this.#table = table
    this.#columns = columns
  }

  /** Inserts the rows in order. */
  async insert(rows: readonly Values<T>[]): Promise<void> {
    let done = 0
    for (const size of SIZES) {
      while (rows.length - done >= size) {
        await this.#run(rows.slice(done, done + size))
        done += size
      }
    }
  }

  async #run(rows: readonly Values<T>[]): Promise<void> {
    const parameters: unknown[] = []
    for (const row of rows) for (const column of this.#columns) parameters.push(row[column])
    await this.#store.executeQuery({ ...this.#statement(rows), parameters })
  }

  #statement(rows: readonly Values<T>[]): CompiledQuery {
    const known = this.#compiled.get(rows.length)
    if (known) return known
    // Null values would be left out of the parameters' list by no dialect, but undefined would.
    const values = rows.map((row) =>
      Object.fromEntries(this.#columns.map((column) => [column, row[column]])),
    )
    const compiled = this.#store
      .insertInto(this.#table)
      .values(values as never)
      .compile()
    this.#compiled.set(rows.length, compiled)
    return compiled
  }
}
