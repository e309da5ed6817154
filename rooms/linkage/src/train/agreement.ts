// How often matches agree: expectation and maximisation over counts of patterns, with the chances
// of strangers held fixed. Reads counts and gives probabilities; no database.
// Source: Fellegi & Sunter 1969; Winkler 2000; the reference on linkage, 6.2.
import { type Comparison, levelCount } from '../model/model.ts'
import type { PatternCounts } from '../pair/stage.ts'
import { levelsOf } from '../plan/stage-sql.ts'

const START_PRIOR = 0.5
const START_TOP = 0.85
const TINY = 1e-6

/** What one pass is told. */
export interface PassInput {
  readonly comparisons: readonly Comparison[]
  /** u by comparison and level number. */
  readonly chance: readonly (readonly number[])[]
  readonly patterns: PatternCounts
  readonly convergence: number
  readonly iterations: number
}

/** What one pass found. */
export interface Pass {
  /** m by comparison and level number; nothing for a level that no pair of the pass has. */
  readonly agreement: readonly (readonly (number | undefined)[])[]
  /** The share of matches among the pairs of this pass, of use for nothing else. */
  readonly prior: number
  readonly expectedMatches: number
  /** The log-likelihood before each iteration and after the last. */
  readonly likelihood: readonly number[]
}

/** Runs a pass until no parameter moves by more than the convergence, or iterations run out. */
export function runPass(input: PassInput): Pass {
  const table = tableOf(input)
  let state: State = { prior: START_PRIOR, agreement: input.comparisons.map(startOf) }
  const likelihood: number[] = []
  let last = { state, expected: 0 }
  for (let iteration = 0; iteration < input.iterations; iteration++) {
    const next = maximise(table, state, input)
    likelihood.push(next.likelihood)
    const moved = largestMove(state, next.state)
    state = next.state
    last = { state, expected: next.expected }
    if (moved < input.convergence) break
  }
  likelihood.push(maximise(table, state, input).likelihood)
  return {
    agreement: last.state.agreement.map((own, k) =>
      own.map((m, g) => ((table.seen[k] as Float64Array)[g] === 0 ? undefined : m)),
    ),
    prior: last.state.prior,
    expectedMatches: last.expected,
    likelihood,
  }
}

interface State {
  readonly prior: number
  readonly agreement: readonly (readonly number[])[]
}

interface Table {
  /** Levels of every pattern, comparison by comparison. */
  readonly levels: readonly Int8Array[]
  /** Pairs by comparison and level. */
  readonly seen: readonly Float64Array[]
}

function startOf(comparison: Comparison): number[] {
  const count = levelCount(comparison)
  const rest = (1 - START_TOP) / (count - 1)
  return Array.from({ length: count }, (_, g) => (g === count - 1 ? START_TOP : rest))
}

function tableOf({ comparisons, patterns }: PassInput): Table {
  const levels = comparisons.map(() => new Int8Array(patterns.patterns.length))
  const seen = comparisons.map((comparison) => new Float64Array(levelCount(comparison)))
  for (const [row, pattern] of patterns.patterns.entries()) {
    for (const [k, level] of levelsOf(pattern, comparisons).entries()) {
      const [own, counts] = [levels[k] as Int8Array, seen[k] as Float64Array]
      own[row] = level
      if (level >= 0) counts[level] = (counts[level] as number) + (patterns.counts[row] as number)
    }
  }
  return { levels, seen }
}

interface Step {
  readonly state: State
  readonly expected: number
  readonly likelihood: number
}

/** One iteration: how likely each pattern is a match, then what matches have in common. */
function maximise(table: Table, { prior, agreement }: State, input: PassInput): Step {
  const { patterns, comparisons, chance } = input
  const matched = comparisons.map((one) => new Float64Array(levelCount(one)).fill(TINY))
  let [expected, all, likelihood] = [0, 0, 0]
  for (const [row, count] of patterns.counts.entries()) {
    let [match, other] = [Math.log(prior), Math.log1p(-prior)]
    for (const [k, own] of table.levels.entries()) {
      const level = own[row] as number
      if (level === -1) continue
      match += Math.log((agreement[k] as readonly number[])[level] as number)
      other += Math.log((chance[k] as readonly number[])[level] as number)
    }
    const share = 1 / (1 + Math.exp(other - match))
    expected += count * share
    all += count
    likelihood += count * (Math.max(match, other) + Math.log1p(Math.exp(-Math.abs(match - other))))
    for (const [k, own] of table.levels.entries()) {
      const level = own[row] as number
      const sums = matched[k] as Float64Array
      if (level >= 0) sums[level] = (sums[level] as number) + count * share
    }
  }
  const next = matched.map((sums) => {
    const sum = sums.reduce((a, b) => a + b, 0)
    return Array.from(sums, (value) => value / sum)
  })
  return { state: { prior: bounded(expected / all), agreement: next }, expected, likelihood }
}

function bounded(share: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, share))
}

function largestMove(before: State, after: State): number {
  const moves = after.agreement.flatMap((own, k) =>
    own.map((m, g) => Math.abs(m - ((before.agreement[k] as readonly number[])[g] as number))),
  )
  return Math.max(Math.abs(after.prior - before.prior), ...moves)
}
