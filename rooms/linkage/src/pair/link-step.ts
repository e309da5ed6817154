// The steps of one linkage from loaded mentions to weighed pairs: find pairs, say their patterns,
// learn what agreement is worth, weigh them.
// Source: the reference on linkage, sections 4, 6, 7 and 11.1.

import { type Engine, makeTable } from '../engine/engine.ts'
import type { EngineSettings } from '../engine/engine-limit.ts'
import { isRefusing, type LinkageFinding } from '../finding.ts'
import type { Loaded } from '../list/load.ts'
import { scoredSql } from '../plan/score-sql.ts'
import { candidatesSql, pairsIn, patternsSql, type RuleSource } from '../plan/stage-sql.ts'
import type { TellProgress } from '../progress.ts'
import { type Trained, trainModel } from '../train/train.ts'
import { sizeRun } from './block-size.ts'
import { weighPatterns } from './pattern-weight.ts'
import type { RunSize } from './run-size.ts'
import { dropSource, ensureLevels, type Run, readPatterns, ruleSource } from './stage.ts'

const FLOOR_BITS = -15

/** A linkage that ran. */
export interface Linkage {
  readonly findings: readonly LinkageFinding[]
  readonly records: number
  /** The pairs that the rules found, kept or not. */
  readonly candidates: number
  /** How much the run was thought to take before a pair was made; nothing where there was none. */
  readonly size?: RunSize
  /** Nothing where a finding refuses, or where there was nothing to link. */
  readonly trained?: Trained
  /** The run itself, to be asked for pairs, columns and explanations. */
  readonly run?: Run
}

/** What the steps are told beside the mentions. */
export interface StepOptions {
  readonly settings: EngineSettings
  readonly tell: TellProgress
  /** Pairs of fewer bits are not kept; -15 unless said. */
  readonly floor?: number
}

/** Links loaded mentions: pairs are in the table `scored` afterwards. */
export async function linkLoaded(
  engine: Engine,
  loaded: Loaded,
  { settings, tell, floor }: StepOptions,
): Promise<Linkage> {
  const { findings, plan, comparators, records } = loaded
  const none = { findings, records, candidates: 0 }
  if (!plan) return none
  const run: Run = { engine, plan, comparators, tell }
  const { size, findings: tooLarge } = await sizeRun(run, records, settings)
  if (tooLarge.some(isRefusing)) return { ...none, findings: [...findings, ...tooLarge] }
  if (!size || plan.model.comparisons.length === 0) {
    return { ...none, findings: [...findings, { code: 'nothing_to_link' }] }
  }
  await makePatterns(run)
  const weighed = await weighCandidates(run, floor)
  await engine.run('drop table pattern')
  return { ...weighed, records, size, findings: [...findings, ...weighed.findings] }
}

/** Trains on what is in `pattern`, and makes `scored` of it. */
export async function weighCandidates(
  run: Run,
  floor = FLOOR_BITS,
): Promise<Pick<Linkage, 'findings' | 'candidates' | 'trained' | 'run'>> {
  const { engine, plan, tell } = run
  const patterns = await readPatterns(engine)
  const candidates = patterns.counts.reduce((all, count) => all + count, 0)
  const trained = await trainModel(run, patterns)
  const { comparisons } = trained
  const known: Run = { ...run, plan: { ...plan, model: { ...plan.model, comparisons } } }
  const untrained = await weighPatterns(known, trained, patterns, floor)
  const findings = [...trained.findings, ...untrained]
  if (untrained.some(isRefusing)) return { findings, candidates }
  tell({ stage: 'score', done: 0, total: candidates })
  await makeTable(engine, 'scored', scoredSql(known.plan, floor))
  return { findings, candidates, trained, run: known }
}

/** The table `pattern`, by way of the pairs that the rules find; `further` narrows them down. */
export async function makePatterns(run: Run, further: readonly string[] = []): Promise<void> {
  const { engine, plan, tell } = run
  const sources: RuleSource[] = []
  for (const [rule, one] of plan.model.blocking.entries()) {
    tell({ stage: 'block', done: rule, total: plan.model.blocking.length })
    sources.push(await ruleSource(run, one, further))
  }
  // Two statements: what finds the pairs gives its memory back before they are compared.
  await makeTable(engine, 'candidate', candidatesSql(sources))
  for (const source of sources) await dropSource(run, source)
  await ensureLevels(run, pairsIn('candidate'))
  tell({ stage: 'pattern', done: 0 })
  await makeTable(engine, 'pattern', patternsSql('candidate', plan))
  await engine.run('drop table candidate')
}
