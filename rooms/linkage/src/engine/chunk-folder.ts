// The folder that the jobs of a chunked run share: working tables and pairs as Parquet files, and
// a description that says what they were made from. A file stands there whole or not at all.
// Source: the reference on linkage, section 13.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LinkageFinding } from '../finding.ts'
import type { ListFile } from '../list/file.ts'
import type { LinkageModel } from '../model/model.ts'
import type { ColumnPlan, LinkagePlan } from '../plan/column-plan.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { literal } from '../plan/literal.ts'
import type { Engine } from './engine.ts'

const DESCRIPTION = 'chunks.json'
const FORMAT = 'tumen-linkage-chunks/1'

/** What the shared folder is made from. */
export interface ChunkInput {
  readonly model: LinkageModel
  readonly lists: readonly ListFile[]
  readonly seed: string
  readonly today: string
  readonly keep: readonly string[]
  readonly chunks: number
}

/** What the shared folder holds. */
export interface ChunkDescription {
  readonly format: typeof FORMAT
  /** SHA-256 of everything that the pairs depend on, in hexadecimal. */
  readonly inputs: string
  readonly chunks: number
  readonly records: number
  readonly model: LinkageModel
  readonly columns: readonly ColumnPlan[]
  readonly findings: readonly LinkageFinding[]
}

/** The hash of a run's inputs: of its settings, and of every byte of its lists. */
export async function inputHash(input: ChunkInput, engine: string): Promise<string> {
  const hash = createHash('sha256')
  const { lists, ...settings } = input
  hash.update(JSON.stringify([FORMAT, engine, settings]))
  for (const { name, path } of lists) {
    const own = createHash('sha256')
    for await (const part of createReadStream(path)) own.update(part as Buffer)
    hash.update(JSON.stringify([name, own.digest('hex')]))
  }
  return hash.digest('hex')
}

/** What a folder holds; nothing where it was never made whole. */
export async function readDescription(folder: string): Promise<ChunkDescription | undefined> {
  try {
    const read = JSON.parse(await readFile(join(folder, DESCRIPTION), 'utf8'))
    return read.format === FORMAT ? read : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Empties a folder of what an earlier run left, and makes it where it is not there. */
export async function emptyChunkFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // The description goes first: without it the rest is nothing.
  await rm(join(folder, DESCRIPTION), { force: true })
  for (const name of await readdir(folder)) {
    if (/\.parquet$/.test(name)) await rm(join(folder, name), { force: true })
  }
}

/** Says that the working tables stand. */
export async function writeDescription(
  folder: string,
  { model, columns }: LinkagePlan,
  rest: Pick<ChunkDescription, 'inputs' | 'chunks' | 'records' | 'findings'>,
): Promise<void> {
  const whole = { format: FORMAT, ...rest, model, columns: [...columns.values()] }
  const part = join(folder, `part-${randomUUID()}.json`)
  await writeFile(part, JSON.stringify(whole), { mode: 0o600 })
  await rename(part, join(folder, DESCRIPTION))
}

/** The plan that a description holds. */
export function planOf({ model, columns }: ChunkDescription): LinkagePlan {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return { model, columns: byName, dialect: DUCKDB }
}

/** Writes a table as a file that says what it was made from. */
export async function writeTable(
  engine: Engine,
  { folder, table, file, inputs }: Record<'folder' | 'table' | 'file' | 'inputs', string>,
): Promise<void> {
  const part = join(folder, `part-${randomUUID()}.parquet`)
  try {
    const metadata = `kv_metadata {inputs: ${literal(inputs)}}`
    const name = DUCKDB.quote(table)
    await engine.run(`copy ${name} to ${literal(part)} (format parquet, ${metadata})`)
    await chmod(part, 0o600)
    await rename(part, join(folder, file))
  } finally {
    await rm(part, { force: true })
  }
}

/** A file as the source of a query. */
export function fileSource(folder: string, file: string): string {
  return `read_parquet(${literal(join(folder, file))})`
}
