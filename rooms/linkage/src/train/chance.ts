// How often strangers agree: exactly where agreement is equality of values, from a sample of
// records otherwise, checked with a second sample. Source: the reference on linkage, 6.1.

import { makeTable, readNumber, readNumbers } from '../engine/engine.ts'
import type { LinkageFinding } from '../finding.ts'
import { dictionaryOf } from '../list/dictionary.ts'
import { type Comparison, comparisonColumns, levelCount, type Training } from '../model/model.ts'
import { countPatterns, ensureLevels, type PatternCounts, type Run } from '../pair/stage.ts'
import { comparedOutside } from '../plan/column-plan.ts'
import { field } from '../plan/condition-sql.ts'
import { scopeSizeSql, scopeSql } from '../plan/rule-sql.ts'
import { levelsOf, type PairSource } from '../plan/stage-sql.ts'

const FEWEST = 20
const MOST_PAIRS = 32_000_000
// What is compared outside the database takes a hundred times as long.
const MOST_PAIRS_OUTSIDE = 4_000_000
const MOST_MOVE_BITS = 0.2

/** u by comparison and level number. */
export interface Chance {
  readonly chance: readonly (readonly number[])[]
  readonly findings: readonly LinkageFinding[]
}

/** Pairs by comparison and level number, null levels left out. */
export function levelCounts(
  { patterns, counts }: PatternCounts,
  comparisons: readonly Comparison[],
): Float64Array[] {
  const sums = comparisons.map((comparison) => new Float64Array(levelCount(comparison)))
  for (const [row, pattern] of patterns.entries()) {
    for (const [k, level] of levelsOf(pattern, comparisons).entries()) {
      const own = sums[k] as Float64Array
      if (level >= 0) own[level] = (own[level] as number) + (counts[row] as number)
    }
  }
  return sums
}

/** Shares of levels from counts, each with half a pair more; `exact` is u of the top level. */
export function sharesOf(counts: Float64Array, exact: number | undefined): number[] {
  const top = counts.length - 1
  const smoothed = Array.from(counts, (count) => count + 0.5)
  const whole = smoothed.reduce((a, b) => a + b, 0)
  if (exact === undefined) return smoothed.map((count) => count / whole)
  const others = whole - (smoothed[top] as number)
  return smoothed.map((count, g) => (g === top ? exact : (count / others) * (1 - exact)))
}

/**
 * Learns u of every level of a model's comparisons. A level that is rare among strangers is looked
 * for among more of them only where it occurs among `candidates`.
 */
export async function learnChance(
  run: Run,
  training: Training,
  candidates: PatternCounts,
): Promise<Chance> {
  const { comparisons } = run.plan.model
  const exact: (number | undefined)[] = []
  for (const one of comparisons) {
    exact.push(training.exactFromDictionaries ? await exactChance(run, one) : undefined)
  }
  // Two samples of half the pairs each are compared with each other, and used together.
  const size = await sampleSize(run, training.uPairs / 2)
  const parts: readonly Part[] = [
    [0, size],
    [size, 2 * size],
  ]
  const [first = [], second = []] = await sampleCounts(run, parts, comparisons)
  const findings: LinkageFinding[] = unstable(comparisons, exact, first, second)
  const occurring = levelCounts(candidates, comparisons)
  const chance: number[][] = []
  for (const [k, comparison] of comparisons.entries()) {
    const both = (first[k] as Float64Array).map((n, g) => n + (second[k]?.[g] as number))
    const needed = (occurring[k] as Float64Array).map((n, g) =>
      exact[k] !== undefined && g === both.length - 1 ? 0 : n,
    )
    const known = await withRareLevels(run, { comparison, counts: both, needed, size })
    findings.push(...known.findings)
    chance.push(sharesOf(known.counts, exact[k]))
  }
  return { chance, findings }
}

