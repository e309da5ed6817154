// The claim: what a text says, in which words, and how it reached us. One schema; the rules stand
// in check.ts. A claim is never edited: a correction is a new row. Source: claims.md section 3.
import { z } from 'zod'
import {
  closed,
  count,
  day,
  decimal,
  flag,
  id,
  isoDay,
  list,
  masked,
  offset,
  open,
  record,
  text,
  whole,
  words,
} from '../shape/field.ts'
import * as v from '../vocabulary/vocabulary.ts'

export const actSchema = z.enum([...v.ACTS, ...v.UMBRELLA_ACTS]).describe('what happened')

/** A piece of a document's text: UTF-16 code units, half-open, `text` equal to the slice. */
export const spanSchema = z.strictObject({ start: offset, end: offset, text: words })
export type Span = z.infer<typeof spanSchema>

/** A closed interval of ISO days (`YYYY-MM-DD`). */
export const intervalSchema = z.strictObject({ earliest: isoDay, latest: isoDay })
export type DayInterval = z.infer<typeof intervalSchema>

/** One restriction of a group: two with the same `by` and other labels exclude each other. */
export const restrictionSchema = z.strictObject({
  by: z.enum(v.RESTRICTION_DIMENSIONS),
  label: text,
})
export type Restriction = z.infer<typeof restrictionSchema>

/** What is said to have happened. */
export const propositionSchema = z.strictObject({
  act: actSchema,
  actor: list(z.strictObject({ label: text, id: id.exactOptional() })).exactOptional(),
  affected: z
    .strictObject({
      label: text,
      population: text.exactOptional(),
      restrict: list(restrictionSchema).exactOptional(),
    })
    .exactOptional(),
  polarity: z.enum(v.POLARITIES),
  habitual: z.enum(v.HABITUALS).exactOptional(),
  /** One normalised sentence in our words. */
  text,
})
export type Proposition = z.infer<typeof propositionSchema>

/** A number as stated, with its hedge. `range` has low and high, `vague` a word, `none` value 0. */
export const quantitySchema = z.strictObject({
  op: z.enum(v.OPERATORS),
  value: count.exactOptional(),
  low: count.exactOptional(),
  high: count.exactOptional(),
  vague: z.enum(v.VAGUE_WORDS).exactOptional(),
  unit: z.enum(v.UNITS),
  measure: z.enum(v.MEASURES),
  per: z.strictObject({ n: count, unit: z.enum(v.RATE_UNITS) }).exactOptional(),
  partOf: z
    .strictObject({
      value: count.exactOptional(),
      op: z.enum(v.OPERATORS).exactOptional(),
      claim: id.exactOptional(),
    })
    .exactOptional(),
  breakdown: list(
    z.strictObject({
      by: z.enum(v.RESTRICTION_DIMENSIONS),
      label: text,
      op: z.enum(v.OPERATORS),
      value: count,
    }),
  ).exactOptional(),
  hedge: text.exactOptional(),
  span: spanSchema,
  derivation: z
    .strictObject({
      from: list(id, 1),
      rule: z.enum(v.DERIVATION_RULES),
      assumption: text.exactOptional(),
    })
    .exactOptional(),
})
export type Quantity = z.infer<typeof quantitySchema>

/** A place in a role. `gazetteer` is a place id; `ucdpPrec` is computed, never typed. */
export const claimPlaceSchema = z.strictObject({
  role: z.enum(v.PLACE_ROLES),
  name: text,
  gazetteer: id.exactOptional(),
  level: z.enum(v.PLACE_LEVELS),
  relation: z.enum(v.PLACE_RELATIONS),
  stated: flag,
  span: spanSchema.exactOptional(),
  inheritedFrom: id.exactOptional(),
  ucdpPrec: count,
})
export type ClaimPlace = z.infer<typeof claimPlaceSchema>

