// Explains pairs of a linkage that is over, from what it learned: the lists are read again for how
// often values stand there, and nothing is trained, found or weighed anew.
// Source: the reference on linkage, section 8.
import { readNumber } from '../engine/engine.ts'
import { loadMentions } from '../list/load.ts'
import type { Comparison } from '../model/model.ts'
import { DUCKDB } from '../plan/dialect.ts'
import { literal } from '../plan/literal.ts'
import { explainPair, type PairExplanation } from './explain.ts'
import type { LinkOptions } from './link.ts'
import type { Run } from './stage.ts'

/** What a linkage learned, as it can be kept: the prior, and m and u of each level in order. */
export interface LearnedNumbers {
  readonly prior: number
  readonly comparisons: readonly LearnedComparison[]
}

/** The numbers of one comparison, found again by its name. */
export interface LearnedComparison {
  readonly name: string
  readonly levels: readonly { readonly m?: number; readonly u?: number }[]
}

/** The numbers of comparisons, to be kept. */
export function learnedNumbers(prior: number, comparisons: readonly Comparison[]): LearnedNumbers {
  const numbersOf = ({ m, u }: { m?: number; u?: number }) => ({
    ...(m === undefined ? {} : { m }),
    ...(u === undefined ? {} : { u }),
  })
  return {
    prior,
    comparisons: comparisons.map(({ name, levels }) => ({ name, levels: levels.map(numbersOf) })),
  }
}

/** Which pairs are explained, by the ids of their mentions, and from which lists. */
export interface ExplainOptions extends Pick<LinkOptions, 'model' | 'lists' | 'settings'> {
  readonly seed: string
  readonly today: string
  readonly learned: LearnedNumbers
  readonly pairs: readonly (readonly [a: string, b: string])[]
}

/**
 * The explanation of each pair, kept or not; nothing for a pair whose mentions are not on the
 * lists. Lists, model, seed and day have to be those of the linkage.
 */
export async function explainTrained(
  options: ExplainOptions,
): Promise<(PairExplanation | undefined)[]> {
  const { model, lists, settings, seed, today, learned, pairs } = options
  const { withDuckdb } = await import('../engine/duckdb.ts')
  return withDuckdb(settings, async (engine) => {
    const { folder } = engine
    const input = { model, lists, seed, today, folder, keep: [], dialect: DUCKDB }
    const { plan, comparators } = await loadMentions(engine, input)
    await engine.closeDoors()
    if (!plan) return pairs.map(() => undefined)
    const comparisons = plan.model.comparisons.map((one) => withNumbers(one, learned))
    const known = { ...plan, model: { ...plan.model, comparisons } }
    const run: Run = { engine, plan: known, comparators, tell: () => undefined }
    const told: (PairExplanation | undefined)[] = []
    for (const [a, b] of pairs) {
      const numbers = [await numberOf(run, a), await numberOf(run, b)] as const
      const isThere = numbers.every((one) => one >= 0)
      told.push(isThere ? await explainPair(run, learned, numbers) : undefined)
    }
    return told
  })
}

function withNumbers(comparison: Comparison, { comparisons }: LearnedNumbers): Comparison {
  const own = comparisons.find(({ name }) => name === comparison.name)
  const levels = comparison.levels.map((level, at) => ({ ...level, ...own?.levels[at] }))
  return { ...comparison, levels }
}

async function numberOf({ engine }: Run, id: string): Promise<number> {
  const sql = `select coalesce(max(rid), -1) from mention_id where mention_id = ${literal(id)}`
  return readNumber(engine, sql)
}
