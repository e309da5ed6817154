// The claim as operations give it back: an allow-list, made of the one schema of the record. Input
// is read by the claim room itself (parseClaim), so that all findings come at once.
import {
  ACTS,
  type Act,
  answerObject,
  answerRecord,
  CLAIM_RELATIONS,
  open,
  claimSchema as recordedClaim,
  intervalSchema as recordedInterval,
  linkSchema as recordedLink,
  quantitySchema as recordedQuantity,
  restrictionSchema as recordedRestriction,
  spanSchema as recordedSpan,
  UMBRELLA_ACTS,
} from '@tumen/claim'
import { z } from 'zod'
import { MOST_ID } from '../limit.ts'

export { actSchema } from '@tumen/claim'

/** An explicit id, as a caller may choose it. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9:._#-]{0,63}$/)
  .describe('an id of your own instead of a random one; readable ids tell things')

/** Any id that a stored row may refer to, place paths included. */
export const referenceSchema = z.string().min(1).max(MOST_ID)

export const intervalSchema = answerRecord(recordedInterval)

export const spanSchema = answerRecord(recordedSpan)

export const restrictionSchema = answerRecord(recordedRestriction)

export const quantitySchema = answerRecord(recordedQuantity)

export const linkSchema = answerRecord(recordedLink)

const ACT_NAMES: ReadonlySet<string> = new Set([...ACTS, ...UMBRELLA_ACTS])
/** An act where the documents of the interface say only that it is text. */
export const actTextSchema = z
  .string()
  .refine((name) => ACT_NAMES.has(name)) as z.ZodType as z.ZodType<Act>

/** A claim as it may leave an operation. */
export const claimSchema = answerRecord(recordedClaim)

/**
 * Closed fields of a claim, and of a link of its chain, that nobody has recorded yet: they are the
 * asker's own words, or those of a text that the asker may read.
 */
export const unrecordedFields = {
  problems: open(claimSchema.shape.problems),
  listed: open(claimSchema.shape.listed),
}
export const unrecordedLinkFields = { anonymityReason: open(linkSchema.shape.anonymityReason) }

/** A relation as written beside a claim in an import. */
export const claimRelationSchema = answerObject({
  type: z.enum(CLAIM_RELATIONS),
  to: referenceSchema,
  note: z.string().exactOptional(),
})
