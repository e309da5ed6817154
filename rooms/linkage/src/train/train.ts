// Learns what a model does not know from the lists: chances of strangers, agreement of matches,
// and how many of all pairs are matches. Source: the reference on linkage, section 6.

import { readNumber, readNumbers } from '../engine/engine.ts'
import type { LinkageFinding } from '../finding.ts'
import { SAMPLES } from '../list/sample.ts'
import { columnsOf } from '../model/condition.ts'
import {
  type Comparison,
  comparisonColumns,
  keyPartOf,
  type LinkageModel,
  levelCount,
  type Prior,
  sourcesOf,
  type Training,
  type TrainingRule,
} from '../model/model.ts'
import {
  countPatterns,
  dropSource,
  ensureLevels,
  type PatternCounts,
  type Run,
  recordsOf,
  ruleSource,
} from '../pair/stage.ts'
import { levelBits, priorBits } from '../pair/weight.ts'
import { blockSizesSql, planRule, scopeSizeSql } from '../plan/rule-sql.ts'
import { pairCountSql, type RuleSource } from '../plan/stage-sql.ts'
import { type Pass, runPass } from './agreement.ts'
import { learnChance } from './chance.ts'
import { learnUnseen } from './unseen-level.ts'

/** A model with m and u at every level that the lists could teach, and its prior. */
export interface Trained {
  readonly comparisons: readonly Comparison[]
  /** The share of matches among the pairs in scope. */
  readonly prior: number
  /** The prior in bits at both ends of the band of the assumed recall. */
  readonly priorBand: readonly [number, number]
  readonly passes: readonly TrainedPass[]
  readonly findings: readonly LinkageFinding[]
}

/** A pass of EM with the comparisons that took part. */
export interface TrainedPass extends Pass {
  readonly rule: number
  readonly comparisons: readonly string[]
}

/**
 * Trains a model, or takes its own numbers where it has no training. `candidates` are the patterns
 * that will be weighed: what does not occur there needs no more than a guess.
 */
export async function trainModel(run: Run, candidates: PatternCounts): Promise<Trained> {
  const { model } = run.plan
  const { training } = model
  if (!training) {
    const found = await learnPrior(run, model.prior)
    return { ...found, comparisons: model.comparisons, passes: [], findings: [] }
  }
  run.tell({ stage: 'u', done: 0 })
  const { chance, findings } = await learnChance(run, training, candidates)
  const found: (TrainedPass | LinkageFinding)[] = []
  for (const rule of training.em.keys()) found.push(await trainPass(run, chance, training, rule))
  const passes = found.filter((one) => 'rule' in one)
  const learned = model.comparisons.map((one, k) => withOdds(one, chance[k] ?? [], passes))
  run.tell({ stage: 'prior', done: 0 })
  const prior = await learnPrior(run, model.prior)
  const strangers = learned.map((one) => withoutMatches(one, prior.prior))
  const unseen = learnUnseen(strangers, prior.prior, candidates)
  const { comparisons } = unseen
  return {
    ...prior,
    comparisons,
    passes,
    findings: [
      ...findings,
      ...unseen.findings,
      ...found.filter((one) => 'code' in one),
      ...passes.flatMap(passFindings),
      ...comparisons.flatMap((one, k) => weightFindings(one, chance[k] ?? [], passes)),
    ],
  }
}

/** The columns of lists that a rule makes equal or asks about. */
function ruleSources(model: LinkageModel, rule: TrainingRule): Set<string> {
  const keys = new Map(
    model.prepare.flatMap((step) => (step.op === 'person_name' ? [[step.keys, step.column]] : [])),
  )
  const named = rule.on.map((column) => keys.get(keyPartOf(column)?.keys ?? '') ?? column)
  const asked = rule.and ? columnsOf(rule.and) : []
  return new Set([...named, ...asked].flatMap((name) => sourcesOf(model, name)))
}

/** One pass over the pairs of a rule, without the comparisons that the rule decides. */
async function trainPass(
  run: Run,
  chance: readonly (readonly number[])[],
  training: Training,
  at: number,
): Promise<TrainedPass | LinkageFinding> {
  const { model } = run.plan
  const rule = training.em[at] as TrainingRule
  const decided = ruleSources(model, rule)
  const isFree = (one: Comparison) =>
    !comparisonColumns(one).some((column) =>
      sourcesOf(model, column).some((name) => decided.has(name)),
    )
  const comparisons = model.comparisons.filter(isFree)
  const own = model.comparisons.flatMap((one, k) => (isFree(one) ? [chance[k] ?? []] : []))
  run.tell({ stage: 'em', done: at, total: training.em.length })
  const nothing = { code: 'pass_without_pairs' as const, at: `training.em.${at}` }
  // A rule that asks about all that is left to compare teaches nothing.
  if (comparisons.length === 0) return nothing
  const further = await capOf(run, rule)
  const source = await ruleSource(run, rule, further)
  await ensureLevels(run, recordsOf(source), comparisons.flatMap(comparisonColumns))
  const [patterns] = await countPatterns(run, [recordsOf(source)], comparisons)
  await dropSource(run, source)
  if (!patterns || patterns.counts.length === 0) return nothing
  const { convergence, iterations } = training
  const pass = runPass({ comparisons, chance: own, patterns, convergence, iterations })
  return { ...pass, rule: at, comparisons: comparisons.map(({ name }) => name) }
}

