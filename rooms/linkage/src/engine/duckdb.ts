// The linkage engine on DuckDB: in process and in memory. What has no room there goes to a folder
// of its own that nobody else can read and that is gone afterwards. A database in a file would
// write every table of names to the disk, and took a seventh more of the processor.
// Source: the reference on linkage, 4.3, 14 and 16.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDoubleType,
  DuckDBInstance,
  DuckDBIntegerType,
  DuckDBVarCharType,
} from '@duckdb/node-api'
import { literal } from '../plan/literal.ts'
import { batchOf } from './duckdb-batch.ts'
import { type Engine, LinkageFault, NO_VALUE, type Written } from './engine.ts'
import { diskLimitMb, type EngineSettings, memoryLimitMb } from './engine-limit.ts'
import { withWorkFolder } from './work-folder.ts'

const POLL_MS = 250

/** The engine on this machine. */
export interface LocalEngine extends Engine {
  /** The work folder, for what must stand in a file for a while. */
  readonly folder: string
  /** From now on no statement reaches beyond the database, but for the files of one folder. */
  closeDoors(but?: string): Promise<void>
}

/**
 * Opens a database, gives it to `work` and removes it with its folder whatever happens. Files can
 * be read until `closeDoors` is run on it; afterwards no statement reaches beyond the database.
 */
export async function withDuckdb<T>(
  settings: EngineSettings,
  work: (engine: LocalEngine) => Promise<T>,
): Promise<T> {
  return withWorkFolder(settings.folder, async (folder) => {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(settings.threads ?? availableParallelism()),
      memory_limit: `${memoryLimitMb(settings)}MiB`,
      temp_directory: join(folder, 'temp'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
    })
    const connection = await instance.connect()
    try {
      // Given at opening, DuckDB 1.5.6 takes this one without keeping to it.
      await connection.run(`set max_temp_directory_size = '${diskLimitMb(settings)}MiB'`)
      // Progress is reckoned only with the bar on, which is not printed.
      await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false')
      return await work(new DuckdbEngine(connection, settings, folder))
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  })
}

class DuckdbEngine implements LocalEngine {
  readonly folder: string
  readonly #connection: DuckDBConnection
  readonly #settings: EngineSettings

  constructor(connection: DuckDBConnection, settings: EngineSettings, folder: string) {
    this.folder = folder
    this.#connection = connection
    this.#settings = settings
  }

  async run(sql: string): Promise<void> {
    await this.#watched(() => this.#connection.run(sql))
  }

  async *stream(sql: string) {
    const result = await this.#watched(() => this.#connection.stream(sql))
    for (;;) {
      const chunk = await this.#watched(() => result.fetchChunk())
      if (!chunk || chunk.rowCount === 0) return
      yield batchOf(chunk)
    }
  }

  async append(table: string, columns: readonly Written[]): Promise<void> {
    const appender = await this.#connection.createAppender(table)
    try {
      const rows = columns[0]?.length ?? 0
      for (let from = 0; from < rows; from += CHUNK) {
        appendChunk(appender, columns, from, Math.min(rows, from + CHUNK))
      }
    } catch (error) {
      throw faultOf(error)
    } finally {
      appender.closeSync()
    }
  }

  /** DuckDB knows its tables without being told. */
  async analyze(): Promise<void> {}

  async explain(sql: string): Promise<string> {
    const read = await this.#watched(() => this.#connection.runAndReadAll(`explain ${sql}`))
    return read.getRows().flat().join('\n')
  }

  async closeDoors(but?: string): Promise<void> {
    if (but !== undefined) await this.run(`set allowed_directories = [${literal(but)}]`)
    await this.run(
      'set preserve_insertion_order = false; set enable_external_access = false; ' +
        'set lock_configuration = true',
    )
  }

  /** Runs one call, told of its progress and stopped when the signal says so. */
  async #watched<T>(call: () => Promise<T>): Promise<T> {
    const { signal, onProgress } = this.#settings
    if (signal?.aborted) throw new LinkageFault('cancelled', 'signal')
    const stop = () => this.#connection.interrupt()
    signal?.addEventListener('abort', stop)
    const timer = onProgress && setInterval(() => onProgress(this.#share()), POLL_MS)
    try {
      return await call()
    } catch (error) {
      throw signal?.aborted ? new LinkageFault('cancelled', 'signal') : faultOf(error)
    } finally {
      clearInterval(timer)
      signal?.removeEventListener('abort', stop)
    }
  }

  #share(): number {
    return Math.max(0, this.#connection.progress.percentage) / 100
  }
}

/** A fault that names the kind of error and none of its words, which may quote a cell. */
function faultOf(error: unknown): LinkageFault {
  const text = error instanceof Error ? error.message : ''
  const [, kind = 'unknown'] = /^(?:[^:]*: )??([A-Z][A-Za-z- ]{2,30} Error)\b/.exec(text) ?? []
  if (/temp_directory|No space left|disk space/i.test(text)) {
    return new LinkageFault('disk_full', kind)
  }
  if (/^Out of Memory/i.test(text)) return new LinkageFault('out_of_memory', kind)
  if (/^INTERRUPT/i.test(text)) return new LinkageFault('cancelled', kind)
  const isList = /CSV Error|Parquet|^IO Error/i.test(text)
  return new LinkageFault(isList ? 'unreadable_list' : 'engine', kind)
}

const CHUNK = 2048

function appendChunk(
  appender: DuckDBAppender,
  columns: readonly Written[],
  from: number,
  to: number,
): void {
  const chunk = DuckDBDataChunk.create(columns.map(typeOf), to - from)
  for (const [at, column] of columns.entries()) {
    chunk.setColumnValues(at, cellsOf(column, from, to))
  }
  appender.appendDataChunk(chunk)
}

/** Cells of a column; a loop, because the iterator of a typed array takes several times as long. */
function cellsOf(column: Written, from: number, to: number): (number | string | null)[] {
  const cells: (number | string | null)[] = []
  for (let row = from; row < to; row++) {
    const cell = column[row] ?? null
    cells.push(cell === NO_VALUE || Number.isNaN(cell) ? null : cell)
  }
  return cells
}

function typeOf(column: Written) {
  if (column instanceof Int32Array) return DuckDBIntegerType.instance
  if (column instanceof Float64Array) return DuckDBDoubleType.instance
  return DuckDBVarCharType.instance
}
