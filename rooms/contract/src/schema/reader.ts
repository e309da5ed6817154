// How far a language model is with a document, and what was measured of readers.
import { answerObject, PROPOSAL_FIELDS } from '@tumen/claim'
import { z } from 'zod'

/**
 * `none`: it was not asked yet. `kept-here`: it runs on another machine, to which no restricted
 * document goes.
 */
export const MODEL_STATES = [
  'none',
  'waiting',
  'reading',
  'read',
  'stopped',
  'failed',
  'kept-here',
] as const

/** How rules and model stand to one another. */
export const AGREEMENTS = ['agree', 'differ', 'only-rules', 'only-model'] as const

/** Which model, and the other machine to which texts go for it. */
export const modelNameFields = {
  model: z.string(),
  host: z.string().exactOptional().describe('the other machine to which texts go'),
}

/** A model, how far it is with a document, and which parts gave no answer. */
export const modelStateSchema = answerObject({
  ...modelNameFields,
  state: z.enum(MODEL_STATES),
  done: z.int().describe('parts of the text that it was asked about'),
  total: z.int(),
  failed: z
    .array(answerObject({ why: z.string(), parts: z.int() }))
    .describe('parts that stay as the rules have them, by the reason'),
  recorded: z.string().exactOptional().describe('when its answers were kept'),
})

/** Decided proposals from which on a share is told. */
export const LEAST_MEASURED = 50

/** Of one reader, how many of the values that it proposed were recorded unchanged. */
export const measuredSchema = answerObject({
  reader: z.enum(['rules', 'model']),
  decided: z.int().describe('proposals of this reader that were accepted, with changes or without'),
  missing: z.int().describe('how many more are needed before shares are told'),
  fields: z.array(
    answerObject({
      field: z.enum(PROPOSAL_FIELDS),
      proposed: z.int().describe('values proposed without a question'),
      unchanged: z.int().describe('of them recorded as they were'),
    }),
  ),
})
