// The database that a linkage runs on, as four calls. String logic never runs in it: it joins,
// groups and adds. Source: the reference on linkage, sections 2 and 4.

/** A column of a batch: numbers, or texts with null where there is none. */
export type Column = Int32Array | Float32Array | Float64Array | readonly (string | null)[]

/** Some rows of an answer, column by column. Whole numbers without a value are `NO_VALUE`. */
export interface Batch {
  readonly length: number
  readonly columns: readonly Column[]
}

/** Stands in an `Int32Array` for no value; `NaN` does in the others. */
export const NO_VALUE = -(2 ** 31)

/** Columns to be written: whole numbers, fractions or texts, without a value as in a batch. */
export type Written = Int32Array | Float64Array | readonly (string | null)[]

/** A database with the tables of one run. Every call may throw a `LinkageFault`. */
export interface Engine {
  /** Runs statements, separated by semicolons, for their effect. */
  run(sql: string): Promise<void>
  /** The answer of one statement, in batches of some thousand rows. */
  stream(sql: string): AsyncIterable<Batch>
  /** Appends rows to a table, by its bare name, that has exactly these columns and kinds. */
  append(table: string, columns: readonly Written[]): Promise<void>
  /** Told that a table, by its bare name, is whole: some plan by what they know of tables. */
  analyze(table: string): Promise<void>
  /** How the database would go about a statement, as text. */
  explain(sql: string): Promise<string>
}

/** What stopped a database, in words without contents. */
export type FaultCode = 'cancelled' | 'out_of_memory' | 'disk_full' | 'unreadable_list' | 'engine'

/** A step of a model, by its place there (`prepare.2`) or its stage, and the columns it reads. */
export interface FaultPlace {
  readonly model: string
  readonly step: string
  readonly columns: readonly string[]
}

/** A database that failed. Neither message nor cause carries what it was working on. */
export class LinkageFault extends Error {
  readonly code: FaultCode
  /** Where in a model, when it is known. */
  readonly place?: FaultPlace
  readonly #kind: string

  constructor(code: FaultCode, kind: string, place?: FaultPlace) {
    const at = place === undefined ? '' : ` ${placeText(place)}`
    super(`The linkage database stopped: ${code} (${kind}).${at}`)
    this.name = 'LinkageFault'
    this.code = code
    this.#kind = kind
    if (place) this.place = place
  }

  /** The same fault, told with its place. */
  placed(place: FaultPlace): LinkageFault {
    return new LinkageFault(this.code, this.#kind, place)
  }
}

function placeText({ model, step, columns }: FaultPlace): string {
  const read = columns.length === 0 ? '' : `, columns ${columns.join(', ')}`
  return `Model ${model}, step ${step}${read}.`
}

/** Makes a table of what a query answers. */
export async function makeTable(engine: Engine, table: string, sql: string): Promise<void> {
  await engine.run(`create table ${table} as ${sql}`)
  await engine.analyze(table)
}

/** The rows of a small answer. */
export async function readRows(engine: Engine, sql: string): Promise<(number | string | null)[][]> {
  const rows: (number | string | null)[][] = []
  for await (const { length, columns } of engine.stream(sql)) {
    for (let row = 0; row < length; row++) {
      rows.push(columns.map((column) => plain(column[row] as number | string | null)))
    }
  }
  return rows
}

function plain(value: number | string | null): number | string | null {
  return value === NO_VALUE || (typeof value === 'number' && Number.isNaN(value)) ? null : value
}

/** The rows of a small answer that holds numbers only; none is 0. */
export async function readNumbers(engine: Engine, sql: string): Promise<number[][]> {
  const rows = await readRows(engine, sql)
  return rows.map((row) => row.map((value) => Number(value ?? 0)))
}

/** The first number of an answer, 0 where there is none. */
export async function readNumber(engine: Engine, sql: string): Promise<number> {
  const [row] = await readNumbers(engine, sql)
  return row?.[0] ?? 0
}
