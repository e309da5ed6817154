// How sure a field is that a rule filled: measured on labelled texts by which no rule was written,
// never felt. The counts are data (data/calibration.json), made by the bench.
import { readFileSync } from 'node:fs'
import type { Confidence, Field, Proposal } from './proposal.ts'

/** How often a rule was right. */
export interface RuleCount {
  hits: number
  total: number
}

/** From a product of fields to what was seen: the share from `from` on, up to the next step. */
export interface Step {
  from: number
  share: Confidence
}

/** What was measured: counts by field and deciding rule, and steps for whole proposals. */
export interface Calibration {
  fields: Partial<Record<Field, Record<string, RuleCount>>>
  /** The counts of a field's rules together. */
  whole: Partial<Record<Field, RuleCount>>
  /** Ascending in both; number, hedge and act right together. */
  steps: Step[]
}

/** A rule that was never measured is no better than a coin. */
const UNMEASURED = 0.5

/** The fields that carry a claim: the others are looked at anyway. */
const CARRYING = ['quantity', 'act'] as const

/** A share that knows how few it was counted from: of none it is a half (Beta(1,1)). */
export function smoothedShare({ hits, total }: RuleCount): Confidence {
  return (hits + 1) / (total + 2)
}

/** So many cases of its field stand beside those of a rule that was seldom seen. */
const BESIDE = 4

/** A rule's share, drawn towards that of its field while few cases of the rule are known. */
function shareOfRule({ hits, total }: RuleCount, field: RuleCount): Confidence {
  return (hits + BESIDE * smoothedShare(field)) / (total + BESIDE)
}

let loaded: Calibration | undefined

/** What comes with the room; read once. */
export function shippedCalibration(): Calibration {
  // Asked for every field of every proposal: even the address is made only once.
  loaded ??= readShipped()
  return loaded
}

function readShipped(): Calibration {
  const path = new URL('../data/calibration.json', import.meta.url)
  return JSON.parse(readFileSync(path, 'utf8')) as Calibration
}

/** How often the field is right when the first of these rules decides it. */
export function fieldConfidence(
  field: Field,
  rules: readonly string[],
  { fields, whole }: Pick<Calibration, 'fields' | 'whole'> = shippedCalibration(),
): Confidence {
  const [deciding = ''] = rules
  const count = fields[field]?.[deciding]
  return count ? shareOfRule(count, whole[field] ?? count) : UNMEASURED
}

/** How often number, hedge and act are right together in proposals like this one. */
export function proposalConfidence(
  fields: Proposal['fields'],
  { steps }: Pick<Calibration, 'steps'> = shippedCalibration(),
): Confidence {
  const product = CARRYING.reduce((so, name) => so * (fields[name]?.confidence ?? UNMEASURED), 1)
  // Without a number nothing like it was ever labelled.
  if (!fields.quantity) return Math.min(product, UNMEASURED)
  return steps.findLast(({ from }) => from <= product)?.share ?? Math.min(product, UNMEASURED)
}
