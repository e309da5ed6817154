// Lists with names and persons as they may leave: the allow-list of every answer and of the history
// of their rows. Who may not read mentions is not here at all; who may not see restricted fields
// gets a mention without them.

import {
  answerObject,
  answerRecord,
  derivedObject,
  IMPORT_OUTCOMES,
  ROW_SCHEMAS,
  VERDICTS,
} from '@tumen/claim'
import { z } from 'zod'
import { recordedFields } from './record.ts'

/** What a list says of somebody, to whoever may read it. */
export const mentionSchema = answerRecord(ROW_SCHEMAS.mention)

export const mappedColumnSchema = answerObject({
  column: z.string(),
  field: z.string(),
  form: z.string().exactOptional(),
  clears: z.boolean().exactOptional(),
})

export const outcomeSchema = answerObject({ outcome: z.enum(IMPORT_OUTCOMES), rows: z.int() })

/** The constraints that hold two mentions apart. */
export const PERSON_BARRIERS = [
  'judged_different',
  'one_record_per_list',
  'one_enumeration',
  'sex',
  'impossible',
  'judged_person',
] as const

export const PERSON_WARNINGS = [
  'bridge',
  'sparse',
  'spellings_apart',
  'birth_years_apart',
  'many_records',
  'only_possible',
] as const

export const DRAW_FLAGS = ['uncalibrated', 'blocking_recall_unknown'] as const

/** What linkage has to say, by code; `at` is a place in the settings, never a value. */
export const linkageFindingSchema = answerObject({
  code: z.string(),
  at: z.string().exactOptional().describe('comparison, column or rule of the settings'),
  count: z.int().exactOptional(),
})

const { id, lists, ...madeWith } = derivedObject(
  answerRecord(ROW_SCHEMAS.linkage_run).omit({
    ...{ model: true, trained: true },
  }),
).shape

export const linkageHeadSchema = answerObject({
  ...{ id, lists, modelName: z.string() },
  ...madeWith,
  findings: z.array(linkageFindingSchema),
  ...recordedFields,
})

/** Low, best and high as the 2.5, 50 and 97.5 % points of draws. */
export const bandSchema = answerObject({ low: z.number(), best: z.number(), high: z.number() })

export const linkageCellsSchema = z.array(
  answerObject({
    lists: z.array(z.int()).describe('positions of exactly these lists'),
    persons: z.int(),
  }),
)

const barFields = { bits: z.number(), total: z.number().describe('weight after this bar') }

/** One bar of a waterfall. */
const barSchema = z.discriminatedUnion('kind', [
  answerObject({ kind: z.literal('prior'), ...barFields, probability: z.number() }),
  answerObject({
    kind: z.literal('level'),
    ...barFields,
    comparison: z.string(),
    level: z.int().describe('-1 where a value is missing'),
    label: z.string().describe('as the settings call the level'),
    m: z.number().exactOptional().describe('share of matches at this level'),
    u: z.number().exactOptional().describe('share of chance pairs at this level'),
  }),
  answerObject({
    kind: z.literal('frequency'),
    ...barFields,
    comparison: z.string(),
    tone: z.enum(['common', 'rare']),
    share: z.number().describe('share of the mentions with the value'),
  }),
  answerObject({
    kind: z.literal('ambiguity'),
    ...barFields,
    comparison: z.string(),
    ways: z.int().describe('in how many ways both names can be read together'),
  }),
])

export const saidSchema = answerObject({
  id: z.string(),
  verdict: z.enum(VERDICTS),
  blind: z.boolean(),
  reason: z.string().exactOptional(),
  by: z.string(),
  recorded: z.string(),
  withdrawn: z.boolean(),
})

/** Why two names are at their level. */
const nameEvidenceSchema = answerObject({
  level: z.int(),
  why: z.string().describe('code of the reason'),
  ambiguity: z.int(),
})

export const pairExplanationSchema = answerObject({
  a: mentionSchema,
  b: mentionSchema,
  weight: z.number().describe('bits'),
  probability: z.number().describe('of one person, by the weight, calibrated where it can be'),
  bars: z.array(barSchema),
  names: nameEvidenceSchema.exactOptional(),
  rules: z.array(z.string()).describe('rules that found the pair; none below the floor'),
  constraints: z.array(z.enum(PERSON_BARRIERS)).describe('what keeps the two apart'),
  held: answerObject({ verdict: z.enum(VERDICTS), disputed: z.boolean() })
    .exactOptional()
    .describe('what people say together'),
  judgements: z.array(saidSchema).describe('oldest first; none while a second reader is awaited'),
  awaitsSecond: z.boolean().describe('what the first reader said is not shown to the second'),
  changed: z.boolean().describe('a mention says something else by now than in the run'),
  persons: answerObject({ a: z.string().exactOptional(), b: z.string().exactOptional() }).describe(
    'whose mentions they are',
  ),
})

export const lineageRowSchema = answerRecord(ROW_SCHEMAS.person_lineage)

export const personLineageSchema = derivedObject(
  lineageRowSchema.extend({
    recorded: z.string(),
    by: z.string(),
  }),
)

export const personProposalSchema = derivedObject(
  answerRecord(ROW_SCHEMAS.person_proposal).extend({
    recorded: z.string(),
  }),
)

/** Why somebody says so, as other readers see it. */
export const judgementReasonSchema = z.string().trim().min(1).max(2000)