/** A time in a role. `ucdpPrec` is computed from the length in days. */
export const claimTimeSchema = z.strictObject({
  role: z.enum(v.TIME_ROLES),
  earliest: day,
  latest: day,
  anchor: z.enum(v.ANCHORS),
  expression: text.exactOptional(),
  span: spanSchema.exactOptional(),
  stated: flag,
  ucdpPrec: count,
})
export type ClaimTime = z.infer<typeof claimTimeSchema>

/**
 * One link of the speaker chain, ordered from the document in hand to the origin. Ids of anonymous
 * speakers may be readable, and days narrow down who spoke.
 */
export const linkSchema = record({
  agent: masked(id, 'restricted'),
  label: open(text),
  role: open(z.enum(v.LINK_ROLES)),
  relation: open(z.enum(v.LINK_RELATIONS)),
  verb: open(text.exactOptional()),
  mode: open(z.enum(v.MODES)),
  anonymity: open(z.enum(v.ANONYMITIES)),
  anonymityReason: closed(text.exactOptional(), 'sealed'),
  span: open(spanSchema.exactOptional()),
  date: masked(intervalSchema.exactOptional(), 'restricted'),
})
export type ChainLink = z.infer<typeof linkSchema>

/** A comparison of two quantities; `ratio` is a decimal fraction. */
export const comparisonSchema = z.strictObject({
  left: text,
  operator: z.enum(v.COMPARISON_OPERATORS),
  right: text,
  rightClaim: id.exactOptional(),
  difference: whole.exactOptional(),
  ratio: decimal.exactOptional(),
})
export type Comparison = z.infer<typeof comparisonSchema>

/** A relation to another claim, as written beside a claim in an import or an export. */
export const claimRelationSchema = z.strictObject({
  type: z.enum(v.CLAIM_RELATIONS),
  to: id,
  note: text.exactOptional(),
})
export type ClaimRelation = z.infer<typeof claimRelationSchema>

/** How the claim was made; a claim counts only when `reviewed`. */
export const extractionSchema = z.strictObject({
  method: z.enum(v.EXTRACTION_METHODS),
  confidence: decimal.exactOptional(),
  reviewed: flag,
  by: id.exactOptional(),
})
export type Extraction = z.infer<typeof extractionSchema>

/** What somebody said, in which words, and how it reached us. */
export const claimSchema = record({
  id: open(id),
  doc: open(id),
  /** The corrected text in which offsets count; absent: the text as it was first made. */
  layer: open(id.exactOptional()),
  kind: open(z.enum(v.CLAIM_KINDS)),
  position: open(z.enum(v.POSITIONS)),
  // An empty list of quotes or links has a finding of its own, so the schema allows it.
  quote: open(list(spanSchema)),
  proposition: open(propositionSchema),
  quantity: open(quantitySchema.exactOptional()),
  places: open(list(claimPlaceSchema)),
  times: open(list(claimTimeSchema)),
  chain: open(list(linkSchema)),
  origin: masked(id, 'restricted'),
  modality: open(z.enum(v.MODALITIES)),
  modalityCue: open(text.exactOptional()),
  basis: masked(z.enum(v.BASES), 'sealed'),
  condition: open(z.strictObject({ text, claim: id.exactOptional() }).exactOptional()),
  comparison: open(comparisonSchema.exactOptional()),
  /** When the origin said it. */
  asserted: masked(intervalSchema, 'restricted'),
  /** When this document came out (day). */
  published: open(day),
  sensitivity: open(z.enum(v.SENSITIVITIES)),
  problems: closed(list(text).exactOptional(), 'restricted'),
  /** Ids of persons that this claim names. */
  listed: closed(list(id).exactOptional(), 'restricted'),
  /** True when nobody knows whether this group overlaps others. */
  overlapsUnknown: open(flag.exactOptional()),
  extraction: open(extractionSchema),
})
export type Claim = z.infer<typeof claimSchema>

/** A claim as files carry it: the claim and, beside it, its relations and its status. */
export const claimImportSchema = claimSchema.extend({
  relations: list(claimRelationSchema).exactOptional(),
  status: z.enum(v.CLAIM_STATUSES).exactOptional(),
})
export type ClaimImport = z.infer<typeof claimImportSchema>