/** Narrows a rule down to about its largest number of pairs, by the samples of left records. */
async function capOf({ engine, plan }: Run, rule: TrainingRule): Promise<string[]> {
  const sizes = blockSizesSql(planRule(rule, plan), plan)
  const pairs = await readNumber(engine, `select sum(pairs) from (${sizes}) s`)
  if (pairs <= rule.maxPairs) return []
  return [`l.sample < ${Math.ceil((SAMPLES * rule.maxPairs) / pairs)}`]
}

/** The levels of a comparison with u, and m from the mean of the log odds of its passes. */
function withOdds(
  comparison: Comparison,
  chance: readonly number[],
  passes: readonly TrainedPass[],
): Comparison {
  const odds = passOdds(comparison, chance, passes)
  const levels = comparison.levels.map((level, position) => {
    if (position === 0) return level
    const g = levelCount(comparison) - position
    const u = level.fixU && level.u !== undefined ? level.u : (chance[g] as number)
    const seen = odds.flatMap((own) => own[g] ?? [])
    const { m: given, ...rest } = level
    if (level.fixM && given !== undefined) return { ...rest, u, m: given }
    if (seen.length === 0) return { ...rest, u }
    const mean = seen.reduce((a, b) => a + b, 0) / seen.length
    return { ...rest, u, m: u * Math.exp(mean) }
  })
  return { ...comparison, levels }
}

const LEAST_OF_CHANCE = 0.5

/**
 * Takes the matches out of the chances: some of the pairs that agree among all pairs are matches,
 * and of rare agreement many. No more than half is taken, since the prior is an assumption.
 */
function withoutMatches(comparison: Comparison, prior: number): Comparison {
  const levels = comparison.levels.map((level) => {
    const { m, u, fixU } = level
    if (m === undefined || u === undefined || fixU) return level
    const others = (u - prior * m) / (1 - prior)
    return { ...level, u: Math.max(LEAST_OF_CHANCE * u, others) }
  })
  return { ...comparison, levels }
}

/** ln(m/u) by level of every pass in which a comparison took part. */
function passOdds(
  { name }: Comparison,
  chance: readonly number[],
  passes: readonly TrainedPass[],
): (number | undefined)[][] {
  return passes.flatMap(({ comparisons, agreement }) => {
    const at = comparisons.indexOf(name)
    if (at === -1) return []
    const own = agreement[at] as readonly (number | undefined)[]
    return [own.map((m, g) => (m === undefined ? m : Math.log(m / (chance[g] as number))))]
  })
}

const DEGENERATE = [0.001, 0.999] as const
const FEWEST_MATCHES = 50
const MOST_APART_BITS = 2

function passFindings({ rule, prior, expectedMatches }: TrainedPass): LinkageFinding[] {
  const at = `training.em.${rule}`
  const isDegenerate = prior < DEGENERATE[0] || prior > DEGENERATE[1]
  return [
    ...(isDegenerate ? [{ code: 'pass_degenerate' as const, at, values: { prior } }] : []),
    ...(expectedMatches < FEWEST_MATCHES
      ? [{ code: 'few_matches' as const, at, values: { expectedMatches } }]
      : []),
  ]
}

/** Levels whose weight falls where agreement rises, and levels on which passes disagree. */
function weightFindings(
  comparison: Comparison,
  chance: readonly number[],
  passes: readonly TrainedPass[],
): LinkageFinding[] {
  const bits = levelBits(comparison)
  const falls = bits.flatMap((own, g): LinkageFinding[] => {
    const below = bits.slice(0, g).findLast((one) => one !== undefined)
    const isFalling = own !== undefined && below !== undefined && own < below
    return isFalling ? [{ code: 'weights_not_monotone', at: `${comparison.name}.${g}` }] : []
  })
  return [...falls, ...apart(comparison.name, passOdds(comparison, chance, passes))]
}

function apart(name: string, odds: readonly (readonly (number | undefined)[])[]): LinkageFinding[] {
  return (odds[0] ?? []).flatMap((_, g): LinkageFinding[] => {
    const own = odds.flatMap((pass) => pass[g] ?? [])
    const bits = own.length < 2 ? 0 : (Math.max(...own) - Math.min(...own)) / Math.LN2
    if (bits <= MOST_APART_BITS) return []
    return [{ code: 'passes_disagree', at: `${name}.${g}`, values: { bits } }]
  })
}

/** The prior: what sure rules find, over the share of matches that they are taken to find. */
async function learnPrior(run: Run, prior: Prior): Promise<Pick<Trained, 'prior' | 'priorBand'>> {
  if ('probability' in prior) {
    const bits = priorBits(prior.probability)
    return { prior: prior.probability, priorBand: [bits, bits] }
  }
  const sources: RuleSource[] = []
  for (const rule of prior.rules) sources.push(await ruleSource(run, rule))
  const found = await readNumber(run.engine, pairCountSql(sources))
  for (const source of sources) await dropSource(run, source)
  const scope = scopeSizeSql(run.plan.model.link === 'link')
  const [[, pairs = 0] = []] = await readNumbers(run.engine, scope)
  // Without a single sure pair the prior would be 0, which no evidence could outweigh.
  const at = (recall: number) => Math.min(0.5, Math.max(found, 0.5) / recall / Math.max(pairs, 1))
  const [low, high] = prior.band
  return { prior: at(prior.recall), priorBand: [priorBits(at(high)), priorBits(at(low))] }
}
