// From scored documents to what a confidence means: counts by field and rule, then the monotone
// curve from products of fields to what was right (pool adjacent violators, Ayer et al. 1955).
// Each document is looked up without its own counts, so that no rule vouches for itself.
import {
  type Calibration,
  fieldConfidence,
  proposalConfidence,
  type RuleCount,
  smoothedShare,
} from './confidence.ts'
import type { Field, Proposal } from './proposal.ts'
import type { Match, ScoredDocument, ScoredField } from './score.ts'

/** Which comparisons show that a field is right. */
const SHOWN_BY: Partial<Record<Field, ScoredField[]>> = {
  quantity: ['op', 'value'],
  act: ['act'],
  measure: ['measure'],
  places: ['place'],
  times: ['time'],
  speakers: ['origin'],
  modality: ['modality'],
}

type Counts = Calibration['fields']

/**
 * The calibration that these documents give. They are unseen: no rule was written by them, for on
 * the others every rule looks surer than it is.
 */
export function fitCalibration(unseen: readonly ScoredDocument[]): Calibration {
  const own = new Map(unseen.map((document) => [document, countRules(document)]))
  const fields = [...own.values()].reduce((sum, counts) => add(sum, counts, 1), {} as Counts)
  const seen = unseen.flatMap((document) => {
    const others = add(fields, own.get(document) ?? {}, -1)
    return outcomes(document, { fields: others, whole: wholeOf(others), steps: [] })
  })
  return { fields, whole: wholeOf(fields), steps: monotoneSteps(seen) }
}

const NONE: RuleCount = { hits: 0, total: 0 }

function wholeOf(fields: Counts): Calibration['whole'] {
  const sum = (rules: Record<string, RuleCount>) =>
    Object.values(rules).reduce((whole, { hits, total }) => {
      return { hits: whole.hits + hits, total: whole.total + total }
    }, NONE)
  return Object.fromEntries(
    Object.entries(fields).map(([field, rules]) => [field, sum(rules)] as const),
  )
}

/** A proposal's confidence and whether it was right. */
export interface Outcome {
  confidence: number
  isRight: boolean
}

/** What proposals claimed of themselves under this calibration, and what was so. */
export function outcomes(document: ScoredDocument, calibration: Calibration): Outcome[] {
  const of = (proposal: Proposal, isRight: boolean): Outcome => {
    const entries = Object.entries(proposal.fields).map(([name, { rules }]) => [
      name,
      { rules, confidence: fieldConfidence(name as Field, rules, calibration) },
    ])
    const fields = Object.fromEntries(entries) as Proposal['fields']
    return { confidence: productOrShare(fields, calibration), isRight }
  }
  return [
    ...document.matches.map(({ proposal, agrees }) =>
      of(proposal, agrees['op+value+act'] === true),
    ),
    ...document.falseAlarms.map((proposal) => of(proposal, false)),
  ]
}

/** Without steps the bare product of number and act, to which steps are then fitted. */
function productOrShare(fields: Proposal['fields'], calibration: Calibration): number {
  if (calibration.steps.length > 0) return proposalConfidence(fields, calibration)
  return (fields.quantity?.confidence ?? 0) * (fields.act?.confidence ?? 0.5)
}

function countRules({ matches, falseAlarms }: ScoredDocument): Counts {
  const counts: Counts = {}
  for (const match of matches) countMatch(counts, match)
  // A number that is no count of people is a wrong number, whatever its act and place.
  for (const { fields } of falseAlarms) count(counts, 'quantity', fields.quantity?.rules[0], false)
  return counts
}

function countMatch(counts: Counts, { proposal, agrees }: Match): void {
  for (const [field, { rules }] of Object.entries(proposal.fields)) {
    const shown = SHOWN_BY[field as Field]?.map((name) => agrees[name])
    if (!shown || shown.includes(undefined)) continue
    count(counts, field as Field, rules[0], !shown.includes(false))
  }
}

function count(counts: Counts, field: Field, rule = '', isRight: boolean): void {
  const rules = counts[field] ?? {}
  const { hits, total } = rules[rule] ?? { hits: 0, total: 0 }
  rules[rule] = { hits: hits + (isRight ? 1 : 0), total: total + 1 }
  counts[field] = rules
}

/** The counts with others added once, or taken away. */
function add(to: Counts, what: Counts, sign: 1 | -1): Counts {
  const sum: Counts = structuredClone(to)
  for (const [field, rules] of Object.entries(what) as [Field, Record<string, RuleCount>][])
    for (const [rule, { hits, total }] of Object.entries(rules)) {
      const into = sum[field] ?? {}
      const known = into[rule] ?? { hits: 0, total: 0 }
      into[rule] = { hits: known.hits + sign * hits, total: known.total + sign * total }
      // Without a case it was never seen.
      if (into[rule].total === 0) delete into[rule]
      sum[field] = into
    }
  return sum
}

/** Pools of neighbours, merged until their smoothed shares ascend. */
export function monotoneSteps(seen: readonly Outcome[]): Calibration['steps'] {
  const pools: (RuleCount & { from: number })[] = []
  for (const { confidence, isRight } of [...seen].sort((a, b) => a.confidence - b.confidence)) {
    const last = pools.at(-1)
    if (last?.from === confidence) {
      last.hits += isRight ? 1 : 0
      last.total++
    } else pools.push({ from: confidence, hits: isRight ? 1 : 0, total: 1 })
  }
  const merged: typeof pools = []
  for (const pool of pools) {
    let top = pool
    for (;;) {
      const before = merged.at(-1)
      if (!before || smoothedShare(before) < smoothedShare(top)) break
      merged.pop()
      top = {
        from: before.from,
        hits: before.hits + top.hits,
        total: before.total + top.total,
      }
    }
    merged.push(top)
  }
  return merged.map((pool) => ({ from: pool.from, share: smoothedShare(pool) }))
}

/** One line of a reliability table: what was claimed, what was so, of how many. */
export interface ReliabilityBin {
  claimed: number
  observed: number
  total: number
}

/** Outcomes in bins of equal width, and the expected calibration error (Naeini et al. 2015). */
export function reliability(
  seen: readonly Outcome[],
  width = 0.1,
): { bins: ReliabilityBin[]; error: number } {
  const byBin = new Map<number, Outcome[]>()
  for (const outcome of seen) {
    const bin = Math.min(Math.floor(outcome.confidence / width), Math.ceil(1 / width) - 1)
    byBin.set(bin, [...(byBin.get(bin) ?? []), outcome])
  }
  const bins = [...byBin].sort(([a], [b]) => a - b).map(([, some]) => binOf(some))
  const gaps = bins.map(({ claimed, observed, total }) => total * Math.abs(claimed - observed))
  return { bins, error: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, seen.length) }
}

function binOf(some: readonly Outcome[]): ReliabilityBin {
  const total = some.length
  const claimed = some.reduce((sum, { confidence }) => sum + confidence, 0) / total
  return { claimed, observed: some.filter(({ isRight }) => isRight).length / total, total }
}
