// All checks of a claim, all problems at once: its shape, its spans against the document's
// text, its quantity, chain, places, times and sensitivity. Source: claims.md section 7.
import { checkChain } from '../chain/chain.ts'
import { type Finding, fieldPath } from '../finding.ts'
import { ucdpPrecOfPlace } from '../place/place.ts'
import { checkQuantityRules } from '../quantity/quantity.ts'
import { ROW_SHAPES } from '../row/kind.ts'
import { checkShape } from '../shape/shape.ts'
import { checkSpan, spansTouch } from '../text/span.ts'
import { checkDay, checkInterval, ucdpPrecOfInterval } from '../time/date.ts'
import {
  CLAIM_RELATIONS,
  type ClaimKind,
  PLACE_LEVELS,
  PLACE_RELATIONS,
} from '../vocabulary/vocabulary.ts'
import type { Claim, ClaimRelation, Span } from './claim.ts'
import type { ShapedClaim } from './parse.ts'

/** What a claim is checked against. */
export interface ClaimContext {
  /** The stored text of the claim's document. */
  text: string
  /** Boilerplate of the document: only `provenance` claims may come from it. */
  boilerplate?: readonly Span[]
  /** Ids of the claims that references may point at; absent: references are not checked. */
  claimIds?: ReadonlySet<string>
  /** Relations that stand beside the claim in an import. */
  relations?: readonly ClaimRelation[]
}

const WITHOUT_QUANTITY: readonly ClaimKind[] = ['identity', 'provenance', 'source_profile']
const WITH_COMPARISON: readonly ClaimKind[] = ['comparison', 'trend']

function checkSpans(claim: Claim, text: string): Finding[] {
  const findings: Finding[] =
    claim.quote.length > 0 ? [] : [{ code: 'quote_empty', field: 'quote' }]
  for (const [n, span] of claim.quote.entries())
    findings.push(...checkSpan(span, text, fieldPath('quote', n)))
  if (claim.quantity) findings.push(...checkSpan(claim.quantity.span, text, 'quantity.span'))
  for (const name of ['places', 'times', 'chain'] as const)
    for (const [n, { span }] of claim[name].entries())
      if (span) findings.push(...checkSpan(span, text, `${name}[${n}].span`))
  return findings
}

function checkKind(claim: Claim): Finding[] {
  const findings: Finding[] = []
  if (claim.kind === 'quantity' && !claim.quantity)
    findings.push({ code: 'quantity_missing', field: 'quantity' })
  if (claim.quantity && WITHOUT_QUANTITY.includes(claim.kind))
    findings.push({ code: 'quantity_not_allowed', field: 'quantity' })
  if (claim.comparison && !WITH_COMPARISON.includes(claim.kind))
    findings.push({ code: 'comparison_not_allowed', field: 'comparison' })
  if (claim.kind === 'source_profile' && claim.sensitivity === 'public')
    findings.push({ code: 'sensitivity_too_low', field: 'sensitivity' })
  const { confidence } = claim.extraction
  if (confidence !== undefined && confidence > 1)
    findings.push({ code: 'value_out_of_range', field: 'extraction.confidence' })
  return findings
}

function checkPlaces(claim: Claim): Finding[] {
  return claim.places.flatMap((place, n): Finding[] => {
    const isKnown = PLACE_LEVELS.includes(place.level) && PLACE_RELATIONS.includes(place.relation)
    if (!isKnown || place.ucdpPrec === ucdpPrecOfPlace(place)) return []
    return [{ code: 'prec_mismatch', field: `places[${n}].ucdpPrec` }]
  })
}

function checkTimes(claim: Claim): Finding[] {
  const findings: Finding[] = []
  for (const [n, time] of claim.times.entries()) {
    const days = checkInterval(time, fieldPath('times', n))
    findings.push(...days)
    if (days.length === 0 && time.ucdpPrec !== ucdpPrecOfInterval(time))
      findings.push({ code: 'prec_mismatch', field: `times[${n}].ucdpPrec` })
  }
  for (const [n, { date }] of claim.chain.entries())
    if (date) findings.push(...checkInterval(date, `chain[${n}].date`))
  findings.push(...checkOpenTimes(claim.times), ...checkDays(claim), ...checkKnowledge(claim))
  return findings
}

