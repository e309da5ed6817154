// The other records of the model as zod schemas: documents, agents, events, places and the rows
// about claims. Used both to read input and as the allow-list of output.

import {
  AGENT_KINDS,
  ANONYMITIES,
  answerFields,
  answerObject,
  answerRecord,
  CONTENT_WORDS,
  derivedObject,
  PLACE_LEVELS,
  ROW_SCHEMAS,
  type RowKind,
  proofSchema as recordedProof,
} from '@tumen/claim'
import { z } from 'zod'
import { claimSchema, idSchema } from './claim.ts'
import { filePlaceFields } from './file-place.ts'

/** What every stored row carries. */
export const recordedFields = { recorded: z.string(), by: z.string(), leaf: z.int() }

/** A record with what every stored row carries. */
function rowAnswer<K extends RowKind>(kind: K) {
  return answerObject({ ...answerFields<Shape<K>>(ROW_SCHEMAS[kind] as never), ...recordedFields })
}

type Shape<K extends RowKind> = (typeof ROW_SCHEMAS)[K]['shape']

/** A proof, as it may be shown. */
export const proofSchema = answerRecord(recordedProof)

export const documentSchema = rowAnswer('document')

export const textLayerSchema = rowAnswer('text_layer')

/** A mark of what is hard to look at; without words it was taken off. */
export const contentMarkSchema = rowAnswer('content_mark')

/** What of words or pictures is hard to look at: stands in their place until they are opened. */
export const contentSchema = answerObject({
  words: z.array(z.enum(CONTENT_WORDS)),
  descriptions: z.array(z.string()).describe('what is to be seen or read, as somebody wrote it'),
})

export type Content = z.output<typeof contentSchema>

export const contentField = {
  content: contentSchema
    .exactOptional()
    .describe('what is hard to look at, where somebody said so'),
}

/** Whether a speaker is new although one of a near name is recorded. */
export const anewSchema = z
  .boolean()
  .default(false)
  .describe('it is another one than those of near names that are recorded')

export const documentRelationSchema = rowAnswer('document_relation')

/** What a claim is today: the last word of its status rows. */
export const CLAIM_STATES = [
  'waiting',
  'counts',
  'superseded',
  'corrected',
  'withdrawn',
  'rejected',
] as const

export const claimStatusSchema = rowAnswer('claim_status')

export const claimRelationRowSchema = rowAnswer('claim_relation')

export const eventLinkSchema = rowAnswer('event_link')

/** That the words of a claim are no longer those of its text. */
export const correctedField = z
  .literal(true)
  .exactOptional()
  .describe('its text was corrected since, and reads otherwise where its words stand')

/** A claim with all rows that bear on it. */
export const claimInContextSchema = answerObject({
  claim: claimSchema,
  language: z.string().exactOptional().describe('tag of the text in which its words stand'),
  ...filePlaceFields,
  ...contentField,
  corrected: correctedField,
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
export const titleSchema = derivedObject(
  documentSchema.pick({
    id: true,
    title: true,
    language: true,
    publisher: true,
    published: true,
    sensitivity: true,
  }),
)

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

export const agentSchema = derivedObject(
  rowAnswer('agent').extend({ sealed: z.literal('[sealed]').exactOptional() }),
)

export const agentRelationSchema = derivedObject(
  answerRecord(ROW_SCHEMAS.agent_relation)
    .omit({ copyOf: true })
    .extend({
      copied: z
        .literal(true)
        .exactOptional()
        .describe('it follows from a confirmed copy of a document; nobody judged the two'),
      ...recordedFields,
    }),
)

export const gradeSchema = rowAnswer('grade')

export const eventSchema = rowAnswer('event')

export const placeInputSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/),
  level: z.enum(PLACE_LEVELS),
  names: namesSchema,
  aliases: z.array(z.string().min(1).max(500)).exactOptional(),
  dated: z
    .array(z.string().min(1).max(600))
    .exactOptional()
    .describe('names of a time, e.g. "en: Heron County (../2014-12-31)"'),
  ids: z.array(z.string().min(1).max(200)).exactOptional(),
  latitude: z.string().max(20).exactOptional(),
  longitude: z.string().max(20).exactOptional(),
})

export const placeOutputSchema = answerRecord(ROW_SCHEMAS.place)

export type AgentInput = z.output<typeof agentInputSchema>

export type ClaimState = (typeof CLAIM_STATES)[number]
