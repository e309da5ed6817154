// One linkage from lists to weighed pairs: load, learn, find pairs, say their patterns, weigh them.
// The database stands open for as long as the caller asks about the result, then it is gone.
// Source: the reference on linkage, sections 4, 6, 7, 11.1, 14 and 15.

import { checkSizes } from './block-size.ts'
import { copyWorkingTables } from './copy-table.ts'
import type { EngineSettings, LocalEngine } from './duckdb.ts'
import { type Engine, LinkageFault, makeTable, readNumber } from './engine.ts'
import { isRefusing, type LinkageFinding } from './finding.ts'
import type { ListFile } from './list-file.ts'
import { type Loaded, loadMentions } from './load.ts'
import type { LinkageModel } from './model.ts'
import { weighPatterns } from './pattern-weight.ts'
import { type Dialect, DUCKDB, POSTGRES } from './plan/dialect.ts'
import { scoredSql } from './plan/score-sql.ts'
import { candidatesSql, pairsIn, patternsSql, type RuleSource } from './plan/stage-sql.ts'
import type { ServerSettings } from './postgres.ts'
import type { LinkageProgress, TellProgress } from './progress.ts'
import { dropSource, ensureLevels, type Run, readPatterns, ruleSource } from './stage.ts'
import { type Trained, trainModel } from './train.ts'

const FLOOR_BITS = -15

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

/** A linkage that ran. */
export interface Linkage {
  readonly findings: readonly LinkageFinding[]
  readonly records: number
  /** The pairs that the rules found, kept or not. */
  readonly candidates: number
  /** Nothing where a finding refuses, or where there was nothing to link. */
  readonly trained?: Trained
  /** The run itself, to be asked for pairs, columns and explanations. */
  readonly run?: Run
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
  return options.server ? linkOnServer(input, options.server, work) : linkHere(input, work)
}

interface Input extends LinkOptions {
  readonly settings: EngineSettings
  readonly tell: TellProgress
}

type Work<T> = (linkage: Linkage) => Promise<T>

// A program that may link some day does not keep a database in memory until then: each is loaded
// when the first run asks for it.
async function linkHere<T>(input: Input, work: Work<T>): Promise<T> {
  const { withDuckdb } = await import('./duckdb.ts')
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
  const { withDuckdb } = await import('./duckdb.ts')
  const { withPostgres } = await import('./postgres.ts')
  return withPostgres({ ...server, ...(signal ? { signal } : {}) }, async (engine) =>
    work(
      await withinMemory(async () => {
        const loaded = await withDuckdb(input.settings, async (local) => {
          const made = await load(local, input, POSTGRES)
          await local.closeDoors()
          if (made.plan) await copyWorkingTables(local, engine, made.plan)
          return made
        })
        return linkLoaded(engine, loaded, input)
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

async function linkLoaded(engine: Engine, loaded: Loaded, input: Input): Promise<Linkage> {
  const { floor = FLOOR_BITS, tell } = input
  const { findings, plan, comparators, records } = loaded
  const none = { findings, records, candidates: 0 }
  if (!plan) return none
  const run: Run = { engine, plan, comparators, tell }
  const tooLarge = await checkSizes(run, records)
  if (tooLarge.some(isRefusing)) return { ...none, findings: [...findings, ...tooLarge] }
  if (tooLarge.length > 0 || plan.model.comparisons.length === 0) {
    return { ...none, findings: [...findings, { code: 'nothing_to_link' }] }
  }
  const candidates = await makePatterns(run)
  const patterns = await readPatterns(engine)
  const trained = await trainModel(run, patterns)
  const { comparisons } = trained
  const known: Run = { ...run, plan: { ...plan, model: { ...plan.model, comparisons } } }
  const untrained = await weighPatterns(known, trained, patterns, floor)
  const told = [...findings, ...trained.findings, ...untrained]
  if (untrained.some(isRefusing)) return { findings: told, records, candidates }
  tell({ stage: 'score', done: 0, total: candidates })
  await makeTable(engine, 'scored', scoredSql(known.plan, floor))
  await engine.run('drop table pattern')
  return { findings: told, records, candidates, trained, run: known }
}

/** The table `pattern`, by way of the pairs that the rules find. */
async function makePatterns(run: Run): Promise<number> {
  const { engine, plan, tell } = run
  const sources: RuleSource[] = []
  for (const [rule, one] of plan.model.blocking.entries()) {
    tell({ stage: 'block', done: rule, total: plan.model.blocking.length })
    sources.push(await ruleSource(run, one))
  }
  // Two statements: what finds the pairs gives its memory back before they are compared.
  await makeTable(engine, 'candidate', candidatesSql(sources))
  for (const source of sources) await dropSource(run, source)
  await ensureLevels(run, pairsIn('candidate'))
  tell({ stage: 'pattern', done: 0 })
  await makeTable(engine, 'pattern', patternsSql('candidate', plan))
  await engine.run('drop table candidate')
  return readNumber(engine, 'select count(*) from pattern')
}
