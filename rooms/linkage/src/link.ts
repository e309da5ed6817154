// One linkage from lists to weighed pairs: load, learn, find pairs, say their patterns, weigh them.
// The database stands open for as long as the caller asks about the result, then it is gone.
// Source: the reference on linkage, sections 4, 6, 7, 11.1, 14 and 15.

import { checkSizes } from './block-size.ts'
import { type EngineSettings, type LocalEngine, withDuckdb } from './duckdb.ts'
import { LinkageFault, readNumber } from './engine.ts'
import { isRefusing, type LinkageFinding } from './finding.ts'
import type { ListFile } from './list-file.ts'
import { loadMentions } from './load.ts'
import type { LinkageModel } from './model.ts'
import { weighPatterns } from './pattern-weight.ts'
import { scoredSql } from './plan/score-sql.ts'
import { candidatesSql, pairsIn, patternTableSql, type RuleSource } from './plan/stage-sql.ts'
import type { LinkageProgress, TellProgress } from './progress.ts'
import { dropSource, ensureLevels, type Run, readPatterns, ruleSource } from './stage.ts'
import { type Trained, trainModel } from './train.ts'

const FLOOR_BITS = -15

/** What is linked, how, and within which limits. */
export interface LinkOptions {
  readonly model: LinkageModel
  readonly lists: readonly ListFile[]
  readonly settings: Omit<EngineSettings, 'onProgress'>
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
  return withDuckdb({ ...settings, onProgress }, async (engine) =>
    work(await link(engine, { ...options, tell: remembering })),
  )
}

async function link(engine: LocalEngine, options: LinkOptions): Promise<Linkage> {
  try {
    return await linkLoaded(engine, options)
  } catch (error) {
    if (!(error instanceof LinkageFault) || error.code !== 'out_of_memory') throw error
    return { findings: [{ code: 'too_large', at: 'memory' }], records: 0, candidates: 0 }
  }
}

async function linkLoaded(engine: LocalEngine, options: LinkOptions): Promise<Linkage> {
  const { model, lists, keep = [], seed, today, floor = FLOOR_BITS, tell = () => {} } = options
  tell({ stage: 'load', done: 0, total: lists.length })
  const input = { model, lists, keep, seed, today, folder: engine.folder }
  const { findings, plan, comparators, records } = await loadMentions(engine, input)
  await engine.closeDoors()
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
  await engine.run(scoredSql(known.plan, floor))
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
  await engine.run(`create table candidate as ${candidatesSql(sources)}`)
  for (const source of sources) await dropSource(run, source)
  await ensureLevels(run, pairsIn('candidate'))
  tell({ stage: 'pattern', done: 0 })
  await engine.run(patternTableSql('candidate', plan))
  await engine.run('drop table candidate')
  return readNumber(engine, 'select count(*) from pattern')
}
