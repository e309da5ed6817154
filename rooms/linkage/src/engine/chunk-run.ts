// A linkage in parts that share nothing but a folder: records in chunks by their sample numbers,
// one job for each two chunks, and the weights when all jobs are done. A job whose pairs stand
// does nothing, so that a run that was stopped goes on where it was.
// Source: the reference on linkage, section 13, step 3.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusing, type LinkageFinding } from '../finding.ts'
import { makeValueLevels, readComparator } from '../list/dictionary.ts'
import { loadMentions } from '../list/load.ts'
import type { Comparator } from '../model/comparator.ts'
import { sizeRun } from '../pair/block-size.ts'
import type { LinkOptions } from '../pair/link.ts'
import { type Linkage, makePatterns, weighCandidates } from '../pair/link-step.ts'
import type { Run } from '../pair/stage.ts'
import { comparedOutside } from '../plan/column-plan.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { literal } from '../plan/literal.ts'
import { keyedViewSql } from '../plan/rule-sql.ts'
import {
  type ChunkDescription,
  emptyChunkFolder,
  fileSource,
  inputHash,
  planOf,
  readDescription,
  writeDescription,
  writeTable,
} from './chunk-folder.ts'
import { workingTables } from './copy-table.ts'
import type { LocalEngine } from './duckdb.ts'
import { readRows } from './engine.ts'

/** A linkage in chunks. */
export interface ChunkOptions extends Omit<LinkOptions, 'server' | 'floor'> {
  readonly chunks: number
  /** The protected folder that all jobs see; it holds names until `removeChunks`. */
  readonly shared: string
}

/** What a job needs beside the shared folder. */
export type JobOptions = Pick<LinkOptions, 'settings' | 'tell'> & Pick<ChunkOptions, 'shared'>

/** A chunk beside itself or beside a later one. */
export type ChunkPair = readonly [i: number, j: number]

/** All jobs of a run. */
export function chunkPairs(chunks: number): ChunkPair[] {
  return Array.from({ length: chunks }, (_, i) =>
    Array.from({ length: chunks - i }, (_, more): ChunkPair => [i, i + more]),
  ).flat()
}

/**
 * Reads the lists and puts the working tables into the shared folder, where they do not stand
 * already; what another input left there is removed first. A finding may refuse.
 */
export async function prepareChunks(options: ChunkOptions): Promise<readonly LinkageFinding[]> {
  const { model, lists, seed, today, keep = [], chunks, shared, settings } = options
  const input = { model, lists, seed, today, keep }
  const { withDuckdb } = await import('./duckdb.ts')
  return withDuckdb(settings, async (engine) => {
    const inputs = await inputHash({ ...input, chunks }, await versionOf(engine))
    const known = await readDescription(shared)
    if (known?.inputs === inputs) return known.findings
    await emptyChunkFolder(shared)
    const { folder } = engine
    const loaded = await loadMentions(engine, { ...input, folder, dialect: DUCKDB })
    await engine.closeDoors(shared)
    const { plan, comparators, records } = loaded
    if (!plan) return loaded.findings
    const run = { engine, plan, comparators, tell: options.tell ?? (() => {}) }
    const sized = await sizeRun(run, records, settings)
    // What all pairs take on one disk says nothing of a run that is in parts.
    const own = sized.findings.filter(({ at }) => at !== 'disk')
    const findings = [...loaded.findings, ...own]
    if (own.some(isRefusing) || !sized.size || plan.model.comparisons.length === 0) {
      return sized.size ? findings : [...findings, { code: 'nothing_to_link' as const }]
    }
    for (const table of workingTables(plan)) {
      await writeTable(engine, { folder: shared, table, file: `${table}.parquet`, inputs })
    }
    await writeDescription(shared, plan, { inputs, chunks, records, findings })
    return findings
  })
}

