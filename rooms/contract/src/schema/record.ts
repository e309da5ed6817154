// The other records of the model as zod schemas: documents, agents, events, places and the rows
// about claims. Used both to read input and as the allow-list of output.

import {
  AGENT_KINDS,
  AGENT_RELATIONS,
  ANONYMITIES,
  CLAIM_RELATIONS,
  CLAIM_STATUSES,
  CONDITION_DECISIONS,
  DECISION_STATES,
  DOCUMENT_RELATION_BASES,
  DOCUMENT_RELATIONS,
  EVENT_LINK_ROLES,
  GRADES,
  LINEAGE_SIGNS,
  PAGE_SOURCES,
  PLACE_LEVELS,
  PROOF_CHECKS,
  PROOF_KINDS,
  PROOF_STATUSES,
  PROPOSAL_DECISIONS,
  SENSITIVITIES,
} from '@tumen/claim'
import { z } from 'zod'
import { actSchema, claimSchema, idSchema, intervalSchema, spanSchema } from './claim.ts'

/** What every stored row carries. */
export const recordedFields = { recorded: z.string(), by: z.string(), leaf: z.int() }

/** A proof, as it may be shown. */
export const proofSchema = z.object({
  kind: z.enum(PROOF_KINDS),
  status: z.enum(PROOF_STATUSES),
  checks: z.array(z.enum(PROOF_CHECKS)),
  by: z.string().exactOptional(),
  at: z.string().exactOptional(),
})

const archiveSchema = z.object({
  version: z.string(),
  software: z.string().exactOptional(),
  created: z.string().exactOptional(),
  files: z.int(),
  records: z.int(),
  digests: z.int(),
  unchecked: z.int(),
  credentials: z.object({ sent: z.int(), given: z.int() }).exactOptional(),
  pages: z.array(
    z.object({
      url: z.string(),
      at: z.string(),
      title: z.string().exactOptional(),
      source: z.enum(PAGE_SOURCES),
    }),
  ),
  proof: proofSchema.exactOptional(),
})

export const documentSchema = z.object({
  id: z.string(),
  bytesHash: z.string(),
  mediaType: z.string(),
  textHash: z.string(),
  textSteps: z.array(z.string()),
  language: z.string(),
  title: z.string(),
  publisher: z.string().exactOptional(),
  published: intervalSchema,
  captured: z.string(),
  url: z.string().exactOptional(),
  covers: intervalSchema.exactOptional(),
  boilerplate: z.array(spanSchema),
  sensitivity: z.enum(SENSITIVITIES),
  archive: archiveSchema.exactOptional(),
  ...recordedFields,
})

const rangeSchema = z.object({ start: z.int(), end: z.int() })

/** Whether a speaker is new although one of a near name is recorded. */
export const anewSchema = z
  .boolean()
  .default(false)
  .describe('it is another one than those of near names that are recorded')

export const documentRelationSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(DOCUMENT_RELATIONS),
  basis: z.enum(DOCUMENT_RELATION_BASES),
  containment: z.string().exactOptional(),
  evidence: z
    .array(
      z.object({
        sign: z.enum(LINEAGE_SIGNS),
        from: rangeSchema.exactOptional(),
        to: rangeSchema.exactOptional(),
      }),
    )
    .exactOptional(),
  state: z.enum(DECISION_STATES),
  ...recordedFields,
})

/** What a claim is today: the last word of its status rows. */
export const CLAIM_STATES = [
  'waiting',
  'counts',
  'superseded',
  'corrected',
  'withdrawn',
  'rejected',
] as const

export const claimStatusSchema = z.object({
  claim: z.string(),
  status: z.enum(CLAIM_STATUSES),
  reason: z.string(),
  on: z.string().exactOptional(),
  ...recordedFields,
})

export const claimRelationRowSchema = z.object({
  from: z.string(),
  type: z.enum(CLAIM_RELATIONS),
  to: z.string(),
  note: z.string().exactOptional(),
  ...recordedFields,
})

export const eventLinkSchema = z.object({
  claim: z.string(),
  event: z.string(),
  role: z.enum(EVENT_LINK_ROLES),
  ...recordedFields,
})