/** u of the top level where it is equality of one column: what frequencies say of chance pairs. */
async function exactChance(run: Run, comparison: Comparison): Promise<number | undefined> {
  const when = comparison.levels[1]?.when
  if (when?.kind !== 'equal' || !run.plan.columns.get(when.column)?.hasDictionary) return undefined
  const { plan, engine } = run
  const number = field('i', when.column, plan)
  const byList = `select ${number} as id, list, count(*) + 0.0e0 as n from mention where
    ${number} is not null group by 1, 2`
  const byValue = `select sum(n) as n, sum(n * n) as q from (${byList}) s group by id`
  const sql =
    plan.model.link === 'link'
      ? `select sum(n * n - q) / (select sum(n) * sum(n) - sum(n * n) from (select list,
        sum(n) as n from (${byList}) s group by list) s) from (${byValue}) s`
      : `select sum(n * (n - 1.0e0)) / (sum(n) * (sum(n) - 1))
          from ${dictionaryOf(when.column)}`
  const share = await readNumber(engine, sql)
  return share > 0 && share < 1 ? share : undefined
}

/** How many records give about so many pairs in scope; all of them where there are not enough. */
async function sampleSize({ engine, plan }: Run, pairs: number): Promise<number> {
  const [[records = 0, all = 0] = []] = await readNumbers(
    engine,
    scopeSizeSql(plan.model.link === 'link'),
  )
  return all <= pairs ? records : Math.ceil(records * Math.sqrt(pairs / all))
}

/** Places in the order of sample numbers: from one, before the other. */
type Part = readonly [from: number, to: number]

/** Counts of levels in each part of the records; the parts are counted at the same time. */
async function sampleCounts(
  run: Run,
  parts: readonly Part[],
  comparisons: readonly Comparison[],
): Promise<Float64Array[][]> {
  const scope = ['l.rid < r.rid', ...scopeSql(run.plan)].join(' and ')
  const sources: PairSource[] = []
  for (const [n, [from, to]] of parts.entries()) {
    const records = `select * from mention order by sample, rid limit ${to - from} offset ${from}`
    await makeTable(run.engine, `sampled_${n}`, records)
    const source = `sampled_${n} l join sampled_${n} r on ${scope}`
    await ensureLevels(run, source, comparisons.flatMap(comparisonColumns))
    sources.push(source)
  }
  const counted = await countPatterns(run, sources, comparisons)
  for (const n of parts.keys()) await run.engine.run(`drop table sampled_${n}`)
  return counted.map((patterns) => levelCounts(patterns, comparisons))
}

interface Rare {
  readonly comparison: Comparison
  readonly counts: Float64Array
  /** How often each level is needed; 0 where no more must be known of it. */
  readonly needed: Float64Array
  readonly size: number
}

/** Takes four times as many pairs until every level has twenty, up to 32 million. */
async function withRareLevels(
  run: Run,
  { comparison, counts, needed, size }: Rare,
): Promise<{ counts: Float64Array; findings: LinkageFinding[] }> {
  const isRare = (own: Float64Array) =>
    own.some((count, g) => count < FEWEST && (needed[g] as number) > 0)
  let [own, taken] = [counts, size]
  const outside = comparedOutside(run.plan, comparisonColumns(comparison)).length > 0
  const most = await sampleSize(run, outside ? MOST_PAIRS_OUTSIDE : MOST_PAIRS)
  while (isRare(own) && taken < most) {
    taken = Math.min(2 * taken, most)
    own = (await sampleCounts(run, [[0, taken]], [comparison]))[0]?.[0] as Float64Array
    run.tell({ stage: 'u', done: taken, total: most })
  }
  const findings = [...own].flatMap((count, g): LinkageFinding[] =>
    count < FEWEST && (needed[g] as number) > 0
      ? [{ code: 'rare_level', at: `${comparison.name}.${g}`, count }]
      : [],
  )
  return { counts: own, findings }
}

/** Levels whose weight would be another with the second sample. */
function unstable(
  comparisons: readonly Comparison[],
  exact: readonly (number | undefined)[],
  first: readonly Float64Array[],
  second: readonly Float64Array[],
): LinkageFinding[] {
  return comparisons.flatMap(({ name }, k) => {
    const [a, b] = [first[k] as Float64Array, second[k] as Float64Array]
    if (b.every((count) => count === 0)) return []
    const [u, again] = [sharesOf(a, exact[k]), sharesOf(b, exact[k])]
    return u.flatMap((share, g): LinkageFinding[] => {
      const bits = Math.log2((again[g] as number) / share)
      if (Math.abs(bits) <= MOST_MOVE_BITS) return []
      return [{ code: 'u_unstable', at: `${name}.${g}`, values: { bits } }]
    })
  })
}
