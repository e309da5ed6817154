// Estimates from how much of each list the others cover. Source: Chao & Tsay (1998); CARE1.

import { type Finding, finding } from '../report/finding.ts'
import { type CaptureTable, countWhere, listSizes } from '../table/capture-table.ts'

/** The three estimators; one that cannot be had is none, never the number seen. */
export interface SampleCoverage {
  coverage: number
  independent?: number
  high?: number
  low?: number
  findings: Finding[]
}

/** Below it only the estimator for low coverage is offered. */
export const LOW_COVERAGE = 0.55

/** Counts of a pair of lists: only on either of them or on both, and on both whatever else. */
interface PairCounts {
  i: number
  j: number
  alone: number
  both: number
}

/**
 * Sample coverage for three and more lists; nothing for fewer. Up to a coverage of .55 only the
 * estimator for low coverage is offered: the others have no ground there.
 */
export function sampleCoverage(table: CaptureTable): SampleCoverage | undefined {
  const all = coverageNumbers(table)
  if (all === undefined || all.coverage > LOW_COVERAGE) return all
  const { independent: _, high: __, ...offered } = all
  return offered
}

/** What the formulas give, offered or not. */
export function coverageNumbers(table: CaptureTable): SampleCoverage | undefined {
  const lists = table.lists.length
  const sizes = listSizes(table)
  if (lists < 3 || sizes.some((size) => size === 0)) return undefined
  const single = sizes.map((_, i) => countWhere(table, (mask) => mask === 1 << i))
  const coverage = 1 - meanOf(single.map((alone, i) => alone / (sizes[i] as number)))
  const distinct = table.persons - meanOf(single)
  const pairs = pairCounts(table, single)
  const findings = coverage <= LOW_COVERAGE ? [lowCoverage(coverage)] : []
  if (!(coverage > 0)) return { coverage, findings }
  const first = distinct / coverage
  const low = lowEstimate({ first, coverage, lists }, pairs, sizes)
  const high = highEstimate({ distinct, coverage, lists }, pairs, sizes)
  return {
    coverage,
    ...offered('independent', first, table.persons),
    ...offered('high', high, table.persons),
    ...offered('low', low, table.persons),
    findings,
  }
}

function lowCoverage(coverage: number): Finding {
  return finding('W1', 'low_coverage', { values: { coverage } })
}

function offered(name: 'independent' | 'high' | 'low', value: number | undefined, persons: number) {
  return value === undefined || !(value >= persons) ? {} : { [name]: value }
}

function pairCounts(table: CaptureTable, single: readonly number[]): PairCounts[] {
  const pairs: PairCounts[] = []
  for (let i = 0; i < single.length; i++)
    for (let j = i + 1; j < single.length; j++) {
      const pair = (1 << i) | (1 << j)
      const only = countWhere(table, (mask) => mask === pair)
      const both = countWhere(table, (mask) => (mask & pair) === pair)
      pairs.push({ i, j, alone: (single[i] as number) + (single[j] as number) + 2 * only, both })
    }
  return pairs
}

function highEstimate(
  { distinct, coverage, lists }: { distinct: number; coverage: number; lists: number },
  pairs: readonly PairCounts[],
  sizes: readonly number[],
): number | undefined {
  const above = lists * distinct - pairs.reduce((sum, { alone }) => sum + alone, 0)
  const below =
    lists * coverage - pairs.reduce((sum, pair) => sum + pair.alone * shareOf(pair, sizes), 0)
  return above < 1e-4 || below <= 1e-9 * lists ? undefined : above / below
}

function lowEstimate(
  { first, coverage, lists }: { first: number; coverage: number; lists: number },
  pairs: readonly PairCounts[],
  sizes: readonly number[],
): number {
  const by = 1 / (lists * coverage)
  const inner = pairs.reduce(
    (sum, pair) => sum + pair.alone * (first * shareOf(pair, sizes) - 1),
    0,
  )
  const scale = first + by * inner
  const spread = pairs.reduce(
    (sum, pair) => sum + pair.alone * (shareOf(pair, sizes) * scale - 1),
    0,
  )
  return first + by * spread
}

function shareOf({ i, j, both }: PairCounts, sizes: readonly number[]): number {
  return both / ((sizes[i] as number) * (sizes[j] as number))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
