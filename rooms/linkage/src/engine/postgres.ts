// The linkage engine on a PostgreSQL server that a group shares. Every table is a temporary one of
// its own session, so that nothing of a run outlives it, whatever ends it.
// Source: the reference on linkage, section 13; PostgreSQL 15, "CREATE TABLE" and "DECLARE".
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client, ClientConfig } from 'pg'
import { POSTGRES } from '../plan/dialect.ts'
import { type Engine, LinkageFault, type Written } from './engine.ts'
import { type Answer, arrayText, arrayType, batchOf, RAW } from './postgres-batch.ts'

const ROWS = 10_000
const MEMORY_MB = 256
const AGAIN_MS = 250

/** A server, and how much of it a run may take. */
export interface ServerSettings {
  /** Where the server is and as whom; `host` may be the folder of its socket. */
  readonly connection: Readonly<
    Pick<ClientConfig, 'host' | 'port' | 'database' | 'user' | 'password' | 'ssl'>
  >
  /** What one sort or one join may take before it goes to the server's disk; 256 unless said. */
  readonly memoryMb?: number
  /** Stops the statement that is running; the call then throws a fault `cancelled`. */
  readonly signal?: AbortSignal
}

// The driver is locked in a folder of its own: who links no list on a server does not install it.
const DRIVER = new URL('../../postgres/package.json', import.meta.url)

/** Whether the driver is installed; `npm run link` with a server installs it. */
export function hasPostgres(): boolean {
  try {
    createRequire(DRIVER).resolve('pg')
    return true
  } catch {
    return false
  }
}

function openClient(connection: ServerSettings['connection']): Client {
  if (!hasPostgres()) throw new LinkageFault('engine', 'its driver is not installed')
  const driver: typeof import('pg') = createRequire(DRIVER)('pg')
  return new driver.Client(connection)
}

/** Opens a session, gives it to `work` and ends it; with it end all of its tables. */
export async function withPostgres<T>(
  settings: ServerSettings,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const client = openClient(settings.connection)
  // A connection that is lost between two calls is told by the second.
  client.on('error', () => {})
  try {
    return await work(await PostgresEngine.open(client, settings))
  } finally {
    await client.end().catch(() => {})
  }
}

/** Tables go where nobody else looks; statements here are few and long, and nothing is indexed. */
function sessionSql(memoryMb: number): string {
  return `set search_path = pg_temp, pg_catalog; set jit = off;
    set enable_nestloop = off; set enable_mergejoin = off;
    set work_mem = '${Math.max(1, Math.floor(memoryMb))}MB'; set client_min_messages = error`
}

class PostgresEngine implements Engine {
  readonly #client: Client
  readonly #settings: ServerSettings
  #session = 0
  #answers = 0

  private constructor(client: Client, settings: ServerSettings) {
    this.#client = client
    this.#settings = settings
  }

  static async open(client: Client, settings: ServerSettings): Promise<PostgresEngine> {
    const engine = new PostgresEngine(client, settings)
    await engine.#watched(() => client.connect())
    await engine.run(sessionSql(settings.memoryMb ?? MEMORY_MB))
    const { rows } = await engine.#query('select pg_backend_pid()')
    engine.#session = Number(rows[0]?.[0])
    return engine
  }

  async run(sql: string): Promise<void> {
    await this.#watched(() => this.#client.query(sql))
  }

  async *stream(sql: string) {
    // The answer outlives the statement, so that tables can be made while it is read.
    const name = `answer_${this.#answers++}`
    await this.run(`declare ${name} no scroll cursor with hold for ${sql}`)
    try {
      for (;;) {
        const answer = await this.#query(`fetch ${ROWS} from ${name}`)
        if (answer.rows.length === 0) return
        yield batchOf(answer)
      }
    } finally {
      await this.run(`close ${name}`)
    }
  }

  async append(table: string, columns: readonly Written[]): Promise<void> {
    const fields = columns.map((column, at) => `$${at + 1}::${arrayType(column)}`)
    const text = `insert into ${POSTGRES.quote(table)} select * from unnest(${fields.join(', ')})`
    const rows = columns[0]?.length ?? 0
    for (let from = 0; from < rows; from += ROWS) {
      const values = columns.map((column) => arrayText(column, from, from + ROWS))
      await this.#watched(() => this.#client.query({ text, values }))
    }
  }

  async analyze(table: string): Promise<void> {
    await this.run(`analyze ${POSTGRES.quote(table)}`)
  }

  async explain(sql: string): Promise<string> {
    const { rows } = await this.#query(`explain ${sql}`)
    return rows.flat().join('\n')
  }

  #query(text: string): Promise<Answer> {
    return this.#watched(() =>
      this.#client.query<(string | null)[]>({ text, rowMode: 'array', types: RAW }),
    )
  }

  /** Runs one call, and stops it when the signal says so. */
  async #watched<T>(call: () => Promise<T>): Promise<T> {
    const { signal } = this.#settings
    if (signal?.aborted) throw new LinkageFault('cancelled', 'signal')
    const ended = new AbortController()
    const stop = () => void this.#stopUntil(ended.signal)
    signal?.addEventListener('abort', stop)
    try {
      return await call()
    } catch (error) {
      throw signal?.aborted ? new LinkageFault('cancelled', 'signal') : faultOf(error)
    } finally {
      ended.abort()
      signal?.removeEventListener('abort', stop)
    }
  }

  /** Asks the server to stop, again and again: what has not begun yet cannot be stopped. */
  async #stopUntil(ended: AbortSignal): Promise<void> {
    const other = openClient(this.#settings.connection)
    other.on('error', () => {})
    try {
      await other.connect()
      while (!ended.aborted) {
        await other.query('select pg_cancel_backend($1)', [this.#session])
        await pause(AGAIN_MS)
      }
    } catch {
      // Without a second connection the statement runs to its end, and the next one is not begun.
    } finally {
      await other.end().catch(() => {})
    }
  }
}

const FAULTS: Readonly<Record<string, LinkageFault['code']>> = {
  '57014': 'cancelled',
  '53200': 'out_of_memory',
  '53100': 'disk_full',
  '53400': 'disk_full',
}

/** A fault with the class of the error and none of its words, which may quote a cell. */
function faultOf(error: unknown): LinkageFault {
  const code = String((error as { code?: unknown } | undefined)?.code ?? '')
  const isState = /^[0-9A-Z]{5}$/.test(code)
  return new LinkageFault(FAULTS[code] ?? 'engine', isState ? code : 'connection')
}
