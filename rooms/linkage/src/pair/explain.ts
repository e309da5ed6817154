// The explanation of one pair of mentions, whether it was kept or not: what its weight is made of,
// from the same statements that weighed all pairs. Source: the reference on linkage, section 8.

import { readNumber, readRows } from '../engine/engine.ts'
import { dictionaryOf } from '../list/dictionary.ts'
import type { Comparator, NameComparator } from '../model/comparator.ts'
import { type Comparison, comparisonColumns, levelCount } from '../model/model.ts'
import { field, presentField } from '../plan/condition-sql.ts'
import { levelsOf, pairsIn, patternCountsSql } from '../plan/stage-sql.ts'
import type { Trained } from '../train/train.ts'
import { ensureLevels, type Run } from './stage.ts'
import { type Bar, waterfall } from './waterfall.ts'
import type { Frequencies } from './weight.ts'

/** A pair with its bars and, for a reader who may see them, its values. */
export interface PairExplanation {
  readonly bars: readonly Bar[]
  readonly weight: number
  /** By column, the values of both mentions; only where they were asked for. */
  readonly values?: ReadonlyMap<string, readonly [string | null, string | null]>
}

/** Explains a pair by the numbers of its mentions. `withValues` is for those who may see them. */
export async function explainPair(
  run: Run,
  { prior }: Pick<Trained, 'prior'>,
  [a, b]: readonly [number, number],
  withValues = false,
): Promise<PairExplanation> {
  const { comparisons } = run.plan.model
  const pair = `(select ${Math.min(a, b)} as a, ${Math.max(a, b)} as b)`
  const source = pairsIn(pair)
  await ensureLevels(run, source)
  const pattern = await readNumber(run.engine, patternCountsSql(source, comparisons, run.plan))
  const levels = levelsOf(pattern, comparisons)
  const frequencies: Frequencies[] = []
  const soft: Frequencies[] = []
  const ambiguity: number[] = []
  for (const [k, comparison] of comparisons.entries()) {
    const column = comparison.levels[levelCount(comparison) - (levels[k] as number)]?.tf?.column
    frequencies.push(
      column === undefined ? [] : await both(run, source, field('t', column, run.plan)),
    )
    const name = comparison.softTf && namedColumn(comparison)
    soft.push(name === undefined ? [] : await both(run, source, field('s', name, run.plan)))
    ambiguity.push(await waysOf(run, source, comparison))
  }
  const bars = waterfall(comparisons, prior, { levels, frequencies, soft, ambiguity })
  const weight = bars.at(-1)?.total ?? 0
  return withValues ? { bars, weight, values: await valuesOf(run, source) } : { bars, weight }
}

function namedColumn(comparison: Comparison): string | undefined {
  return comparison.comparator === 'person_name' ? comparisonColumns(comparison)[0] : undefined
}

/** A field of both mentions; nothing where it is not known. */
async function both(run: Run, source: string, own: string): Promise<(number | undefined)[]> {
  const [row = []] = await readRows(run.engine, `select l.${own}, r.${own} from ${source}`)
  return row.map((cell) => (cell === null ? undefined : Number(cell)))
}

async function waysOf(run: Run, source: string, comparison: Comparison): Promise<number> {
  const column = namedColumn(comparison)
  const comparator = column === undefined ? undefined : run.comparators.get(column)
  if (column === undefined || !isOfNames(comparator)) return 1
  const [x, y] = await both(run, source, field('i', column, run.plan))
  return x === undefined || y === undefined ? 1 : comparator.ambiguity(x, y)
}

function isOfNames(comparator: Comparator | undefined): comparator is NameComparator {
  return comparator !== undefined && 'ambiguity' in comparator
}

async function valuesOf(
  run: Run,
  source: string,
): Promise<ReadonlyMap<string, readonly [string | null, string | null]>> {
  const values = new Map<string, readonly [string | null, string | null]>()
  for (const { name, kind, hasDictionary } of run.plan.columns.values()) {
    if (kind === 'band') continue
    const own = presentField(name, run.plan)
    const value = (side: string) =>
      hasDictionary
        ? `(select value from ${dictionaryOf(name)}
            where id = ${side}.${field('i', name, run.plan)})`
        : `cast(${side}.${own} as varchar)`
    const [row] = await readRows(run.engine, `select ${value('l')}, ${value('r')} from ${source}`)
    const texts = (row ?? [null, null]).map((cell) => (cell === null ? null : String(cell)))
    values.set(name, [texts[0] ?? null, texts[1] ?? null])
  }
  return values
}
