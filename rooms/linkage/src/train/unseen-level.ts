// A level that no training pass saw, but candidates have: its m comes from the candidates, with the
// weights of the other comparisons. A comparison without any learned level stays untrained, and its
// scores are refused. Source: the reference on linkage, 6.2; ours.
import type { LinkageFinding } from '../finding.ts'
import { type Comparison, levelCount } from '../model/model.ts'
import type { PatternCounts } from '../pair/stage.ts'
import { levelBits, priorBits } from '../pair/weight.ts'
import { levelsOf } from '../plan/stage-sql.ts'

/** Comparisons with m at every level that candidates have, where anything could teach it. */
export interface UnseenLevels {
  readonly comparisons: readonly Comparison[]
  readonly findings: readonly LinkageFinding[]
}

/** Learns m of unseen levels from candidates; `prior` is the share of matches in scope. */
export function learnUnseen(
  comparisons: readonly Comparison[],
  prior: number,
  candidates: PatternCounts,
): UnseenLevels {
  const findings: LinkageFinding[] = []
  const bits = comparisons.map(levelBits)
  const learned = comparisons.map((comparison, k) => {
    const own = bits[k] as readonly (number | undefined)[]
    const isUnseen = own.includes(undefined) && own.some((one) => one !== undefined)
    if (!isUnseen) return comparison
    const shares = sharesAmongMatches(comparisons, k, bits, { prior, candidates })
    const levels = comparison.levels.map((level, position) => {
      const g = levelCount(comparison) - position
      const m = shares[g] ?? 0
      if (position === 0 || own[g] !== undefined || m === 0) return level
      findings.push({ code: 'level_from_candidates', at: `${comparison.name}.${g}` })
      return { ...level, m }
    })
    return { ...comparison, levels }
  })
  return { comparisons: learned, findings }
}

/** Of the likely matches among candidates, the share at each level of one comparison. */
function sharesAmongMatches(
  comparisons: readonly Comparison[],
  own: number,
  bits: readonly (readonly (number | undefined)[])[],
  { prior, candidates }: { prior: number; candidates: PatternCounts },
): number[] {
  const sums = new Array<number>(levelCount(comparisons[own] as Comparison)).fill(0)
  for (const [row, pattern] of candidates.patterns.entries()) {
    const levels = levelsOf(pattern, comparisons)
    const at = levels[own] as number
    if (at === -1) continue
    const known = levels.map((level, k) => (level === -1 ? 0 : (bits[k]?.[level] ?? 0)))
    const weight = known.reduce((all, one) => all + one, priorBits(prior))
    const matches = (candidates.counts[row] as number) / (1 + 2 ** -weight)
    sums[at] = (sums[at] as number) + matches
  }
  const all = sums.reduce((a, b) => a + b, 0)
  return sums.map((sum) => (all === 0 ? 0 : sum / all))
}