/** What began after its end cannot be meant, however wide the days are taken. */
function checkOpenTimes(times: ShapedClaim['times']): Finding[] {
  const begins = times.filter(({ role }) => role === 'since').map(({ earliest }) => earliest)
  return times.flatMap(({ role, latest }, n): Finding[] => {
    const isBefore = role === 'until' && begins.some((earliest) => latest < earliest)
    return isBefore ? [{ code: 'time_order', field: fieldPath('times', n) }] : []
  })
}

/** One number at one moment has one day: which of two would count nobody could see. */
function checkDays({ quantity, times }: Claim): Finding[] {
  if (quantity?.measure !== 'stock') return []
  const first = times.find(({ role }) => role === 'as_of')
  return times.flatMap(({ role, latest }, n): Finding[] => {
    const isOther = role === 'as_of' && latest !== first?.latest
    return isOther ? [{ code: 'second_day', field: fieldPath('times', n) }] : []
  })
}

function checkKnowledge(claim: Claim): Finding[] {
  const days = [
    ...checkInterval(claim.asserted, 'asserted'),
    ...checkDay(claim.published, 'published'),
  ]
  if (days.length > 0 || claim.asserted.latest <= claim.published) return days
  return [{ code: 'asserted_after_published', field: 'asserted.latest' }]
}

function checkBoilerplate(claim: Claim, boilerplate: readonly Span[]): Finding[] {
  if (claim.kind === 'provenance') return []
  const inside = claim.quote
    .map((span, n): [Span, string] => [span, fieldPath('quote', n)])
    .filter(([span]) => boilerplate.some((piece) => spansTouch(span, piece)))
  const findings = inside.map(([, field]): Finding => ({ code: 'claim_in_boilerplate', field }))
  if (claim.position === 'boilerplate')
    findings.push({ code: 'claim_in_boilerplate', field: 'position' })
  return findings
}

function referencesOf(
  claim: Claim,
  relations: readonly ClaimRelation[],
): [string, string | undefined][] {
  const references: [string, string | undefined][] = [
    ['quantity.partOf.claim', claim.quantity?.partOf?.claim],
    ['condition.claim', claim.condition?.claim],
    ['comparison.rightClaim', claim.comparison?.rightClaim],
  ]
  for (const [n, { inheritedFrom }] of claim.places.entries())
    if (inheritedFrom !== undefined) references.push([`places[${n}].inheritedFrom`, inheritedFrom])
  for (const [n, from] of (claim.quantity?.derivation?.from ?? []).entries())
    references.push([`quantity.derivation.from[${n}]`, from])
  for (const [n, { to }] of relations.entries()) references.push([`relations[${n}].to`, to])
  return references
}

function checkReferences(claim: Claim, context: ClaimContext): Finding[] {
  const relations = context.relations ?? []
  const findings: Finding[] = []
  for (const [n, { type }] of relations.entries())
    if (!CLAIM_RELATIONS.includes(type))
      findings.push({
        code: 'unknown_value',
        field: `relations[${n}].type`,
        allowed: CLAIM_RELATIONS,
      })
  for (const [field, to] of referencesOf(claim, relations)) {
    if (to === undefined) continue
    if (to === claim.id) findings.push({ code: 'relation_to_self', field, ids: [to] })
    else if (context.claimIds && !context.claimIds.has(to))
      findings.push({ code: 'relation_target_missing', field, ids: [to] })
  }
  return findings
}

// A record with a field missing or of another type cannot be read any further.
const TORN = ['wrong_type', 'field_missing']

/**
 * Everything that is wrong with `claim`, each finding with the path of its field; empty when
 * the claim may be stored. Finds all problems at once, but for a claim whose shape is torn
 * (a field missing or of another type): then only the findings of the shape.
 */
export function checkClaim(claim: Claim, context: ClaimContext): Finding[] {
  const shape = checkShape(claim, ROW_SHAPES.claim)
  if (shape.some((finding) => TORN.includes(finding.code))) return shape
  return [...shape, ...checkClaimRules(claim as ShapedClaim, context)]
}

/**
 * Everything that is wrong with a claim as it came out of the parser, whose shape is right: what
 * `checkClaim` finds besides, without going through the shape again.
 */
export function checkClaimRules(claim: ShapedClaim, context: ClaimContext): Finding[] {
  return [
    ...checkSpans(claim, context.text),
    ...checkKind(claim),
    ...(claim.quantity ? checkQuantityRules(claim.quantity) : []),
    ...checkPlaces(claim),
    ...checkTimes(claim),
    ...checkChain(claim.chain, claim.origin),
    ...checkBoilerplate(claim, context.boilerplate ?? []),
    ...checkReferences(claim, context),
  ]
}
