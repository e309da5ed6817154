// Claims from and to JSON. A file may carry relations and a status beside a claim's own
// fields; what is computed (`ucdpPrec`) may be left out. Source: claims.md 3 and 3.7.

import type { Finding } from '../finding.ts'
import { ucdpPrecOfPlace } from '../place/place.ts'
import { ROW_SHAPES } from '../row/kind.ts'
import { parseShape, rowFromJson, rowToJson } from '../row/row.ts'
import type { WholeJson } from '../shape/json-form.ts'
import { shapeOf } from '../shape/shape.ts'
import { checkInterval, ucdpPrecOfInterval } from '../time/date.ts'
import { type ClaimStatusName, PLACE_LEVELS, PLACE_RELATIONS } from '../vocabulary/vocabulary.ts'
import {
  type Claim,
  type ClaimImport,
  type ClaimPlace,
  type ClaimRelation,
  type ClaimTime,
  claimImportSchema,
} from './claim.ts'

const IMPORT_SHAPE = shapeOf(claimImportSchema)

declare const shaped: unique symbol

/** A claim as a parser gave it, not changed since: its shape is right. Nobody else makes one. */
export type ShapedClaim = Claim & { readonly [shaped]: true }

/** A parsed claim, or everything that is wrong with its shape. */
export type ParsedClaim =
  | { claim: ShapedClaim; findings?: never }
  | { claim?: never; findings: Finding[] }

/** A parsed import: the claim alone, and what stood beside it. */
export type ParsedClaimImport =
  | { claim: ShapedClaim; relations: ClaimRelation[]; status?: ClaimStatusName; findings?: never }
  | { claim?: never; relations?: never; status?: never; findings: Finding[] }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function placePrec(place: Record<string, unknown>): number | undefined {
  const { level, relation } = place as unknown as ClaimPlace
  const isKnown = PLACE_LEVELS.includes(level) && PLACE_RELATIONS.includes(relation)
  return isKnown ? ucdpPrecOfPlace({ level, relation }) : undefined
}

function timePrec(time: Record<string, unknown>): number | undefined {
  const { earliest, latest } = time as unknown as ClaimTime
  if (typeof earliest !== 'string' || typeof latest !== 'string') return undefined
  const interval = { earliest, latest }
  return checkInterval(interval).length === 0 ? ucdpPrecOfInterval(interval) : undefined
}

function withPrec(items: unknown, prec: (item: Record<string, unknown>) => number | undefined) {
  if (!Array.isArray(items) || items.every(hasPrec)) return items
  return items.map((item) => {
    if (!isRecord(item) || item.ucdpPrec !== undefined) return item
    const computed = prec(item)
    // A place or time that cannot be judged gets 0 here; its own fields are the findings.
    return { ...item, ucdpPrec: computed ?? 0 }
  })
}

function hasPrec(item: unknown): boolean {
  return isRecord(item) && item.ucdpPrec !== undefined
}

/** `value` with the precisions that were left out of its places and times. */
function withPrecisions(value: unknown): unknown {
  if (!isRecord(value)) return value
  const places = withPrec(value.places, placePrec)
  const times = withPrec(value.times, timePrec)
  if (places === value.places && times === value.times) return value
  return { ...value, ...(places ? { places } : {}), ...(times ? { times } : {}) }
}

/**
 * A claim from unknown JSON, or all findings about its shape: `wrong_type`, `field_missing`,
 * `unknown_field`, `unknown_value` and the like. Fills in `ucdpPrec` where it is absent. The
 * rules and the spans are checked by `checkClaim`.
 */
export function parseClaim(value: unknown): ParsedClaim {
  const parsed = parseShape<ShapedClaim>(withPrecisions(value), ROW_SHAPES.claim)
  return parsed.findings ? { findings: parsed.findings } : { claim: parsed.value }
}

/** Like `parseClaim`, for a claim with relations and status beside its own fields. */
export function parseClaimImport(value: unknown): ParsedClaimImport {
  const parsed = parseShape<ClaimImport>(withPrecisions(value), IMPORT_SHAPE)
  if (parsed.findings) return { findings: parsed.findings }
  const { relations = [], status, ...rest } = parsed.value
  const claim = rest as ShapedClaim
  return { claim, relations, ...(status === undefined ? {} : { status }) }
}

/** The claim as JSON whose numbers are whole; throws when the claim has not its shape. */
export function claimToJson(claim: Claim): WholeJson {
  return rowToJson('claim', claim)
}

/** The claim that `claimToJson` wrote; throws when the JSON has not the shape of a claim. */
export function claimFromJson(json: unknown): Claim {
  return rowFromJson('claim', json)
}