/** A claim with all rows that bear on it. */
export const claimInContextSchema = z.object({
  claim: claimSchema,
  language: z.string().exactOptional().describe('tag of the text in which its words stand'),
  placeNames: z
    .record(z.string(), z.record(z.string(), z.string()))
    .describe('how its places are called, by path and language'),
  state: z.enum(CLAIM_STATES),
  withdrawnWith: z
    .string()
    .exactOptional()
    .describe('the claim whose withdrawal took the statement that this one passes on'),
  statuses: z.array(claimStatusSchema),
  relations: z.array(claimRelationRowSchema),
  events: z.array(eventLinkSchema),
  ...recordedFields,
})

/** What a reader needs to recognise a document. */
export const titleSchema = documentSchema.pick({
  id: true,
  title: true,
  language: true,
  publisher: true,
  published: true,
  sensitivity: true,
})

/** Labels by language tag. */
const namesSchema = z.record(z.string().min(1).max(35), z.string().min(1).max(500))

/** An agent as a caller writes it; without an id it gets an opaque one. */
export const agentInputSchema = z.strictObject({
  id: idSchema.optional(),
  kind: z
    .enum(AGENT_KINDS)
    .optional()
    .describe('what it is; default: as its name says, else a person'),
  name: namesSchema
    .optional()
    .describe('by language tag, e.g. {"en": "Harbour Wire"}; abbreviations by und-x-short'),
  anonymity: z.enum(ANONYMITIES).default('named').describe('how far it is named'),
  scope: idSchema.optional().describe('document, for agents that exist only in it'),
  party: z.boolean().optional().describe('true when it is a party to the acts, or its organ'),
  anew: anewSchema,
})

export const agentSchema = z.object({
  id: z.string(),
  kind: z.enum(AGENT_KINDS),
  name: z.record(z.string(), z.string()).exactOptional(),
  anonymity: z.enum(ANONYMITIES),
  scope: z.string().exactOptional(),
  party: z.boolean().exactOptional(),
  sealed: z.literal('[sealed]').exactOptional(),
  ...recordedFields,
})

export const agentRelationSchema = z.object({
  a: z.string(),
  b: z.string(),
  relation: z.enum(AGENT_RELATIONS),
  reason: z.string().exactOptional(),
  copied: z
    .literal(true)
    .exactOptional()
    .describe('it follows from a confirmed copy of a document; nobody judged the two'),
  ...recordedFields,
})

export const gradeSchema = z.object({
  agent: z.string(),
  topic: z
    .object({
      act: actSchema.exactOptional(),
      place: z.string().exactOptional(),
      period: intervalSchema.exactOptional(),
    })
    .exactOptional(),
  grade: z.enum(GRADES),
  ...recordedFields,
})

export const eventSchema = z.object({
  id: z.string(),
  title: z.string(),
  act: actSchema.exactOptional(),
  place: z.string().exactOptional(),
  period: intervalSchema.exactOptional(),
  ...recordedFields,
})

export const placeInputSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/),
  level: z.enum(PLACE_LEVELS),
  names: namesSchema,
  aliases: z.array(z.string().min(1).max(500)).exactOptional(),
  ids: z.array(z.string().min(1).max(200)).exactOptional(),
  latitude: z.string().max(20).exactOptional(),
  longitude: z.string().max(20).exactOptional(),
})

export const placeOutputSchema = z.object({
  id: z.string(),
  level: z.enum(PLACE_LEVELS),
  names: z.record(z.string(), z.string()),
  aliases: z.array(z.string()).exactOptional(),
  ids: z.array(z.string()).exactOptional(),
  latitude: z.string().exactOptional(),
  longitude: z.string().exactOptional(),
})

export type AgentInput = z.output<typeof agentInputSchema>

/** Whether the condition of a claim holds. */
export const conditionSchema = z.object({
  claim: z.string(),
  decision: z.enum(CONDITION_DECISIONS),
  reason: z.string().exactOptional(),
  ...recordedFields,
})

/** What a person made of a proposal. */
export const conditionDecisionSchema = z.object({
  id: z.string(),
  document: z.string(),
  key: z.string(),
  decision: z.enum(PROPOSAL_DECISIONS),
  claim: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  ...recordedFields,
})

export type ClaimState = (typeof CLAIM_STATES)[number]
