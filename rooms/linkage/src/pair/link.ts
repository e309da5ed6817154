// One linkage from lists to weighed pairs: load, learn, find pairs, say their patterns, weigh them.
// The database stands open for as long as the caller asks about the result, then it is gone.
// Source: the reference on linkage, sections 4, 6, 7, 11.1, 14 and 15.

import { copyWorkingTables } from '../engine/copy-table.ts'
import type { LocalEngine } from '../engine/duckdb.ts'
import { LinkageFault } from '../engine/engine.ts'
import type { EngineSettings } from '../engine/engine-limit.ts'
import { placedFault } from '../engine/fault-place.ts'
import type { ServerSettings } from '../engine/postgres.ts'
import type { LinkageFinding } from '../finding.ts'
import type { ListFile } from '../list/file.ts'
import { type Loaded, loadMentions } from '../list/load.ts'
import type { LinkageModel } from '../model/model.ts'
import { type Dialect, DUCKDB, POSTGRES } from '../plan/dialect.ts'
import type { LinkageProgress, TellProgress } from '../progress.ts'
import { sizeRun } from './block-size.ts'
import { type Linkage, linkLoaded } from './link-step.ts'
import type { RunSize } from './run-size.ts'

/** What is linked, how, and within which limits. */
export interface LinkOptions {
  readonly model: LinkageModel
  readonly lists: readonly ListFile[]
  readonly settings: Omit<EngineSettings, 'onProgress'>
  /** A server that finds and weighs the pairs; the lists are still read here. */
  readonly server?: Omit<ServerSettings, 'signal'>
  readonly seed: string
  /** The last day that a date can have, as `2026-11-27`. */
  readonly today: string
  /** Further columns that the result can be asked for. */
  readonly keep?: readonly string[]
  /** Pairs of fewer bits are not kept; -15 unless said. */
  readonly floor?: number
  readonly tell?: TellProgress
}

/**
 * Links lists and gives the linkage to `work`. What is wrong with model or lists is a finding; a
 * database that fails is a `LinkageFault`, but for memory, which is the finding `too_large`.
 */
export async function withLinkage<T>(
  options: LinkOptions,
  work: (linkage: Linkage) => Promise<T>,
): Promise<T> {
  const { tell = () => {}, settings } = options
  let last: LinkageProgress = { stage: 'load', done: 0 }
  const remembering: TellProgress = (progress) => {
    last = progress
    tell(progress)
  }
  const onProgress = (statement: number) => tell({ ...last, statement })
  const input = { ...options, settings: { ...settings, onProgress }, tell: remembering }
  try {
    return await (options.server
      ? linkOnServer(input, options.server, work)
      : linkHere(input, work))
  } catch (error) {
    throw placedFault(error, { model: options.model, progress: last })
  }
}

/**
 * How much linking these lists would take: they are read and their blocks counted, and nothing is
 * paired. Findings are those that a run would begin with.
 */
export async function sizeLinkage(
  options: LinkOptions,
): Promise<{ records: number; size?: RunSize; findings: readonly LinkageFinding[] }> {
  const { withDuckdb } = await import('../engine/duckdb.ts')
  const input = { ...options, tell: options.tell ?? (() => {}) }
  return withDuckdb(options.settings, async (engine) => {
    const { plan, findings, records, comparators } = await load(engine, input, DUCKDB)
    await engine.closeDoors()
    if (!plan) return { records, findings }
    const { tell } = input
    const sized = await sizeRun({ engine, plan, comparators, tell }, records, options.settings)
    return { ...sized, records, findings: [...findings, ...sized.findings] }
  })
}

interface Input extends LinkOptions {
  readonly settings: EngineSettings
  readonly tell: TellProgress
}

type Work<T> = (linkage: Linkage) => Promise<T>

// A program that may link some day does not keep a database in memory until then: each is loaded
// when the first run asks for it.
async function linkHere<T>(input: Input, work: Work<T>): Promise<T> {
  const { withDuckdb } = await import('../engine/duckdb.ts')
  return withDuckdb(input.settings, async (engine) =>
    work(
      await withinMemory(async () => {
        const loaded = await load(engine, input, DUCKDB)
        await engine.closeDoors()
        return linkLoaded(engine, loaded, input)
      }),
    ),
  )
}

/** The working tables are made here and sent to the server; nothing of them stays here. */
async function linkOnServer<T>(
  input: Input,
  server: Omit<ServerSettings, 'signal'>,
  work: Work<T>,
): Promise<T> {
  const { signal } = input.settings
  const { withDuckdb } = await import('../engine/duckdb.ts')
  const { withPostgres } = await import('../engine/postgres.ts')
  return withPostgres({ ...server, ...(signal ? { signal } : {}) }, async (engine) =>
    work(
      await withinMemory(async () => {
        const loaded = await withDuckdb(input.settings, async (local) => {
          const made = await load(local, input, POSTGRES)
          await local.closeDoors()
          if (made.plan) await copyWorkingTables(local, engine, made.plan)
          return made
        })
        // The pairs stand on the server's disk: the one here does not limit them.
        const settings = { ...input.settings, diskMb: Number.POSITIVE_INFINITY }
        return linkLoaded(engine, loaded, { ...input, settings })
      }),
    ),
  )
}

/** A database that has not the memory is told as a finding. */
async function withinMemory(link: () => Promise<Linkage>): Promise<Linkage> {
  try {
    return await link()
  } catch (error) {
    if (!(error instanceof LinkageFault) || error.code !== 'out_of_memory') throw error
    return { findings: [{ code: 'too_large', at: 'memory' }], records: 0, candidates: 0 }
  }
}

function load(engine: LocalEngine, input: Input, dialect: Dialect): Promise<Loaded> {
  const { model, lists, keep = [], seed, today, tell } = input
  tell({ stage: 'load', done: 0, total: lists.length })
  return loadMentions(engine, { model, lists, keep, seed, today, dialect, folder: engine.folder })
}