/** Pairs of two chunks; whether they were made, or stood already. */
export async function linkChunk(options: JobOptions, [i, j]: ChunkPair): Promise<'made' | 'stood'> {
  const { settings, shared, tell = () => {} } = options
  const described = await preparedIn(shared)
  const { inputs, chunks } = described
  const file = pairFile([i, j])
  const { withDuckdb } = await import('./duckdb.ts')
  return withDuckdb(settings, async (engine) => {
    if (await stands(engine, shared, file, inputs)) return 'stood'
    const chunk = `sample % ${chunks}`
    const run = await openTables(engine, { described, shared, tell }, `${chunk} in (${i}, ${j})`)
    const further = i === j ? [] : [`l.${chunk} <> r.${chunk}`]
    await makePatterns(run, further)
    await writeTable(engine, { folder: shared, table: 'pattern', file, inputs })
    return 'made'
  })
}

/** Learns and weighs from the pairs of all jobs, which must stand; `work` gets the linkage. */
export async function withChunkedLinkage<T>(
  options: JobOptions & Pick<LinkOptions, 'floor'>,
  work: (linkage: Linkage) => Promise<T>,
): Promise<T> {
  const { settings, shared, tell = () => {}, floor } = options
  const described = await preparedIn(shared)
  const { inputs, chunks, records, findings } = described
  const { withDuckdb } = await import('./duckdb.ts')
  return withDuckdb(settings, async (engine) => {
    const files = chunkPairs(chunks).map(pairFile)
    for (const file of files) {
      if (!(await stands(engine, shared, file, inputs))) throw new Error(`${file} is not there`)
    }
    const run = await openTables(engine, { described, shared, tell }, 'true')
    const all = files.map((file) => literal(join(shared, file))).join(', ')
    await engine.run(`create view pattern as select * from read_parquet([${all}])`)
    const weighed = await weighCandidates(run, floor)
    return work({ ...weighed, records, findings: [...findings, ...weighed.findings] })
  })
}

/** Removes the files of a run from the shared folder. */
export async function removeChunks(shared: string): Promise<void> {
  await emptyChunkFolder(shared)
}

function pairFile([i, j]: ChunkPair): string {
  return `pairs-${i}-${j}.parquet`
}

async function preparedIn(shared: string): Promise<ChunkDescription> {
  const described = await readDescription(shared)
  if (!described) throw new Error('the shared folder was not prepared')
  return described
}

async function versionOf(engine: LocalEngine): Promise<string> {
  return String((await readRows(engine, 'select version()'))[0]?.[0])
}

/** Whether a file stands that was made from these inputs. */
async function stands(
  engine: LocalEngine,
  shared: string,
  file: string,
  inputs: string,
): Promise<boolean> {
  const path = join(shared, file)
  if (!existsSync(path)) return false
  const sql = `select decode(value) from parquet_kv_metadata(${literal(path)})
    where decode(key) = 'inputs'`
  return (await readRows(engine, sql))[0]?.[0] === inputs
}

interface Opened {
  readonly described: ChunkDescription
  readonly shared: string
  readonly tell: Run['tell']
}

/** The working tables with some of the mentions, as a run. */
async function openTables(
  engine: LocalEngine,
  { described, shared, tell }: Opened,
  which: string,
): Promise<Run> {
  await engine.closeDoors(shared)
  const plan = planOf(described)
  for (const table of workingTables(plan)) {
    const where = table === 'mention' ? ` where ${which}` : ''
    const file = fileSource(shared, `${table}.parquet`)
    await engine.run(`create table ${DUCKDB.quote(table)} as select * from ${file}${where}`)
  }
  for (const column of plan.columns.values()) {
    if (column.keys !== undefined) await engine.run(keyedViewSql(column, plan))
  }
  const comparators = new Map<string, Comparator>()
  for (const column of comparedOutside(plan)) {
    await makeValueLevels(engine, column)
    const { comparator } = await readComparator(engine, column, described.records)
    comparators.set(column.name, comparator)
  }
  return { engine, plan, comparators, tell }
}
