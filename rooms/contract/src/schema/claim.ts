// The claim model as zod schemas: the allow-list of what an operation gives back of a claim.
// Input is read by the claim room itself (parseClaim), so that all findings come at once.

import {
  ACTS,
  ANCHORS,
  ANONYMITIES,
  BASES,
  CLAIM_KINDS,
  CLAIM_RELATIONS,
  COMPARISON_OPERATORS,
  DERIVATION_RULES,
  EXTRACTION_METHODS,
  HABITUALS,
  LINK_RELATIONS,
  LINK_ROLES,
  MEASURES,
  MODALITIES,
  MODES,
  OPERATORS,
  PLACE_LEVELS,
  PLACE_RELATIONS,
  PLACE_ROLES,
  POLARITIES,
  POSITIONS,
  RATE_UNITS,
  RESTRICTION_DIMENSIONS,
  SENSITIVITIES,
  TIME_ROLES,
  UMBRELLA_ACTS,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import { z } from 'zod'

/** An explicit id, as a caller may choose it. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9:._#-]{0,63}$/)
  .describe('an id of your own instead of a random one; readable ids tell things')

/** Any id that a stored row may refer to, place paths included. */
export const referenceSchema = z.string().min(1).max(200)

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const intervalSchema = z.object({ earliest: daySchema, latest: daySchema })

export const spanSchema = z.object({ start: z.int(), end: z.int(), text: z.string() })

export const actSchema = z.enum([...ACTS, ...UMBRELLA_ACTS]).describe('what happened')

export const restrictionSchema = z.object({
  by: z.enum(RESTRICTION_DIMENSIONS),
  label: z.string(),
})

const propositionSchema = z.object({
  act: actSchema,
  actor: z.array(z.object({ label: z.string(), id: z.string().exactOptional() })).exactOptional(),
  affected: z
    .object({
      label: z.string(),
      population: z.string().exactOptional(),
      restrict: z.array(restrictionSchema).exactOptional(),
    })
    .exactOptional(),
  polarity: z.enum(POLARITIES),
  habitual: z.enum(HABITUALS).exactOptional(),
  text: z.string(),
})

export const quantitySchema = z.object({
  op: z.enum(OPERATORS),
  value: z.number().exactOptional(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  vague: z.enum(VAGUE_WORDS).exactOptional(),
  unit: z.enum(UNITS),
  measure: z.enum(MEASURES),
  per: z.object({ n: z.number(), unit: z.enum(RATE_UNITS) }).exactOptional(),
  partOf: z
    .object({
      value: z.number().exactOptional(),
      op: z.enum(OPERATORS).exactOptional(),
      claim: z.string().exactOptional(),
    })
    .exactOptional(),
  breakdown: z
    .array(
      z.object({
        by: z.enum(RESTRICTION_DIMENSIONS),
        label: z.string(),
        op: z.enum(OPERATORS),
        value: z.number(),
      }),
    )
    .exactOptional(),
  hedge: z.string().exactOptional(),
  span: spanSchema,
  derivation: z
    .object({
      from: z.array(z.string()),
      rule: z.enum(DERIVATION_RULES),
      assumption: z.string().exactOptional(),
    })
    .exactOptional(),
})

const placeSchema = z.object({
  role: z.enum(PLACE_ROLES),
  name: z.string(),
  gazetteer: z.string().exactOptional(),
  level: z.enum(PLACE_LEVELS),
  relation: z.enum(PLACE_RELATIONS),
  stated: z.boolean(),
  span: spanSchema.exactOptional(),
  inheritedFrom: z.string().exactOptional(),
  ucdpPrec: z.number(),
})

const timeSchema = z.object({
  role: z.enum(TIME_ROLES),
  earliest: z.string(),
  latest: z.string(),
  anchor: z.enum(ANCHORS),
  expression: z.string().exactOptional(),
  span: spanSchema.exactOptional(),
  stated: z.boolean(),
  ucdpPrec: z.number(),
})

export const linkSchema = z.object({
  agent: z.string(),
  label: z.string(),
  role: z.enum(LINK_ROLES),
  relation: z.enum(LINK_RELATIONS),
  verb: z.string().exactOptional(),
  mode: z.enum(MODES),
  anonymity: z.enum(ANONYMITIES),
  anonymityReason: z.string().exactOptional(),
  span: spanSchema.exactOptional(),
  date: intervalSchema.exactOptional(),
})

const comparisonSchema = z.object({
  left: z.string(),
  operator: z.enum(COMPARISON_OPERATORS),
  right: z.string(),
  rightClaim: z.string().exactOptional(),
  difference: z.number().exactOptional(),
  ratio: z.number().exactOptional(),
})

/** A claim as it may leave an operation. */
export const claimSchema = z.object({
  id: z.string(),
  doc: z.string(),
  kind: z.enum(CLAIM_KINDS),
  position: z.enum(POSITIONS),
  quote: z.array(spanSchema),
  proposition: propositionSchema,
  quantity: quantitySchema.exactOptional(),
  places: z.array(placeSchema),
  times: z.array(timeSchema),
  chain: z.array(linkSchema),
  origin: z.string(),
  modality: z.enum(MODALITIES),
  modalityCue: z.string().exactOptional(),
  basis: z.enum(BASES),
  condition: z.object({ text: z.string(), claim: z.string().exactOptional() }).exactOptional(),
  comparison: comparisonSchema.exactOptional(),
  asserted: intervalSchema,
  published: z.string(),
  sensitivity: z.enum(SENSITIVITIES),
  problems: z.array(z.string()).exactOptional(),
  listed: z.array(z.string()).exactOptional(),
  overlapsUnknown: z.boolean().exactOptional(),
  extraction: z.object({
    method: z.enum(EXTRACTION_METHODS),
    confidence: z.number().exactOptional(),
    reviewed: z.boolean(),
    by: z.string().exactOptional(),
  }),
})

/** A relation as written beside a claim in an import. */
export const claimRelationSchema = z.object({
  type: z.enum(CLAIM_RELATIONS),
  to: referenceSchema,
  note: z.string().exactOptional(),
})
