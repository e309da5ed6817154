// The bits of every pattern that occurs, calculated once and not once a pair. A level that occurs
// without having been learned refuses the scores. Source: the reference on linkage, 2.1, 6.2, 7.

import { readNumber } from '../engine/engine.ts'
import type { LinkageFinding } from '../finding.ts'
import { dictionaryOf } from '../list/dictionary.ts'
import { type Comparison, levelCount } from '../model/model.ts'
import { levelsOf } from '../plan/stage-sql.ts'
import type { Trained } from '../train/train.ts'
import type { PatternCounts, Run } from './stage.ts'
import { frequencyBits, levelBits, priorBits, softChance } from './weight.ts'

/** Makes `pattern_weight` with every pattern that can reach `floor`; answers what is untrained. */
export async function weighPatterns(
  run: Run,
  { prior }: Trained,
  { patterns, counts }: PatternCounts,
  floor: number,
): Promise<LinkageFinding[]> {
  const { comparisons } = run.plan.model
  const bits = comparisons.map(levelBits)
  const gains = await largestGains(run)
  const rows: [number, number][] = []
  const untrained = new Map<string, number>()
  for (const [row, pattern] of patterns.entries()) {
    let [w, gain] = [priorBits(prior), 0]
    for (const [k, level] of levelsOf(pattern, comparisons).entries()) {
      if (level === -1) continue
      const own = bits[k]?.[level]
      if (own === undefined) {
        const at = `${comparisons[k]?.name}.${level}`
        untrained.set(at, (untrained.get(at) ?? 0) + (counts[row] as number))
      }
      w += own ?? 0
      gain += Math.max(0, gains[k]?.[level] ?? 0)
    }
    if (w + gain >= floor) rows.push([pattern, w])
  }
  const { int, double } = run.plan.dialect.types
  await run.engine.run(`create table pattern_weight (p ${int}, w ${double})`)
  await run.engine.append('pattern_weight', [
    Int32Array.from(rows, ([p]) => p),
    Float64Array.from(rows, ([, w]) => w),
  ])
  await run.engine.analyze('pattern_weight')
  return [...untrained].map(([at, count]) => ({ code: 'untrained_level', at, count }))
}

/** The most that frequencies can add at each level: for a value that stands in the lists once. */
async function largestGains({ engine, plan }: Run): Promise<number[][]> {
  const gains: number[][] = []
  for (const comparison of plan.model.comparisons) {
    const own: number[] = []
    for (let level = 0; level < levelCount(comparison); level++) {
      const column = comparison.levels[levelCount(comparison) - level]?.tf?.column
      const rarest =
        column === undefined
          ? undefined
          : await readNumber(engine, `select min(tf) from ${dictionaryOf(column)}`)
      own.push(frequencyBits(comparison, level, [rarest || undefined, undefined]))
    }
    gains.push(own.map((bits, level) => bits + softGain(comparison, level)))
  }
  return gains
}

function softGain(comparison: Comparison, level: number): number {
  const { softTf } = comparison
  if (!softTf?.levels.includes(level) || softChance(comparison) === 0) return 0
  return -softTf.weight * Math.log2(softTf.floor)
}
