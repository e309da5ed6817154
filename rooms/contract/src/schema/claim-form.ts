// What a person writes to record a claim: a few short fields instead of the whole model. The
// command line has one option per field. Everything that can be computed is left out.

import {
  ANONYMITIES,
  BASES,
  CLAIM_KINDS,
  MEASURES,
  MODALITIES,
  OPERATORS,
  PLACE_RELATIONS,
  PLACE_ROLES,
  POSITIONS,
  RATE_UNITS,
  SENSITIVITIES,
  UNITS,
  VAGUE_WORDS,
} from '@tumen/claim'
import { z } from 'zod'
import { MOST_QUOTE, MOST_REPEATED } from '../limit.ts'
import {
  actSchema,
  claimRelationSchema,
  idSchema,
  referenceSchema,
  restrictionSchema,
} from './claim.ts'
import { dateSchema } from './date.ts'

const countSchema = z.number().describe('a whole number, not negative')

export const placeFormSchema = z.strictObject({
  place: z.string().min(1).max(500).describe('name or id'),
  role: z.enum(PLACE_ROLES).optional(),
  relation: z.enum(PLACE_RELATIONS).default('in'),
  asWritten: z.boolean().optional().describe('keep the name, where no place is known by it'),
})

/** Fields that say how many. */
const number = {
  number: z.string().max(200).optional().describe('as written in the quotation: "at least 39"'),
  op: z.enum(OPERATORS).optional().describe('instead of --number'),
  value: countSchema.optional(),
  low: countSchema.optional().describe('lower end of a range'),
  high: countSchema.optional().describe('upper end of a range'),
  vague: z.enum(VAGUE_WORDS).optional().describe('a word instead of a number'),
  unit: z.enum(UNITS).optional().describe('default persons'),
  measure: z.enum(MEASURES).optional().describe('default: stock with --at, rate with --per'),
  per: z
    .strictObject({ n: countSchema, unit: z.enum(RATE_UNITS) })
    .optional()
    .describe('of a rate: per how many days, weeks …'),
  partOf: z
    .strictObject({
      value: countSchema.optional(),
      op: z.enum(OPERATORS).optional(),
      claim: referenceSchema.optional(),
    })
    .optional()
    .describe('the group of which this is a part'),
}

/** Fields that say where and when. */
const scope = {
  place: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('name or id, several divided by ";"; their role follows the act'),
  placeRole: z.enum(PLACE_ROLES).optional().describe('what the place is to the act'),
  placeRelation: z.enum(PLACE_RELATIONS).optional().describe('in it (default), near it …'),
  placeAsWritten: z
    .boolean()
    .optional()
    .describe('keep the name, where no place is known by it: then it could be anywhere'),
  places: z.array(placeFormSchema).max(MOST_REPEATED.place).optional().describe('more places'),
  time: dateSchema.optional().describe('11 April 2022, 2022-04, 2022-01/2022-03'),
  at: dateSchema.optional().describe('the day or month of a stock: July 2022'),
  since: dateSchema.optional().describe('first day of an open time'),
  until: dateSchema.optional().describe('last day of an open time'),
}

/** Fields that say who speaks, and how. */
const voice = {
  chain: z
    .array(z.string().min(1).max(500))
    .max(20)
    .optional()
    .describe('from the publisher to the origin: agent ids or labels'),
  anonymity: z
    .enum(ANONYMITIES)
    .optional()
    .describe('of an origin that is not recorded yet; it will exist in this document only'),
  anonymityReason: z.string().min(1).max(500).optional().describe('as the text says'),
  direct: z.boolean().optional().describe('the words are a direct quotation'),
  said: dateSchema.optional().describe('when the origin said it; default: on publication'),
  modality: z.enum(MODALITIES).optional().describe('how sure the origin sounds'),
  modalityCue: z.string().min(1).max(200).optional().describe('the words that show it'),
  basis: z.enum(BASES).optional().describe('how the origin knows; default unknown'),
}

/** Fields that say what, of whom. */
const what = {
  kind: z.enum(CLAIM_KINDS).optional().describe('default: quantity with a number'),
  act: actSchema.optional(),
  actor: z.string().min(1).max(500).optional().describe('who did it, as written'),
  affected: z.string().min(1).max(500).optional().describe('who it happened to, as written'),
  population: z.string().min(1).max(200).optional().describe('whose people, as a path'),
  restrict: z
    .array(restrictionSchema)
    .max(MOST_REPEATED.restrict)
    .optional()
    .describe('e.g. sex: women'),
  condition: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('it holds only on this condition, in the words of the text'),
  denied: z.boolean().optional().describe('the origin says that it did not happen'),
  position: z.enum(POSITIONS).optional().describe('where in the text; default body'),
  text: z.string().min(1).max(2000).optional().describe('one sentence in our own words'),
}

/** The input of claim.record: the short form, or a whole claim. */
export const claimFormSchema = z.strictObject({
  document: referenceSchema.optional().describe('id of the document'),
  quote: z
    .array(z.string().min(1).max(MOST_QUOTE))
    .max(MOST_REPEATED.piece)
    .optional()
    .describe('the exact words; several pieces in their order'),
  offset: z.int().min(0).optional().describe('where the first piece begins, if it stands twice'),
  ...what,
  ...number,
  ...scope,
  ...voice,
  sensitivity: z.enum(SENSITIVITIES).optional().describe('who may read it'),
  problems: z
    .array(z.string().min(1).max(2000))
    .max(50)
    .optional()
    .describe('what is wrong with the text; restricted'),
  listed: z.array(referenceSchema).max(10_000).optional().describe('ids of persons it names'),
  overlapsUnknown: z.boolean().optional().describe('may share people with others'),
  relations: z
    .array(claimRelationSchema)
    .max(MOST_REPEATED.relation)
    .optional()
    .describe('to other claims'),
  id: idSchema.optional(),
  claim: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('a whole claim in the model, instead of the fields above'),
})
